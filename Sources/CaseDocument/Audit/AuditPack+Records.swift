// Every record of the case with every value, who gave it and when, so that nothing that a page
// refers to has to be asked for.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var records: [String: JSONValue] {
        let groups = FormCatalogue.all.filter { !$0.isOrganisational }.compactMap(group)
        let firm = ["trainer", "complaint_procedure"].compactMap { FormCatalogue.type($0) }
            .compactMap { group($0, ofFirm($0.name)) }
        return ["groups": .array(groups + firm)]
    }

    private func group(_ type: RecordType) -> JSONValue? { group(type, facts.all(type.name)) }

    private func group(_ type: RecordType, _ records: [Record]) -> JSONValue? {
        // Edits that wait to be adopted are no part of the case yet.
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
    func named(_ value: JSONValue?) -> JSONValue? {
        guard let login = value?.stringValue,
            facts.organisation.record(RecordKey("person", login)) != nil
        else { return value }
        return .string(values.person(login))
    }
}
