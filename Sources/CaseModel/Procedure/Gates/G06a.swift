// Stage 6: what was agreed.

extension Gate {
    static let g06a = Gate(
        "G06a", stage: 6,
        pl: "Uzgodniono termin, miejsce, liczbę uczestników i harmonogram.",
        en: "Date, place, number of participants and schedule are agreed.",
        blocks: [.sendContract, .markReady],
        reads: ["terms.agreed", "session.planned", "session.cancelled_reason"]
    ) { facts in termGaps(facts) + scheduleGaps(facts) }

    private static func termGaps(_ facts: CaseFacts) -> [Missing] {
        guard let terms = facts.state.single("terms") else {
            return [Missing("terms", .add, stage: 6)]
        }
        var missing = terms.blanks(["agreed.date", "agreed.place"], stage: 6)
        let count = terms.integer("agreed.participant_count")
        if count ?? 0 < 1 {
            let need: Need = count == nil ? .fill : .correct
            missing.append(Missing("terms.agreed.participant_count", need, stage: 6))
        }
        return missing + terms.blanks(["agreed.agreed_at"], stage: 6)
    }

    private static func scheduleGaps(_ facts: CaseFacts) -> [Missing] {
        let sessions = facts.sessions
        if sessions.isEmpty { return [Missing("session", .add, stage: 6)] }
        return sessions.flatMap { session -> [Missing] in
            guard let start = session.instant("planned.start"),
                let end = session.instant("planned.end")
            else { return session.blanks(["planned.start", "planned.end"], stage: 6) }
            return start < end ? [] : [session.missing("planned.end", .correct, stage: 6)]
        }
    }
}
