// Stage 13: a complaint gets its terms when it is registered, its decision from a manager, and its
// answer.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    /// Fills in the terms of a complaint that has just been registered.
    mutating func completeComplaint(_ key: RecordKey) {
        let facts = self.facts
        guard let complaint = state.record(key), let clock = ComplaintClock(complaint, facts)
        else { return }
        write(FieldAddress(key, "due_internal"), .string(clock.dueInternal.text))
        write(FieldAddress(key, "due_legal"), .string(clock.dueLegal.text))
        write(FieldAddress(key, "late"), .bool(clock.isLate))
    }

    mutating func decideComplaint(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let complaint = try subject("complaint", arguments)
        if complaint["decision"] != nil { throw Refusal(.done, complaint.key.description) }
        try write(
            complaint.key,
            [
                "decision": .string(try arguments.text("decision")),
                "decision_by": .string(context.actor.user.text),
                "decision_at": try arguments.moment,
            ])
        return .applied
    }

    mutating func answerComplaint(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let complaint = try subject("complaint", arguments)
        if complaint["answered_at"] != nil { return .noop }
        let open = ["decision", "answer_text"].filter { complaint[$0] == nil }
        guard open.isEmpty else {
            let missing = open.map {
                Missing(
                    "\(complaint.key).\($0)", .fill,
                    who: $0 == "decision" ? .manager : .coordinator, stage: 13)
            }
            throw Refusal([
                Reason(
                    .gate, Act.answerComplaint.rawValue,
                    gate: GateResult(gate: "G13b", missing: missing))
            ])
        }
        try write(
            complaint.key,
            [
                "answered_at": try arguments.moment,
                "answer_form": .string(try arguments.text("form")),
            ])
        return .applied
    }
}
