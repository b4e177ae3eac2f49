// What becomes of a parked edit. Adopting it is the same mutation that makes its steps in the
// adopter's own name, so that either both happen or neither does.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func adoptParked(_ arguments: Arguments) throws(Refusal) -> Outcome {
        try decideParked("adopted", note: nil, arguments)
    }

    mutating func declineParked(_ arguments: Arguments) throws(Refusal) -> Outcome {
        try decideParked("declined", note: try arguments.text("reason"), arguments)
    }

    private mutating func decideParked(
        _ state: String, note: String?, _ arguments: Arguments
    ) throws(Refusal) -> Outcome {
        let parked = try subject("parked", arguments)
        if parked.text("state") == state { return .noop }
        guard parked.text("state") == "open"
        else { throw Refusal(.done, parked.key.description) }
        try write(
            parked.key,
            [
                "state": .string(state), "decided_by": .string(context.actor.user.text),
                "decided_at": try arguments.moment, "note": note.map { .string($0) } ?? .null,
            ])
        return .applied
    }
}
