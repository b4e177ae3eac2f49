// Stage 5: the five elements reached the ordering party before the start, and still hold. A
// briefing note renews a complete disclosure that was overtaken; it supplies no missing element.

internal import CanonicalJSON

extension Gate {
    static let g05b = Gate(
        "G05b", stage: 5,
        pl: "Informacje o efektach uczenia, wymaganiach, czasie, programie i kadrze są przekazywane"
            + " zleceniodawcy przed rozpoczęciem usługi.",
        en: "Outcomes, requirements, time, programme and staff are made known to the ordering party"
            + " before the service starts.",
        blocks: [.markReady], nonconformity: .fromStart,
        reads: [
            "case.commissioned", "disclosure", "session.planned", "session.trainer",
            "session.cancelled_reason", "programme.version", "assignment.trainer",
            "assignment.role",
        ]
    ) { facts in
        guard let isCommissioned = facts.value("case.commissioned")?.boolValue else {
            return [Missing("case.commissioned", .fill, stage: 1)]
        }
        if !isCommissioned { return [] }
        let disclosures = Announcements.bySending(facts.all("disclosure"))
        guard let latest = disclosures.last else {
            return [Missing("disclosure", .send, stage: 5)]
        }
        let complete = disclosures.filter { Announcements.gaps(ofDisclosure: $0).isEmpty }
        guard complete.contains(where: { Announcements.wasSent($0, before: facts.firstStart) })
        else {
            let gaps = Announcements.gaps(ofDisclosure: latest)
            return gaps.isEmpty ? [latest.missing("sent_at", .earlier, stage: 5)] : gaps
        }
        let briefings = facts.all("n13").filter { Announcements.gaps(ofBriefing: $0).isEmpty }
        return Announcements(
            facts: facts, complete: complete + briefings,
            fields: ["programme_version", "trainers"]
        ).renewals(naming: complete.last ?? latest, stage: 5)
    }
}
