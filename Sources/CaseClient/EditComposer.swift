// Typed assignments turned into operations on what the person sees. Each operation carries what was
// seen, so that the server can tell an informed edit from one made in ignorance.

package import CanonicalJSON
package import CaseMerge
package import CaseModel

/// One assignment as typed: `path=value`, `path+=element` or `path-=element`.
package struct Assignment: Sendable, Hashable {
    /// What to do with the value.
    package enum Kind: Sendable, Hashable {
        case set
        case insert
        case remove
    }

    /// The path as typed.
    package let path: String
    /// What to do.
    package let kind: Kind
    /// The value as typed.
    package let text: String

    /// Reads an assignment.
    ///
    /// - Throws: `badPath` when there is no `=`.
    package init(_ typed: String) throws(ClientFailure) {
        guard let equals = typed.firstIndex(of: "="), equals != typed.startIndex
        else { throw .badPath(typed) }
        var name = typed[..<equals]
        text = String(typed[typed.index(after: equals)...])
        switch name.last {
        case "+": (kind, name) = (.insert, name.dropLast())
        case "-": (kind, name) = (.remove, name.dropLast())
        default: kind = .set
        }
        path = String(name)
    }
}

/// Composes operations from assignments.
package struct EditComposer: Sendable {
    private let state: CaseState
    private let finder: RecordFinder
    private let parser: ValueParser

    /// Composes edits of a state as the person sees it.
    package init(_ state: CaseState, today: CalendarDate) {
        self.state = state
        finder = RecordFinder(state)
        parser = ValueParser(today: today)
    }

    // MARK: - Editing

    /// Returns the operations of assignments to records that exist.
    package func edits(_ assignments: [Assignment]) throws(ClientFailure) -> [Operation] {
        var groups: [FieldAddress: [String: JSONValue]] = [:]
        var operations: [Operation] = []
        for assignment in assignments {
            let (key, rest) = try split(assignment.path)
            if rest == "*" {
                operations += try everyItem(key, assignment, besides: assignments)
                continue
            }
            let (field, part) = try field(key.type, rest, assignment.path)
            let address = FieldAddress(key, field.name)
            if let part {
                let current = state.records[key]?[field.name]?.objectValue ?? [:]
                let value = try parser.value(
                    assignment.text, for: part.type, path: assignment.path)
                var group = groups[address] ?? current
                group[part.name] = value == .null ? nil : value
                groups[address] = group
            } else if field.type.isSet {
                operations += try members(address, field, assignment)
            } else {
                let value = try value(assignment.text, field, assignment.path)
                operations.append(set(address, value))
            }
        }
        for (address, group) in groups.sorted(by: { $0.key < $1.key }) {
            operations.append(set(address, group.isEmpty ? .null : .object(group)))
        }
        return operations
    }

    private func set(_ address: FieldAddress, _ value: JSONValue) -> Operation {
        .set(address, value: value, base: base(of: address))
    }

    /// Returns what the person sees in a field.
    package func base(of address: FieldAddress) -> Base {
        guard let register = state.records[address.record]?.fields[address.field]
        else { return Base(.at(0), value: .null) }
        return register.version == 0
            ? Base(.own(register.mutation), value: register.value)
            : Base(.at(register.version), value: register.value)
    }

    private func members(
        _ address: FieldAddress, _ field: FieldDefinition, _ assignment: Assignment
    ) throws(ClientFailure) -> [Operation] {
        let typed = try parser.value(assignment.text, for: field.type, path: assignment.path)
        let given = typed.codes
        let current = state.records[address.record]?[address.field]?.codes ?? []
        switch assignment.kind {
        case .insert: return given.sorted().map { .insert(address, element: $0) }
        case .remove: return given.sorted().map { .remove(address, element: $0) }
        case .set:
            return given.subtracting(current).sorted().map { .insert(address, element: $0) }
                + current.subtracting(given).sorted().map { .remove(address, element: $0) }
        }
    }

    /// `f4r.*=ok` answers every item of a checklist that has no answer yet and is given none
    /// beside.
    private func everyItem(
        _ key: RecordKey, _ assignment: Assignment, besides others: [Assignment]
    ) throws(ClientFailure) -> [Operation] {
        let named = Set(others.map(\.path))
        let items = (FormCatalogue.type(key.type)?.fields ?? []).filter { $0.merge == .flag }
        guard !items.isEmpty else { throw .badPath(assignment.path) }
        var operations: [Operation] = []
        for item in items
        where state.records[key]?[item.name] == nil && !named.contains("\(key.type).\(item.name)") {
            let value = try parser.value(assignment.text, for: item.type, path: assignment.path)
            operations.append(set(FieldAddress(key, item.name), value))
        }
        return operations
    }

    // MARK: - Creating

    /// Returns the operation that makes a record, its fields given as `name=value`.
    package func creation(
        _ key: RecordKey, _ assignments: [Assignment]
    ) throws(ClientFailure) -> Operation {
        var fields: [String: JSONValue] = [:]
        for assignment in assignments {
            let (field, part) = try field(key.type, assignment.path, assignment.path)
            if let part {
                var group = fields[field.name]?.objectValue ?? [:]
                group[part.name] = try parser.value(
                    assignment.text, for: part.type, path: assignment.path)
                fields[field.name] = .object(group.filter { $0.value != .null })
            } else {
                fields[field.name] = try value(assignment.text, field, assignment.path)
            }
        }
        return .create(key, fields: fields.filter { $0.value != .null })
    }

    /// Returns the arguments of an act, given as `name=value`; moments are read as such.
    package func arguments(
        _ assignments: [Assignment]
    ) throws(ClientFailure) -> [String: JSONValue] {
        var arguments: [String: JSONValue] = [:]
        for assignment in assignments {
            arguments[assignment.path] = try argument(assignment)
        }
        return arguments
    }

    private func argument(_ assignment: Assignment) throws(ClientFailure) -> JSONValue {
        let text = Normalisation.normal(assignment.text)
        switch assignment.path {
        case "at":
            guard let moment = parser.instant(text) else { throw .badMoment(text) }
            return .string(moment.text)
        case "elements": return try known("disclosure", "elements", assignment)
        case "gdpr_docs": return try known("contract", "gdpr_docs", assignment)
        case "to" where text == "ordering_institution" || text == "trainer": return .string(text)
        case "participant":
            guard let type = FormCatalogue.type("participant") else { return .string(text) }
            return .string(try finder.key(of: type, label: text).local)
        default: return .string(text)
        }
    }

    private func known(
        _ type: String, _ field: String, _ assignment: Assignment
    ) throws(ClientFailure) -> JSONValue {
        guard let field = FormCatalogue.type(type)?.field(field)
        else { throw .badPath(assignment.path) }
        return try value(assignment.text, field, assignment.path)
    }

    // MARK: - Paths

    /// Splits `type:label.field.part` after the record; a label may itself contain dots.
    private func split(_ path: String) throws(ClientFailure) -> (RecordKey, String) {
        let dots = path.indices.filter { path[$0] == "." }
        guard let first = dots.first else { throw .badPath(path) }
        guard path[..<first].contains(where: { $0 == ":" || $0 == "/" }) else {
            return (
                try finder.key(String(path[..<first])), String(path[path.index(after: first)...])
            )
        }
        // The label ends at the last dot whose rest is a field of the type.
        let name = String(path.prefix { $0 != ":" && $0 != "/" })
        guard let type = FormCatalogue.type(name) else { throw .unknownForm(name) }
        for dot in dots {
            let rest = String(path[path.index(after: dot)...])
            let head = String(rest.prefix { $0 != "." })
            if type.field(head) != nil || rest == "*" {
                return (try finder.key(String(path[..<dot])), rest)
            }
        }
        throw .unknownField(path, known: type.fields.map(\.name))
    }

    private func field(
        _ type: String, _ rest: String, _ path: String
    ) throws(ClientFailure) -> (FieldDefinition, part: FieldDefinition?) {
        let parts = rest.split(separator: ".", maxSplits: 1).map(String.init)
        guard let type = FormCatalogue.type(type), let head = parts.first,
            let field = type.field(head)
        else {
            throw .unknownField(
                path, known: FormCatalogue.type(type)?.fields.map(\.name) ?? [])
        }
        guard parts.count == 2 else { return (field, nil) }
        guard let part = field.type.parts.first(where: { $0.name == parts[1] })
        else { throw .unknownField(path, known: field.type.parts.map(\.name)) }
        return (field, part)
    }

    /// Returns a value; a reference may be typed by the label of the record it means.
    private func value(
        _ text: String, _ field: FieldDefinition, _ path: String
    ) throws(ClientFailure) -> JSONValue {
        if case .reference(let name) = field.type, !text.isEmpty,
            let type = FormCatalogue.type(name), !type.isOrganisational
        {
            return .string(try finder.key(of: type, label: text).local)
        }
        if case .group = field.type, !text.isEmpty {
            throw .unknownField(path, known: field.type.parts.map(\.name))
        }
        let value = try parser.value(text, for: field.type, path: path)
        do throws(FieldRuleError) {
            try field.check(value)
        } catch {
            throw .badValue(path: path, text: String(text.prefix(60)), error)
        }
        return value
    }
}
