// Who changed what and when: every value that a field was given, and every disagreement with when
// it began, what each person said, and who settled it.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var history: [String: JSONValue] {
        [
            "is_whole": .bool(isWholeHistory),
            "events": .array(
                past.compactMap { entry in
                    switch entry {
                    case .value(let event): line(event)
                    case .dispute(let dispute): line(dispute)
                    }
                }),
        ]
    }

    /// The values that were given, as far as the pack's maker may read them.
    var events: [AuditEvent] {
        past.compactMap { entry in
            if case .value(let event) = entry, field(at: event.address) != nil {
                event
            } else {
                nil
            }
        }
    }

    /// A field that the pack's maker may read.
    private func field(at address: FieldAddress) -> FieldDefinition? {
        guard let type = FormCatalogue.type(address.record.type), type.name != "parked",
            let field = type.field(address.field), readable.contains(type.facet(of: field))
        else { return nil }
        return field
    }

    /// What people call a field of a record.
    func name(of address: FieldAddress) -> String {
        guard let type = FormCatalogue.type(address.record.type) else { return "\(address)" }
        let record = facts.state.records[address.record]
        return [
            type.label.polish, record.flatMap { mark(of: $0, type) },
            type.field(address.field)?.label.polish,
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// What a value given to a field says.
    func said(_ value: JSONValue, at address: FieldAddress) -> String {
        guard let type = FormCatalogue.type(address.record.type),
            let field = type.field(address.field)
        else { return "(puste)" }
        guard var record = facts.state.records[address.record] else {
            return said(value, field, of: type) ?? "(puste)"
        }
        record.fields[field.name]?.value = value
        return said(field, of: record, type) ?? "(puste)"
    }

    private func line(_ event: AuditEvent) -> JSONValue? {
        guard field(at: event.address) != nil else { return nil }
        let arrived = event.arrivedAt.map { ValueText.moment($0) }
        return [
            "done": .string(ValueText.moment(event.doneAt)),
            "arrived": arrived.map { .string($0) } ?? "–",
            "who": .string(values.person(event.author.text)),
            "what": .string(name(of: event.address)),
            "value": .string(said(event.value, at: event.address)),
            "dispute": .null,
        ]
    }

    private func line(_ dispute: AuditDispute) -> JSONValue? {
        let conflict = dispute.conflict
        guard field(at: conflict.address) != nil else { return nil }
        let arrived = dispute.arrivedAt.map { ValueText.moment($0) }
        let latest = conflict.candidates.max {
            ($0.claimedAt, $0.mutation) < ($1.claimedAt, $1.mutation)
        }
        let settler = conflict.resolvedBy.map { values.person($0.text) }
        let moment = conflict.isOpen ? latest?.claimedAt : settledAt(conflict)
        return [
            "done": moment.map { .string(ValueText.moment($0)) } ?? "–",
            "arrived": arrived.map { .string($0) } ?? "–",
            "who": .string(
                settler ?? latest.map { values.person($0.author.text) } ?? "–"),
            "what": .string(name(of: conflict.address)),
            "value": .string(candidates(of: conflict)),
            "dispute": .string(conflict.isOpen ? "sprzeczność" : "rozstrzygnięto sprzeczność"),
        ]
    }

    /// When a conflict was settled, by the clock of whoever did; nil when a later value hides it.
    func settledAt(_ conflict: Conflict) -> Instant? {
        let address = conflict.address
        let given = facts.state.records[address.record]?.fields[address.field]
        return given.flatMap { $0.mutation == conflict.resolution ? $0.claimedAt : nil }
    }

    /// Who said what.
    func candidates(of conflict: Conflict) -> String {
        conflict.candidates.map { candidate in
            let when = ValueText.moment(candidate.claimedAt)
            let who = values.person(candidate.author.text)
            return "\(who) (\(when)): \(said(candidate.value, at: conflict.address))"
        }.joined(separator: "\n")
    }
}
