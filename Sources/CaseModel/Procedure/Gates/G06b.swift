// Stage 6: F3 went out and is back, as one card or from each who signed up.

extension Gate {
    static let g06b = Gate(
        "G06b", stage: 6,
        pl: "Karta zgłoszenia (F3) jest wysłana i wraca przed rozpoczęciem szkolenia.",
        en: "The registration card (F3) is sent and comes back before the training starts.",
        blocks: [.markReady],
        reads: ["f3.sent_at", "f3.returned_at", "participant.f3_returned_at"]
    ) { facts in
        let card = facts.state.single("f3")
        var missing: [Missing] = []
        if card?.instant("sent_at") == nil {
            missing.append(Missing("f3.sent_at", .send, stage: 6))
        }
        if card?.instant("returned_at") != nil { return missing }
        let enrolled = facts.enrolledLearners
        let absent = enrolled.filter { $0.instant("f3_returned_at") == nil }
        if absent.count == enrolled.count && !facts.isAcceptedByRegistration || enrolled.isEmpty {
            return missing + [Missing("f3.returned_at", .receive, stage: 6)]
        }
        return missing + absent.map { $0.missing("f3_returned_at", .receive, stage: 6) }
    }
}
