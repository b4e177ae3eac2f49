// Making records.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func create(
        _ key: RecordKey, _ fields: [String: JSONValue]
    ) throws(Refusal) -> Outcome {
        let type = try type(of: key)
        try requireCreation(type, key)
        if let existing = state.records[key] { return try join(existing, fields) }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            try checkInitial(FieldAddress(key, name), value, type)
        }
        try requireKey(key, type, fields)
        try requireNobodyErased(type, fields)
        ensure(key)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where value != .null {
            write(FieldAddress(key, name), value)
        }
        completeCreation(of: key, type)
        _ = try keep(key)
        return .applied
    }

    /// What would bring back personal data of somebody who was erased is not taken.
    private func requireNobodyErased(
        _ type: RecordType, _ fields: [String: JSONValue]
    ) throws(Refusal) {
        let isPersonal = type.fields.contains { $0.isPersonal && fields[$0.name] != nil }
        guard isPersonal else { return }
        for field in type.fields {
            guard case .reference("participant") = field.type,
                let local = fields[field.name]?.stringValue
            else { continue }
            let person = RecordKey("participant", local)
            if state.records[person]?["erased_at"] != nil {
                throw Refusal(.frozen, person.description)
            }
        }
    }

    /// Two people may make a record that has one natural key (an attendance mark): the second
    /// creation is an edit of each field by someone who saw nothing.
    private mutating func join(
        _ existing: Record, _ fields: [String: JSONValue]
    ) throws(Refusal) -> Outcome {
        guard try type(of: existing.key).naturalKey.isEmpty == false || existing.key.local.isEmpty
        else {
            // Somebody has kept it for a device that was away when the server was restored.
            let isSame = fields.allSatisfy { (existing[$0.key] ?? .null) == $0.value }
            if isSame, !fields.isEmpty, !existing.isDeleted { return .noop }
            throw Refusal(existing.isDeleted ? .deleted : .exists, existing.key.description)
        }
        var steps: [Outcome] = []
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            let address = FieldAddress(existing.key, name)
            steps.append(try set(address, value, Base(.at(0), value: .null)))
        }
        return Outcome.weightiest(steps)
    }

    private func requireCreation(_ type: RecordType, _ key: RecordKey) throws(Refusal) {
        if type.isWrittenByActs { throw Refusal(.computed, key.description) }
        if type.name == "case", context.actor.role != .coordinator {
            throw Refusal(.permission, type.name)
        }
        if state.scope.isCase, type.name != "case", !state.exists("case") {
            throw Refusal(.notFound, "case")
        }
        if StandingDelta.visible(context.actor, state) == nil, state.exists("case") {
            throw Refusal(.notFound, "case")
        }
        var rights = rights(type.facet, key)
        if type.name == "complaint" { rights.formUnion(self.rights(.complaintRegister, key)) }
        guard !rights.isDisjoint(with: [.edit, .add])
        else { throw Refusal(.permission, type.name) }
    }

    /// A record with a natural key is made under that key, a case with what every screen shows.
    private func requireKey(
        _ key: RecordKey, _ type: RecordType, _ fields: [String: JSONValue]
    ) throws(Refusal) {
        if !type.naturalKey.isEmpty,
            type.naturalLocal({ fields[$0]?.stringValue }) != key.local
        {
            throw Refusal(.invalid, key.description, detail: ["expected": "key"])
        }
        guard type.name == "case" else { return }
        for field in type.fields
        where ["title", "kind"].contains(field.name) && fields[field.name]?.nonBlankText == nil {
            throw Refusal(.invalid, "case.\(field.name)", detail: ["expected": "line"])
        }
    }

    private func checkInitial(
        _ address: FieldAddress, _ value: JSONValue, _ type: RecordType
    ) throws(Refusal) {
        let (_, field) = try field(address)
        if field.merge == .computed { throw Refusal(.computed, address.description) }
        try requireTemplate(field, address)
        try check(value, field, address)
        // A record of a kind one may add comes with all fields of that kind; a field that belongs
        // to another row of the matrix needs a right of its own.
        if let facet = field.facet, facet != type.facet,
            rights(facet, address.record).isDisjoint(with: [.edit, .add])
        {
            throw Refusal(.permission, address.description)
        }
    }

    /// A field that a later version of the templates brought is not part of an older case.
    func requireTemplate(
        _ field: FieldDefinition, _ address: FieldAddress
    ) throws(Refusal) {
        // A case about to be made gets the newest templates.
        guard state.scope.isCase, state.exists("case"), field.since > state.templateVersion
        else { return }
        throw Refusal(
            .unknownField, address.description, detail: ["template": .integer(field.since)])
    }

    /// What was planned in an archived case rests; facts that come late and complaints do not.
    func requireUnarchived(
        _ type: RecordType, _ field: FieldDefinition, _ address: FieldAddress
    ) throws(Refusal) {
        guard state.single("case")?.text("state") == "archived", type.stage != 13,
            field.merge != .fact, field.merge != .flag
        else { return }
        throw Refusal(.frozen, address.description)
    }

    /// Refuses a change of a record that was sent or made final, but for what comes back to it, and
    /// of what is written once.
    ///
    /// `field` is nil when the whole record is about to go.
    func requireThawed(
        _ record: Record, _ type: RecordType, _ field: String? = nil
    ) throws(Refusal) {
        let isSet = field.map { stands(record.fields[$0]) } ?? true
        let isFinal = type.frozenBy.contains { path in
            let parts = path.split(separator: ".").map(String.init)
            return stands(
                parts.count == 2 ? state.single(parts[0])?.fields[parts[1]] : record.fields[path])
        }
        let isReply = field.map(type.reply.contains) ?? false
        let isOnce = field.map(type.once.contains) ?? false
        if isFinal && (isSet || !isReply) || isOnce && isSet {
            throw Refusal(.frozen, record.key.description)
        }
    }

    /// Whether a value stands that this mutation did not write itself: what it makes final it may
    /// still fill in.
    private func stands(_ register: Register?) -> Bool {
        register.map { $0.value != .null && $0.mutation != mutation.id } ?? false
    }

    /// Fills in what the server or an act owes a new record.
    private mutating func completeCreation(of key: RecordKey, _ type: RecordType) {
        if let series = type.series {
            let identifier = key.local.isEmpty ? state.scope.text : key.local
            let year = WarsawTime.date(of: context.now).components.year
            let number = context.numbers.next(series, year: year, identifier: identifier)
            write(FieldAddress(key, "number"), .string(number))
        }
        switch type.name {
        case "case": completeCase(key)
        case "complaint_extract": completeExtract(key)
        default: break
        }
    }

    private mutating func completeCase(_ key: RecordKey) {
        write(FieldAddress(key, "state"), "active")
        write(FieldAddress(key, "template_version"), .integer(FormCatalogue.version))
        if state.coordinators.isEmpty {
            write(FieldAddress(key, "coordinators"), .array([.string(context.actor.user.text)]))
        }
    }
}
