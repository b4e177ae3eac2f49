// What became of a mutation. Every mutation gets exactly one receipt, also when it is refused.

package import CanonicalJSON
package import CaseModel

/// What became of an edit or of one step of it; the last three only of a whole edit.
package enum Outcome: String, Sendable, CaseIterable {
    /// It took effect as written.
    case applied
    /// It took effect together with somebody else's change of the same text.
    case merged
    /// It is kept as one of several values of a field until somebody chooses.
    case conflict
    /// It was so already.
    case noop
    /// It had no effect, for the reasons given.
    case refused
    /// It is kept for somebody else to adopt: its author lost the right before it arrived.
    case parked
    /// Its number was used up without it.
    case void
}

/// A reason for a refusal.
package struct Reason: Hashable, Sendable, Error {
    /// The kind of reason (Protocol 6).
    package enum Code: String, Sendable, CaseIterable {
        case permission
        case notFound = "not_found"
        case exists
        case deleted
        case unknownField = "unknown_field"
        case computed
        case invalid
        case frozen
        case immutable
        case stale
        case settled
        case argument
        case closed
        case done
        case gate
        case inUse = "in_use"
        case conflictFull = "conflict_full"
        case mutationReuse = "mid_reuse"
    }

    /// The kind.
    package let code: Code
    /// The record, field or argument it is about; empty when it is about the whole.
    package let path: String
    /// What the kind leaves open: a limit, a list, two values.
    package let detail: [String: JSONValue]
    /// The gate that blocks, for `gate`.
    package let gate: GateResult?

    /// Makes a reason.
    package init(
        _ code: Code, _ path: String = "", detail: [String: JSONValue] = [:],
        gate: GateResult? = nil
    ) {
        self.code = code
        self.path = path
        self.detail = detail
        self.gate = gate
    }
}

/// What became of a mutation.
package struct Receipt: Hashable, Sendable {
    /// The mutation.
    package let mutation: MutationID
    /// Its place in the device's queue.
    package let number: Int64
    /// What became of it as a whole: the weightiest of its steps.
    package let outcome: Outcome
    /// The log position at which it took effect; the one before it when it had none.
    package let version: Sequence64
    /// What became of each step; empty when it was refused.
    package let steps: [Outcome]
    /// All reasons for a refusal.
    package let reasons: [Reason]

    /// Makes a receipt.
    package init(
        mutation: MutationID, number: Int64, outcome: Outcome, version: Sequence64,
        steps: [Outcome] = [], reasons: [Reason] = []
    ) {
        self.mutation = mutation
        self.number = number
        self.outcome = outcome
        self.version = version
        self.steps = steps
        self.reasons = reasons
    }
}
