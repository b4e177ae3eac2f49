// Every record of the case with every value, who gave it and when, so that nothing that a page
// refers to has to be asked for.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var records: [String: JSONValue] {
        let groups = FormCatalogue.all.filter { !$0.isOrganisational }.compactMap(group)
        let trainers = facts.assignedTrainers.sorted().compactMap { login in
            facts.organisation.record(RecordKey("trainer", login))
        }
        let cards = FormCatalogue.type("trainer").map { type in
            trainers.map { entry($0, type) }
        }
        return ["groups": .array(groups), "cards": .array(cards ?? [])]
    }

    private func group(_ type: RecordType) -> JSONValue? {
        // Edits that wait to be adopted are no part of the case yet.
        let records = facts.all(type.name)
        guard !records.isEmpty, type.name != "parked" else { return nil }
        return [
            "name": .string(type.label.polish),
            "records": .array(records.map { entry($0, type) }),
        ]
    }

    private func entry(_ record: Record, _ type: RecordType) -> JSONValue {
        let rows = type.fields.compactMap { field -> JSONValue? in
            guard let value = values.text(named(record[field.name]), field.type)
            else { return nil }
            return ["label": .string(field.label.polish), "value": .string(value)]
        }
        let synced = record.syncedAt.map { ValueText.moment($0) }
        return [
            "anchor": .string(Self.anchor(record.key)),
            "name": mark(of: record, type).map { .string($0) } ?? .null,
            "rows": .array(rows), "by": .string(values.person(record.author.text)),
            "recorded": .string(ValueText.moment(record.recordedAt)),
            "synced": synced.map { .string($0) } ?? .null,
        ]
    }

    /// A login as the name of its person.
    private func named(_ value: JSONValue?) -> JSONValue? {
        guard let login = value?.stringValue,
            facts.organisation.record(RecordKey("person", login)) != nil
        else { return value }
        return .string(values.person(login))
    }

    // MARK: - What happened

    var history: [String: JSONValue] {
        [
            "is_whole": .bool(isWholeHistory),
            "events": .array(
                events.compactMap { event in
                    guard let type = FormCatalogue.type(event.address.record.type),
                        let field = type.field(event.address.field), type.name != "parked",
                        readable.contains(type.facet(of: field))
                    else { return nil }
                    let record = facts.state.records[event.address.record]
                    let name = [
                        type.label.polish, record.flatMap { mark(of: $0, type) },
                        field.label.polish,
                    ].compactMap(\.self).joined(separator: " · ")
                    let arrived = event.arrivedAt.map { ValueText.moment($0) }
                    return [
                        "done": .string(ValueText.moment(event.doneAt)),
                        "arrived": arrived.map { .string($0) } ?? "–",
                        "who": .string(values.person(event.author.text)),
                        "what": .string(name),
                        "value": .string(
                            values.text(named(event.value), field.type) ?? "(puste)"),
                    ]
                }),
        ]
    }
}
