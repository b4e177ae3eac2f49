// The only way in which state changes, on the server as on a device. One edit has one path:
// rights, form of the value, merge by type, gates for acts. It is a function of the state, the
// mutation and its surroundings and of nothing else: no clock, no order of arrival but the state's.

package import CanonicalJSON
package import CaseModel

/// What a mutation did to the state.
package struct Decision: Sendable {
    /// What became of it.
    package let outcome: Outcome
    /// What became of each step.
    package let steps: [Outcome]
    /// Why it was refused.
    package let reasons: [Reason]
    /// What was written, in order, without repetition.
    package let changes: [Change]
    /// Anonymous F5 sheets that were handed in; they are kept apart from everything else.
    package let sheets: [CollectedSheet]
    /// The number series afterwards.
    package let numbers: Numbers
}

extension Decision {
    /// Makes the decision that nothing takes effect.
    package init(refusing reasons: [Reason], numbers: Numbers) {
        self.init(
            outcome: .refused, steps: [], reasons: reasons, changes: [], sheets: [],
            numbers: numbers)
    }
}

/// One piece of state that a mutation wrote.
package enum Change: Hashable, Sendable {
    /// A record came into being.
    case record(RecordKey)
    /// A field got a value.
    case field(FieldAddress)
    /// A conflict was opened, joined or settled.
    case conflict(FieldAddress)
}

/// Applies mutations to states.
package enum Reducer {
    /// Applies a mutation, or leaves the state as it is when any step is refused.
    ///
    /// Costs one copy of the table of records plus work in proportion to the steps; acts also cost
    /// the gates that block them.
    package static func apply(
        _ mutation: Mutation, to state: inout CaseState, in context: MergeContext
    ) -> Decision {
        var transaction = Transaction(mutation: mutation, state: state, context: context)
        var steps: [Outcome] = []
        do throws(Refusal) {
            for operation in mutation.operations {
                steps.append(try transaction.apply(operation))
            }
        } catch {
            return Decision(refusing: error.reasons, numbers: context.numbers)
        }
        transaction.renewTerms()
        state = transaction.state
        return Decision(
            outcome: Outcome.weightiest(steps), steps: steps, reasons: [],
            changes: transaction.changes, sheets: transaction.sheets,
            numbers: transaction.context.numbers)
    }
}

/// Ends a mutation without effect.
package struct Refusal: Error {
    /// Every reason that was found.
    package let reasons: [Reason]

    /// Refuses for one reason.
    package init(_ reason: Reason) { reasons = [reason] }
    /// Refuses for several reasons.
    package init(_ reasons: [Reason]) { self.reasons = reasons }
    /// Refuses for one reason.
    package init(
        _ code: Reason.Code, _ path: String = "", detail: [String: CanonicalJSON.JSONValue] = [:]
    ) {
        reasons = [Reason(code, path, detail: detail)]
    }
}

extension Outcome {
    static func weightiest(_ steps: [Outcome]) -> Outcome {
        for outcome in [Outcome.conflict, .merged, .applied] where steps.contains(outcome) {
            return outcome
        }
        return .noop
    }
}
