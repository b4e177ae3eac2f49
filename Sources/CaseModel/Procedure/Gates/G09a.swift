// Stage 9: briefing note 1.3 told all five elements before the start, and they still hold.

extension Gate {
    static let g09a = Gate(
        "G09a", stage: 9,
        pl: "Uczestnikom lub zamawiającemu przekazano: termin, miejsce, harmonogram, program i dane"
            + " trenera (Notatka 1.3).",
        en: "Date, place, schedule, programme and trainer's data were given to participants or the"
            + " ordering party (note 1.3).",
        blocks: [.markReady], nonconformity: .fromStart,
        reads: [
            "terms.agreed", "session.planned", "session.place", "session.trainer", "session.no",
            "session.cancelled_reason", "programme.version",
            "assignment.trainer", "assignment.role",
        ]
    ) { facts in
        let notes = Announcements.bySending(facts.all("n13"))
        guard let latest = notes.last else { return [Missing("n13", .send, stage: 9)] }
        let complete = notes.filter { Announcements.gaps(ofBriefing: $0).isEmpty }
        guard complete.contains(where: { Announcements.wasSent($0, before: facts.firstStart) })
        else {
            let gaps = Announcements.gaps(ofBriefing: latest)
            return gaps.isEmpty ? [latest.missing("sent_at", .earlier, stage: 9)] : gaps
        }
        return Announcements(
            facts: facts, complete: complete,
            fields: ["date", "place", "schedule", "programme_version", "trainers"]
        ).renewals(naming: complete.last ?? latest, stage: 9)
    }
}
