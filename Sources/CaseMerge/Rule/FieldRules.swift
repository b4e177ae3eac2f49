// Giving a field a value: rights, form, and the merge of values that were given without sight of
// each other. Nothing here asks a clock (Protocol 5).

internal import CanonicalJSON
package import CaseModel

extension Transaction {
    mutating func set(
        _ address: FieldAddress, _ value: JSONValue, _ base: Base
    ) throws(Refusal) -> Outcome {
        let (type, field) = try field(address)
        try requireEdit(address, type, field)
        try check(value, field, address)
        if value == .null, address.record.type == "case", field.requirement == .always {
            throw Refusal(.invalid, address.description, detail: ["expected": "line"])
        }
        if field.type.isSet { throw Refusal(.invalid, address.description) }
        let shown = state.records[address.record]?.fields[address.field]
        let saysNothingNew = isCurrent(shown, base) && (shown?.value ?? .null) == value
        let outcome = try assign(address, value, base, field.merge)
        return saysNothingNew ? outcome : try keep(address.record) ?? outcome
    }

    private mutating func assign(
        _ address: FieldAddress, _ value: JSONValue, _ base: Base, _ merge: MergeType
    ) throws(Refusal) -> Outcome {
        let current = state.records[address.record]?.fields[address.field]
        if isCurrent(current, base) {
            if (current?.value ?? .null) == value { return agree(address, current, merge) }
            replaceShownCandidate(address, current, with: value)
            write(address, value)
            showLeader(address, merge)
            return .applied
        }
        if replacesOwnCandidate(address, value, base) {
            showLeader(address, merge)
            return .conflict
        }
        guard let current else {
            // The field was seen with a value and is empty here: only a lost history explains it.
            write(address, value)
            return .applied
        }
        if current.value == value { return agree(address, current, merge) }
        switch merge {
        case .strict:
            throw Refusal(
                .stale, address.description, detail: ["theirs": current.value, "mine": value])
        case .text: return try mergeText(address, current, value, base)
        case .plan, .fact, .flag:
            return try contest(address, .value, current, value, base, merge)
        case .set, .computed: throw Refusal(.computed, address.description)
        }
    }

    mutating func edit(
        _ address: FieldAddress, _ element: String, present: Bool
    ) throws(Refusal) -> Outcome {
        let (type, field) = try field(address)
        try requireEdit(address, type, field)
        guard field.type.isSet else { throw Refusal(.invalid, address.description) }
        try check(.array([.string(element)]), field, address)
        var codes = state.records[address.record]?[address.field]?.codes ?? []
        // Whether its author saw what is there already, an element does not tell.
        if codes.contains(element) == present { return try keep(address.record) ?? .noop }
        if present { codes.insert(element) } else { codes.remove(element) }
        if address == Self.coordinators { try requireCoordinators(codes, added: present) }
        write(address, .array(codes.sorted().map { .string($0) }))
        return try keep(address.record) ?? .applied
    }

    func check(
        _ value: JSONValue, _ field: FieldDefinition, _ address: FieldAddress
    ) throws(Refusal) {
        do throws(FieldRuleError) {
            try field.type.check(value)
        } catch {
            throw Refusal(.invalid, address.description, detail: error.detail)
        }
        guard case .reference(let name) = field.type, let local = value.stringValue else { return }
        let isOrganisational = FormCatalogue.type(name)?.isOrganisational ?? false
        let home = isOrganisational ? context.organisation : state
        // A removed record still counts: what was seen of it on site stays true.
        guard home.records[RecordKey(name, local)] != nil
        else { throw Refusal(.notFound, "\(name)/\(local)") }
    }

    private static let coordinators = FieldAddress(RecordKey("case"), "coordinators")

    /// A case always has a coordinator, and only coordinators are one.
    private func requireCoordinators(_ logins: Set<String>, added: Bool) throws(Refusal) {
        let known = context.organisation.all("person")
        let isFitting = logins.allSatisfy { login in
            known.contains {
                $0.key.local == login && $0.text("role") == Role.coordinator.rawValue
            }
        }
        guard !logins.isEmpty, !added || known.isEmpty || isFitting else {
            throw Refusal(
                .invalid, Self.coordinators.description, detail: ["expected": "coordinator"])
        }
    }

    private func requireEdit(
        _ address: FieldAddress, _ type: RecordType, _ field: FieldDefinition
    ) throws(Refusal) {
        let facet = type.facet(of: field)
        let key = address.record
        try refuseHidden(facet, key)
        if state.scope.isCase, key.type != "case", !state.exists("case") {
            throw Refusal(.notFound, "case")
        }
        if field.merge == .computed { throw Refusal(.computed, address.description) }
        if type.cardinality == .log { throw Refusal(.immutable, key.description) }
        try requireTemplate(field, address)
        try requireUnarchived(type, field, address)
        let record = state.records[key]
        if record == nil, !key.local.isEmpty || key.type == "case" {
            throw Refusal(.notFound, key.description)
        }
        try refuseOwnRemoval(key)
        let rights = rights(facet, key)
        guard
            rights.contains(.edit)
                || (rights.contains(.add) && record?.author == context.actor.user)
        else { throw Refusal(.permission, address.description) }
        if let record { try requireThawed(record, type, field.name) }
    }

    private func isCurrent(_ current: Register?, _ base: Base) -> Bool {
        // A mutation never disagrees with itself: its later step on a field is meant to follow.
        if current?.mutation == mutation.id { return true }
        let isSeenValue = (current?.value ?? .null) == base.value
        return switch base.version {
        // A version of a history that was lost may stand for a value that came back under another;
        // whoever still sees what they saw is not contradicted.
        case .at(let version): version == (current?.version ?? 0) || isSeenValue
        // What became of one's own earlier edit is of no matter, as long as the value still is the
        // one that was seen; a merged text is not.
        case .own: isSeenValue
        }
    }

    // MARK: - Contested values

    private mutating func mergeText(
        _ address: FieldAddress, _ current: Register, _ value: JSONValue, _ base: Base
    ) throws(Refusal) -> Outcome {
        guard let theirs = current.value.stringValue, let mine = value.stringValue,
            let seen = base.value == .null ? "" : base.value.stringValue,
            case .merged(let text) = ThreeWayText.merge(base: seen, current: theirs, edited: mine)
        else { return try contest(address, .text, current, value, base, .text) }
        if text == theirs { return .noop }
        replaceShownCandidate(address, current, with: .string(text))
        write(address, .string(text))
        return .merged
    }

    /// Keeps both values: one is shown, all are candidates, whoever may settles it.
    private mutating func contest(
        _ address: FieldAddress, _ kind: Conflict.Kind, _ current: Register, _ value: JSONValue,
        _ base: Base, _ merge: MergeType
    ) throws(Refusal) -> Outcome {
        var conflict: Conflict
        if let open = state.conflicts[address], open.isOpen {
            guard open.candidates.count < Conflict.candidatesMax
            else { throw Refusal(.conflictFull, address.description) }
            conflict = open
        } else {
            conflict = Conflict(
                address: address, kind: kind, base: base.value,
                candidates: [Candidate(current)], openedAt: context.version)
        }
        conflict.candidates.append(candidate(value))
        conflict.candidates.sort { $0.mutation < $1.mutation }
        store(conflict)
        if leads(value, over: current, merge) { write(address, value) }
        return .conflict
    }

    /// Two people who say the same agree; the weightier role's word stands for both.
    private mutating func agree(
        _ address: FieldAddress, _ current: Register?, _ merge: MergeType
    ) -> Outcome {
        if let current, merge == .plan || merge == .fact, leads(current.value, over: current, merge)
        {
            replaceShownCandidate(address, current, with: current.value)
            write(address, current.value)
        }
        return .noop
    }

    /// Shows the most restrictive of a checklist item's candidates, whoever came last.
    private mutating func showLeader(_ address: FieldAddress, _ merge: MergeType) {
        guard merge == .flag, let conflict = state.conflicts[address], conflict.isOpen,
            let current = state.records[address.record]?.fields[address.field],
            let leader = conflict.candidates.max(by: {
                Self.restriction($0.value) < Self.restriction($1.value)
            }), Self.restriction(leader.value) > Self.restriction(current.value)
        else { return }
        show(leader, at: address)
    }

    func candidate(_ value: JSONValue) -> Candidate {
        Candidate(
            mutation: mutation.id, value: value, author: context.actor.user,
            role: context.actor.role, claimedAt: mutation.claimedAt)
    }

    private func leads(_ value: JSONValue, over current: Register, _ merge: MergeType) -> Bool {
        switch merge {
        case .flag: Self.restriction(value) > Self.restriction(current.value)
        case .plan, .text: context.actor.role == .coordinator && current.role != .coordinator
        case .fact: context.actor.role == .trainer && current.role != .trainer
        case .strict, .set, .computed: false
        }
    }

    static func restriction(_ item: JSONValue) -> Int {
        switch item["state"]?.stringValue {
        case "nok": 3
        case nil: 2
        case "na": 1
        default: 0
        }
    }

    /// An edit on top of one's own unsettled candidate takes its place instead of joining it.
    private mutating func replacesOwnCandidate(
        _ address: FieldAddress, _ value: JSONValue, _ base: Base
    ) -> Bool {
        guard case .own(let earlier) = base.version, var conflict = state.conflicts[address],
            conflict.isOpen,
            let index = conflict.candidates.firstIndex(where: {
                $0.author == context.actor.user
                    && ($0.mutation == earlier || $0.value == base.value)
            })
        else { return false }
        conflict.candidates[index] = candidate(value)
        conflict.candidates.sort { $0.mutation < $1.mutation }
        store(conflict)
        return true
    }

    /// An edit of the shown value by somebody who saw it replaces that candidate and settles
    /// nothing.
    private mutating func replaceShownCandidate(
        _ address: FieldAddress, _ current: Register?, with value: JSONValue
    ) {
        guard let current, var conflict = state.conflicts[address], conflict.isOpen,
            let index = conflict.candidates.firstIndex(where: { $0.mutation == current.mutation })
        else { return }
        conflict.candidates[index] = candidate(value)
        conflict.candidates.sort { $0.mutation < $1.mutation }
        store(conflict)
    }
}

extension Candidate {
    init(_ register: Register) {
        self.init(
            mutation: register.mutation, value: register.value, author: register.author,
            role: register.role, claimedAt: register.claimedAt)
    }
}

extension Conflict {
    /// The most values that one conflict keeps; a further one stays with its author.
    package static let candidatesMax = 50
}

extension FieldRuleError {
    /// The parts of a reason that say what would have been accepted.
    var detail: [String: JSONValue] {
        switch self {
        case .wrongKind(let expected): ["expected": .string(expected)]
        case .tooLong(let limit): ["limit": .integer(Int64(limit))]
        case .outOfRange(let low, let high): ["low": .integer(low), "high": .integer(high)]
        case .unknownCode(let codes): ["codes": .array(codes.map { .string($0) })]
        case .unknownPart(let parts): ["parts": .array(parts.map { .string($0) })]
        case .notNormalised: ["expected": "nfc"]
        case .notPrintable: ["expected": "printable"]
        }
    }
}
