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
            "name": .string(type.label.polish), "anchor": .string(Self.group(type)),
            "records": .array(records.map { entry($0, type) }),
        ]
    }

    private func entry(_ record: Record, _ type: RecordType) -> JSONValue {
        let rows = type.fields.compactMap { field -> JSONValue? in
            guard let value = said(field, of: record, type) else { return nil }
            return ["label": .string(field.label.polish), "value": .string(value)]
        }
        let synced = record.syncedAt.map { ValueText.moment($0) }
        return [
            "anchor": .string(Self.anchor(record.key)),
            "name": mark(of: record, type).map { .string($0) } ?? .null,
            "rows": .array(rows + remarks(on: record)),
            "changed": lastChange(of: record, type.fields.map(\.name)).map { .string($0) } ?? .null,
            "by": .string(values.person(record.author.text)),
            "recorded": .string(ValueText.moment(record.recordedAt)),
            "synced": synced.map { .string($0) } ?? .null,
        ]
    }

    /// What has to be known to read a record aright.
    private func remarks(on record: Record) -> [JSONValue] {
        guard record.key.type == "participant", let remark = contents.presence(of: record)
        else { return [] }
        return [["label": "Uwaga", "value": .string(remark)]]
    }

    /// Who changed any of these fields last, and when; nil when nobody wrote one.
    func lastChange(of record: Record, _ fields: [String]) -> String? {
        fields.compactMap { record.fields[$0] }
            .max {
                ($0.version, $0.claimedAt, $0.mutation) < ($1.version, $1.claimedAt, $1.mutation)
            }
            .map { "\(values.person($0.author.text)), \(ValueText.moment($0.claimedAt))" }
    }
}
