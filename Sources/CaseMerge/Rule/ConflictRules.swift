// Settling a conflict: only by somebody who saw every candidate.

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
        try check(value, field, address)
        if let record = state.records[address.record], record[address.field] ?? .null != value {
            try requireThawed(record, type)
        }
        guard conflict.isOpen else {
            let current = state.records[address.record]?[address.field] ?? .null
            if current == value { return .noop }
            throw Refusal(.settled, address.description, detail: ["theirs": current])
        }
        if state.records[address.record]?.isDeleted != false {
            throw Refusal(.deleted, address.record.description)
        }
        guard Set(seen) == Set(conflict.candidates.map(\.mutation)) else {
            guard conflict.candidates.count < Conflict.candidatesMax
            else { throw Refusal(.conflictFull, address.description) }
            // A value came in that the settler had not seen: the settlement joins the candidates.
            conflict.candidates.append(candidate(value))
            conflict.candidates.sort { $0.mutation < $1.mutation }
            store(conflict)
            return .conflict
        }
        conflict.resolution = mutation.id
        conflict.resolvedBy = context.actor.user
        store(conflict)
        write(address, value)
        return .applied
    }
}
