// Edits of people whose right was taken away while the edits were on their way. They are neither
// applied nor lost: the case keeps them whole, and somebody who leads it decides.

internal import CanonicalJSON
package import CaseModel

extension Reducer {
    /// Why an edit is parked.
    package enum ParkReason: String, Sendable, CaseIterable {
        /// Its author lost the right between making it and its arrival.
        case lost
        /// Its author's account is disabled.
        case deposit
    }

    /// Returns whether a refused edit is to be parked: it was refused for want of a right alone,
    /// and its author's former standing would have given it.
    ///
    /// A sheet of F5 is never parked: it would be kept beside its author's name. Nor is an edit of
    /// a case that does not exist or of the organisation, where nobody would find it. Costs one
    /// application of the edit.
    package static func isParkable(
        _ refused: Decision, _ mutation: Mutation, formerly standing: Standing,
        state: CaseState, in context: MergeContext
    ) -> Bool {
        guard refused.outcome == .refused, !refused.reasons.isEmpty,
            refused.reasons.allSatisfy(\.isWantOfRight), mayHold(mutation, state)
        else { return false }
        var formerly = context
        formerly.actor = context.actor.assuming(standing)
        var copy = state
        let decision = apply(mutation, to: &copy, in: formerly)
        return !decision.reasons.contains(where: \.isWantOfRight)
    }

    /// Keeps an edit in its case without applying it, as the record `parked/` and its name.
    ///
    /// - Parameter content: The mutation as its author made it, in canonical form.
    /// - Returns: The outcome `parked`, without changes when it is kept already; or a refusal when
    ///   the case cannot hold it.
    package static func park(
        _ mutation: Mutation, content: String, reason: ParkReason, to state: inout CaseState,
        in context: MergeContext
    ) -> Decision {
        guard mayHold(mutation, state) else {
            return Decision(refusing: [Reason(.permission)], numbers: context.numbers)
        }
        var transaction = Transaction(mutation: mutation, state: state, context: context)
        let key = RecordKey("parked", mutation.id.text)
        if state.records[key] == nil {
            let fields: [(String, JSONValue)] = [
                ("by", .string(context.actor.user.text)),
                ("role", .string(context.actor.role.rawValue)),
                ("at", .string(mutation.claimedAt.text)), ("reason", .string(reason.rawValue)),
                ("content", .string(content)), ("state", "open"),
            ]
            for (name, value) in fields { transaction.write(FieldAddress(key, name), value) }
        }
        state = transaction.state
        return Decision(
            outcome: .parked, steps: [], reasons: [], changes: transaction.changes, sheets: [],
            numbers: context.numbers)
    }

    private static func mayHold(_ mutation: Mutation, _ state: CaseState) -> Bool {
        state.scope.isCase && state.exists("case") && !mutation.holdsAnswers
    }
}

extension Reason {
    /// Is true when whoever has the right does not meet it.
    ///
    /// What one may not see is reported as what is not there.
    fileprivate var isWantOfRight: Bool { code == .permission || code == .notFound }
}
