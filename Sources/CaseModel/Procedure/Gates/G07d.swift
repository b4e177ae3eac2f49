// Stage 7: a contract that was sent comes back signed before the start. Below 60 hours nothing is
// owed until then, so that only a longer training is held up by it.

extension Gate {
    static let g07d = Gate(
        "G07d", stage: 7, pl: "Klient odsyła podpisaną umowę przed rozpoczęciem szkolenia.",
        en: "The client sends the signed contract back before the training starts.",
        blocks: [.markReady], nonconformity: .fromStart,
        reads: ["case.hours", "contract.signed_returned_at"]
    ) { facts in
        let start = facts.firstStart
        let hasStarted = start.map { $0 <= facts.now } ?? false
        guard facts.needsContract ?? false || hasStarted else { return [] }
        let active = Set(facts.activeParticipants.map(\.key.local))
        return facts.all("contract").filter { $0.instant("sent_at") != nil }
            // Who withdrew owes no signature any more.
            .filter { $0.text("participant").map(active.contains) ?? true }
            .flatMap { contract -> [Missing] in
                guard let returned = contract.instant("signed_returned_at") else {
                    return [contract.missing("signed_returned_at", .receive, stage: 7)]
                }
                let isInTime = start.map { returned < $0 } ?? true
                return isInTime ? [] : [contract.missing("signed_returned_at", .earlier, stage: 7)]
            }
    }
}
