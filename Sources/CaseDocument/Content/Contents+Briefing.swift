// Briefing note 1.3 (Procedura, stage 9): date, place, schedule, programme and the trainers' data,
// as they stand now, or as a note that was sent has them.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// What a briefing note says besides the programme and the schedule.
    var briefingBranch: JSONValue {
        let sent = subjects.first ?? sentNotes.last
        let note = subjects.first
        var branch: [String: JSONValue] = [
            "date": text(note.flatMap { value($0, "date") } ?? dates),
            "place": text(note.flatMap { value($0, "place") } ?? facts.announcedPlace),
            "told_schedule": text(note.flatMap { value($0, "schedule") }),
            "told_trainers": text(note.flatMap { value($0, "trainer_data") }),
            "extra": text(sent.flatMap { value($0, "extra") }),
            "sent_at": text(note.flatMap { value($0, "sent_at") }),
            "addressee": text(note.flatMap { value($0, "addressee") }),
        ]
        branch["meeting"] = text(meeting)
        return .object(branch)
    }

    private var sentNotes: [Record] {
        facts.all("n13").sorted {
            ($0.instant("sent_at")?.milliseconds ?? 0, $0.key)
                < ($1.instant("sent_at")?.milliseconds ?? 0, $1.key)
        }
    }

    /// Where and when an outdoor group gathers.
    private var meeting: String? {
        ValueText.joined(
            [
                facts.text("f4t.meeting.point"),
                facts.text("f4t.meeting.position"),
                facts.text("f4t.meeting.time").map { "godz. \($0)" },
            ].compactMap(\.self))
    }
}
