// Stage 13: a complaint has terms that follow from its receipt and from what stopped or extended
// them, its decision from a manager, and its answer.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    /// What the terms of a complaint follow from.
    private static let termSources: Set<String> = [
        "received_at", "complainant_consumer", "completion_requested_at", "completed_at",
        "extended_to",
    ]

    /// Works out anew the terms of the complaints that this mutation touched.
    mutating func renewTerms() {
        var touched: Set<RecordKey> = []
        for change in changes {
            guard case .field(let address) = change, address.record.type == "complaint",
                Self.termSources.contains(address.field)
            else { continue }
            touched.insert(address.record)
        }
        for key in touched.sorted() { completeComplaint(key) }
    }

    private mutating func completeComplaint(_ key: RecordKey) {
        let facts = self.facts
        guard let complaint = state.record(key), let clock = ComplaintClock(complaint, facts)
        else { return }
        let terms: [(String, JSONValue)] = [
            ("due_internal", .string(clock.dueInternal.text)),
            ("due_legal", .string(clock.dueLegal.text)), ("late", .bool(clock.isLate)),
        ]
        for (name, value) in terms where complaint[name] != value {
            write(FieldAddress(key, name), value)
        }
    }

    /// Names the complaint on the extract, because its reader may not see the complaint.
    mutating func completeExtract(_ key: RecordKey) {
        guard let local = state.record(key)?.text("complaint"),
            let number = state.record(RecordKey("complaint", local))?["number"]
        else { return }
        write(FieldAddress(key, "number"), number)
    }

    /// Extends a term once, within the limit, before it has passed, and never a consumer's.
    mutating func extendComplaint(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let complaint = try subject("complaint", arguments)
        let isOver = ["extended_to", "answered_at"].contains { complaint[$0] != nil }
        guard !isOver, let clock = ComplaintClock(complaint, facts)
        else { throw Refusal(.done, complaint.key.description) }
        guard let limit = clock.extendableTo else {
            let missing = Missing(
                "\(complaint.key).complainant_consumer", .forbidden, who: .manager, stage: 13)
            throw Refusal([
                Reason(
                    .gate, Act.extendComplaint.rawValue,
                    gate: GateResult(gate: "G13b", missing: [missing]))
            ])
        }
        let moment = try arguments.moment
        let isTold = moment.instant.map { !clock.isOverdue(at: $0) } ?? false
        guard isTold else { throw Refusal(.done, complaint.key.description) }
        let day = CalendarDate(text: try arguments.text("to"))
        guard let day, clock.dueLegal < day, day <= limit else {
            throw Refusal(
                .argument, "to",
                detail: [
                    "after": .string(clock.dueLegal.text), "until": .string(limit.text),
                ])
        }
        try write(
            complaint.key,
            [
                "extended_to": .string(day.text),
                "extension_reason": .string(try arguments.text("reason")),
                "extension_notified_at": moment,
            ])
        return .applied
    }

    mutating func decideComplaint(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let complaint = try subject("complaint", arguments)
        if complaint["decision"] != nil { throw Refusal(.done, complaint.key.description) }
        // Time decides that, and only for a consumer.
        if arguments["decision"] == "deemed_accepted",
            ComplaintClock(complaint, facts)?.isDeemedAccepted(at: context.now) != true
        {
            throw Refusal(.argument, "decision")
        }
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
