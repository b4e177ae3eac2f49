// Stage 7: from 60 hours a contract, with the ordering entity or with each participant.

extension Gate {
    static let g07b = Gate(
        "G07b", stage: 7,
        pl: "W szkoleniach o czasie trwania ≥60 godzin zawarto z każdym uczestnikiem lub podmiotem"
            + " zamawiającym umowę określającą zakres usług i wzajemne zobowiązania.",
        en: "For trainings of 60 hours or more a contract on scope and mutual obligations is made"
            + " with each participant or the ordering entity.",
        blocks: [.markReady], nonconformity: .fromStart, reads: ["case.hours", "contract"]
    ) { facts in
        guard let needsContract = facts.needsContract else {
            return [Missing("case.hours.minutes", .fill, stage: 1)]
        }
        if !needsContract { return [] }
        let contracts = facts.all("contract")
        let orders = contracts.filter { $0.text("party") == "ordering_entity" }
        if orders.contains(where: { contractGaps($0).isEmpty }) { return [] }
        let single = contracts.filter { $0.text("party") == "participant" }
        let gaps = facts.learners.flatMap { learner -> [Missing] in
            let own = single.filter { $0.text("participant") == learner.key.local }
            if own.contains(where: { contractGaps($0).isEmpty }) { return [] }
            return own.last.map(contractGaps)
                ?? [Missing("contract.participant.\(learner.key.local)", .add, stage: 7)]
        }
        if !single.isEmpty && gaps.isEmpty && !facts.learners.isEmpty { return [] }
        if let order = orders.last { return contractGaps(order) }
        return single.isEmpty ? [Missing("contract", .add, stage: 7)] : gaps
    }

    private static func contractGaps(_ contract: Record) -> [Missing] {
        let blanks = contract.contractBlanks
        return contract.instant("signed_returned_at") == nil
            ? blanks + [contract.missing("signed_returned_at", .receive, stage: 7)] : blanks
    }
}

extension Record {
    /// What a contract has to say and does not: the scope of services and both sides' obligations.
    package var contractBlanks: [Missing] {
        blanks(["scope", "obligations_provider", "obligations_client"], stage: 7)
    }
}
