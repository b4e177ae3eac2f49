// Where a case stands in the thirteen stages. Nobody moves a case on: a stage is done when its
// evidence is there, or when a manager accepted that it is not. What a stage was asked before an
// offer went out is not asked again afterwards: trainers leave and prices change.

/// The state of one stage of a case.
package struct StageStatus: Hashable, Sendable {
    /// What a stage can be.
    package enum State: Hashable, Sendable {
        /// Something is still missing.
        case open
        /// Everything is there.
        case done
        /// It was recorded, with this reason, that the stage does not apply.
        case notApplicable(reason: String)
    }

    /// The stage, 1…13.
    package let stage: Int
    /// Its state.
    package let state: State
    /// What is missing; empty unless the stage is open.
    package let missing: [Missing]

    /// Returns the states of stages 1 to 13, in order.
    package static func all(_ facts: CaseFacts) -> [StageStatus] {
        var reasons: [Int64: String] = [:]
        for record in facts.all("not_applicable") {
            guard let stage = record.integer("stage"), let reason = record.text("reason")
            else { continue }
            reasons[stage] = reason
        }
        return (1...13).map { stage in
            if let reason = reasons[Int64(stage)] {
                return StageStatus(
                    stage: stage, state: .notApplicable(reason: reason), missing: [])
            }
            var seen: Set<Missing> = []
            let missing = gaps(of: stage, facts).filter { seen.insert($0).inserted }
            return StageStatus(
                stage: stage, state: missing.isEmpty ? .done : .open, missing: missing)
        }
    }

    /// Returns the first stage that is open, or nil when none is.
    package static func currentStage(_ facts: CaseFacts) -> Int? {
        all(facts).first { $0.state == .open }?.stage
    }

    private static func gaps(of stage: Int, _ facts: CaseFacts) -> [Missing] {
        switch stage {
        case 1: facts.all("contact").isEmpty ? [Missing("contact", .add, stage: 1)] : []
        case 2: owed([.g02], facts)
        case 3: owed([.g03], facts)
        case 4: offerGaps(facts)
        case 5: sendingGaps(facts)
        case 6: owed([.g06a, .g06b], facts)
        case 7: owed([.g07a, .g07b, .g07d], facts)
        case 8: owed([.g08a, .g08b], facts)
        case 9: owed([.g09a, .g09b, .g09c], facts)
        case 10: deliveryGaps(facts)
        case 11: owed([.g11], facts)
        case 12: owed([.g12a, .g12c, .g12d, .g12e], facts)
        default: owed([.g13a, .g13b], facts)
        }
    }

    private static func owed(_ gates: [Gate], _ facts: CaseFacts) -> [Missing] {
        gates.flatMap { gate in
            gate.check(facts).filter { !facts.isAccepted($0, of: gate.id) }
        }
    }

    private static func offerGaps(_ facts: CaseFacts) -> [Missing] {
        let offers = facts.all("offer").filter { $0.text("kind") != "general" }
        if offers.contains(where: { $0.instant("sent_at") != nil }) { return [] }
        if offers.isEmpty { return [Missing("offer", .add, stage: 4)] }
        return owed([.g04a, .g04b, .g04c, .g04d], facts)
    }

    private static func sendingGaps(_ facts: CaseFacts) -> [Missing] {
        let sent = facts.all("offer").contains {
            $0.text("kind") != "general" && $0.instant("sent_at") != nil
        }
        let disclosure = owed([.g05b], facts)
        return sent ? disclosure : [Missing("offer", .send, stage: 5)] + disclosure
    }

    private static func deliveryGaps(_ facts: CaseFacts) -> [Missing] {
        let unheld = facts.sessions.filter { $0.instant("actual.end") == nil }
            .map { $0.missing("actual.end", .fill, who: .trainer, stage: 10) }
        return owed([.g10], facts) + unheld
    }
}
