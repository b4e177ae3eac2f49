// Personal data is erased by two people: one asks, a manager who is somebody else decides. The
// counts stay, the values go: here, from the open conflicts, and, by the store, from the logs.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func requestErasure(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let target: ErasureTarget
        if let key = arguments.subject {
            guard key.type == "participant" else { throw Refusal(.argument, "subject") }
            target = .person(key)
        } else {
            guard let kind = RetentionClass(rawValue: try arguments.text("class"))
            else { throw Refusal(.argument, "class") }
            target = .retention(kind)
        }
        guard !target.fields(facts).isEmpty else { throw Refusal(.notFound, target.text) }
        let isAsked = state.all("erasure").contains {
            $0.text("target") == target.text && $0.text("state") == "requested"
        }
        if isAsked { return .noop }
        try write(
            RecordKey("erasure", mutation.id.text),
            [
                "target": .string(target.text), "reason": .string(try arguments.text("reason")),
                "requested_by": .string(context.actor.user.text),
                "requested_at": try arguments.moment, "state": "requested",
            ])
        return .applied
    }

    mutating func decideErasure(
        _ arguments: Arguments, isConfirmed: Bool
    ) throws(Refusal) -> Outcome {
        let erasure = try subject("erasure", arguments)
        guard erasure.text("state") == "requested",
            let target = ErasureTarget(text: erasure.text("target") ?? "")
        else { throw Refusal(.done, erasure.key.description) }
        var fields: [String: JSONValue] = [
            "decided_by": .string(context.actor.user.text), "decided_at": try arguments.moment,
            "state": isConfirmed ? "done" : "declined",
        ]
        if isConfirmed {
            // Nobody erases a person alone, whatever their role.
            guard erasure.text("requested_by") != context.actor.user.text
            else { throw Refusal(.permission, erasure.key.description) }
            fields.merge(try erase(target)) { $1 }
        } else {
            fields["note"] = .string(try arguments.text("reason"))
        }
        try write(erasure.key, fields)
        return .applied
    }

    /// Empties the fields and returns the counts that stay.
    private mutating func erase(
        _ target: ErasureTarget
    ) throws(Refusal) -> [String: JSONValue] {
        let addresses = target.fields(facts)
        var counts: [String: JSONValue] = ["fields": .integer(Int64(addresses.count))]
        if case .person(let key) = target, let figure = attendance.person(key.local) {
            counts["attended_minutes"] = .integer(figure.attendedOfDelivered.part)
            counts["delivered_minutes"] = .integer(figure.attendedOfDelivered.whole)
        }
        for address in addresses {
            write(address, .null)
            if let conflict = state.conflicts[address] { store(conflict.emptied(by: mutation.id)) }
        }
        if case .person(let key) = target {
            write(FieldAddress(key, "erased_at"), .string(context.now.text))
        }
        return counts
    }
}

extension Conflict {
    /// The conflict without any of its values, settled by the erasure.
    fileprivate func emptied(by mutation: MutationID) -> Conflict {
        var conflict = Conflict(
            address: address, kind: kind, base: .null,
            candidates: candidates.map {
                Candidate(
                    mutation: $0.mutation, value: .null, author: $0.author, role: $0.role,
                    claimedAt: $0.claimedAt)
            }, openedAt: openedAt)
        conflict.resolution = resolution ?? mutation
        conflict.resolvedBy = resolvedBy
        return conflict
    }
}
