// Settling a conflict: only by somebody who saw every candidate, or by its authors taking back what
// they said until one thing is left.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func resolve(
        _ address: FieldAddress, seen: [MutationID], value: JSONValue, reason: String?
    ) throws(Refusal) -> Outcome {
        let (type, field) = try field(address)
        let facet = type.facet(of: field)
        try refuseHidden(facet, address.record)
        guard var conflict = state.conflicts[address]
        else { throw Refusal(.notFound, address.description) }
        let standing = context.actor.standing(in: state, record: address.record)
        guard AccessRules.maySettle(field.merge, facet, standing)
        else { throw Refusal(.permission, address.description) }
        if standing == .manager, (reason ?? "").allSatisfy(\.isWhitespace) {
            throw Refusal(.argument, "reason")
        }
        let isRemoval = address.field == Record.removal
        try check(value, field, address)
        if isRemoval, value == .null {
            throw Refusal(.invalid, address.description, detail: ["expected": "boolean"])
        }
        if let record = state.records[address.record], record[address.field] ?? .null != value {
            try requireThawed(record, type, address.field)
        }
        guard conflict.isOpen else {
            let current = state.records[address.record]?[address.field] ?? .null
            if current == value { return .noop }
            throw Refusal(.settled, address.description, detail: ["theirs": current])
        }
        try refuseOwnRemoval(address.record)
        guard Set(seen) == Set(conflict.candidates.map(\.mutation)) else {
            // A value came in that the settler had not seen: the settlement joins the candidates.
            return isRemoval
                ? try join(conflict, saying: value == true) : try add(value, to: conflict)
        }
        conflict.resolution = mutation.id
        conflict.resolvedBy = context.actor.user
        store(conflict)
        if isRemoval {
            try settleRemoval(conflict, value)
            return .applied
        }
        write(address, value)
        return try keep(address.record) ?? .applied
    }

    private mutating func add(
        _ value: JSONValue, to conflict: Conflict
    ) throws(Refusal) -> Outcome {
        var conflict = conflict
        guard conflict.candidates.count < Conflict.candidatesMax
        else { throw Refusal(.conflictFull, conflict.address.description) }
        conflict.candidates.append(candidate(value))
        conflict.candidates.sort { $0.mutation < $1.mutation }
        store(conflict)
        return try keep(conflict.address.record) ?? .conflict
    }

    /// Takes the author's own values of an open conflict back; when one value is left, it is the
    /// field's.
    mutating func withdraw(_ address: FieldAddress) throws(Refusal) -> Outcome {
        let (type, field) = try field(address)
        try refuseHidden(type.facet(of: field), address.record)
        let isOwn = { [user = context.actor.user] (candidate: Candidate) in
            candidate.author == user
        }
        guard var conflict = state.conflicts[address], conflict.isOpen,
            conflict.candidates.contains(where: isOwn), let record = state.records[address.record]
        else { return .noop }
        let shown = conflict.candidates.first {
            $0.mutation == record.fields[address.field]?.mutation
        }
        conflict.candidates.removeAll(where: isOwn)
        // Whoever disagreed with nobody but themself keeps what is shown.
        if conflict.candidates.isEmpty, let shown { conflict.candidates = [shown] }
        guard
            let leader = shown.flatMap({ conflict.candidates.contains($0) ? $0 : nil })
                ?? leader(of: conflict, field.merge)
        else { return .noop }
        if Set(conflict.candidates.map(\.value)).count == 1 {
            conflict.resolution = mutation.id
            conflict.resolvedBy = context.actor.user
        }
        store(conflict)
        if address.field == Record.removal {
            if leader.value == true, !record.isDeleted { try requireUnused(address.record) }
            silence(context.actor.user, on: address.record)
        }
        if leader != shown {
            try requireThawed(record, type, address.field)
            show(leader, at: address)
        }
        return .applied
    }

    /// Returns the candidate to show when none is: of the role that leads, else the first by name.
    private func leader(of conflict: Conflict, _ merge: MergeType) -> Candidate? {
        let candidates = conflict.candidates
        switch merge {
        case .fact: return candidates.first { $0.role == .trainer } ?? candidates.first
        case .flag:
            let most = candidates.map { Self.restriction($0.value) }.max()
            return candidates.first { Self.restriction($0.value) == most }
        case .plan, .text, .strict, .set, .computed:
            return candidates.first { $0.role == .coordinator } ?? candidates.first
        }
    }
}
