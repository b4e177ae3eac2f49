// The fields of a form as rows of a document: label and value, or label and room for a pen. A field
// that is added to the registry appears in the documents of its form by itself.

internal import CanonicalJSON
internal import CaseModel

/// Lays out the fields of a form.
struct FormRows {
    /// The form.
    let type: RecordType
    /// Its values; nil for a form to be filled in by hand.
    let record: Record?
    /// Writes the values.
    let values: ValueText
    /// The rows of the permission matrix that the reader may read; nil for a blank form, on which
    /// there is nothing to hide.
    let readable: Set<Facet>?

    /// Returns rows for the fields that a test accepts; those that acts and the server write have
    /// no place in a form.
    func rows(_ isWanted: (FieldDefinition) -> Bool = { _ in true }) -> JSONValue {
        .array(fields(isWanted).filter(mayRead).map { row($0) })
    }

    /// The labels of the fields that a test accepts and the reader may not read.
    func omitted(_ isWanted: (FieldDefinition) -> Bool = { _ in true }) -> [Label] {
        fields(isWanted).filter { !mayRead($0) }.map(\.label)
    }

    /// Returns rows for the named fields, in that order, those of acts included.
    func rows(of names: [String]) -> JSONValue {
        .array(names.compactMap { type.field($0) }.filter(mayRead).map { row($0) })
    }

    private func fields(_ isWanted: (FieldDefinition) -> Bool) -> [FieldDefinition] {
        type.fields.filter { $0.merge != .computed && isWanted($0) }
    }

    private func mayRead(_ field: FieldDefinition) -> Bool {
        readable?.contains(type.facet(of: field)) ?? true
    }

    private func row(_ field: FieldDefinition) -> JSONValue {
        if readable == nil { return blank(field) }
        var value = record?[field.name]
        // Who did something is often given by login.
        if field.name.hasSuffix("_by"), case .line = field.type, let login = value?.stringValue {
            value = .string(values.person(login))
        }
        return filled(field.label.polish, value, field.type)
    }

    private func filled(_ label: String, _ value: JSONValue?, _ type: FieldType) -> JSONValue {
        [
            "label": .string(label), "value": values.text(value, type).map { .string($0) } ?? "–",
            "boxes": [], "parts": [], "line": false, "lines": false,
        ]
    }

    private func blank(_ field: FieldDefinition) -> JSONValue {
        var row: [String: JSONValue] = [
            "label": .string(field.label.polish), "value": .null, "boxes": [], "parts": [],
            "line": false, "lines": false,
        ]
        switch field.type {
        case .boolean: row["boxes"] = ["tak", "nie"]
        case .choice(let list), .choices(let list):
            row["boxes"] = .array(list.map { .string($0.label.polish) })
        case .text: row["lines"] = true
        case .group(let parts):
            row["parts"] = .array(parts.map { .string(ValueText.label($0.label.polish)) })
        case .line, .integer, .date, .instant, .money, .reference, .users, .email, .phone,
            .checkItem:
            row["line"] = true
        }
        return .object(row)
    }

    /// Who answered an item and when, where it was not whoever checked, or not before the list was
    /// made final.
    private func answerer(_ item: String) -> String? {
        guard let record, let given = record.fields[item], record[item] != nil else { return nil }
        let checker = record.text("checked_by")
        let isOwn =
            checker == nil
            || [given.author.text, values.person(given.author.text)]
                .contains(checker ?? "")
        let isLater = record.instant("finalised_at").map { given.claimedAt > $0 } ?? false
        guard !isOwn || isLater else { return nil }
        let who = values.person(given.author.text)
        return "\(isLater ? "po zatwierdzeniu: " : "")\(who), \(ValueText.moment(given.claimedAt))"
    }

    /// The items of a checklist, with the answers given or room for them.
    var items: JSONValue {
        .array(
            type.fields.compactMap { field in
                guard case .checkItem(let isCritical) = field.type else { return nil }
                let value = readable == nil ? nil : record?[field.name]
                let state = value?["state"]?.stringValue
                let notes =
                    ["note", "mitigation"].compactMap { value?[$0]?.nonBlankText }
                    + [readable == nil ? nil : answerer(field.name)].compactMap(\.self)
                return [
                    "item": .string(field.label.polish), "critical": .bool(isCritical),
                    "ok": .bool(state == "ok"), "nok": .bool(state == "nok"),
                    "na": .bool(state == "na"),
                    "remark": ValueText.joined(notes, by: "; ").map { .string($0) } ?? .null,
                ]
            })
    }
}
