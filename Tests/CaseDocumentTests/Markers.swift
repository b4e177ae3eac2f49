// A case in which every field that holds a text holds one of its own.

import CanonicalJSON
import CaseModel

/// A text that stands in exactly one field.
struct Marker {
    let text: String
    let type: String
    let field: String
    let facet: Facet

    /// Is true for what an audit pack shows to be there without showing it.
    var isMasked: Bool {
        [.specialNeeds, .safety].contains(facet)
            || type == "complaint" && field.hasPrefix("complainant_")
    }
}

/// Fills a case with marks.
enum Markers {
    /// Returns a case whose texts are what a function makes of each mark, and the marks.
    static func facts(_ text: (String) -> String) -> (CaseFacts, [Marker]) {
        let base = Papers.full
        var state = base.state
        var markers: [Marker] = []
        for type in FormCatalogue.all where !type.isOrganisational {
            for record in state.all(type.name) {
                state.records[record.key] = marked(record, type, &markers, text)
            }
            if type.cardinality == .single, !state.exists(type.name) {
                let record = Papers.record(RecordKey(type.name), [:])
                state.records[record.key] = marked(record, type, &markers, text)
            }
        }
        return (CaseFacts(state, organisation: base.organisation, now: base.now), markers)
    }

    private static func marked(
        _ record: Record, _ type: RecordType, _ markers: inout [Marker], _ text: (String) -> String
    ) -> Record {
        var record = record
        // Who belongs to the case, and what its parts are called, stays as it was.
        for field in type.fields where !["no", "stage"].contains(field.name) {
            let name = "mark\(markers.count)end"
            guard let value = value(field.type, text(name)) else { continue }
            record.fields[field.name] = Papers.record(record.key, ["x": value]).fields["x"]
            markers.append(
                Marker(
                    text: name, type: type.name, field: field.name, facet: type.facet(of: field)))
        }
        return record
    }

    private static func value(_ type: FieldType, _ text: String) -> JSONValue? {
        switch type {
        case .line, .text, .email, .phone: .string(text)
        case .checkItem: ["state": "nok", "note": .string(text)]
        case .group(let parts):
            parts.first { value($0.type, text) != nil }.map { .object([$0.name: .string(text)]) }
        case .integer, .boolean, .date, .instant, .money, .choice, .choices, .reference, .users:
            nil
        }
    }
}
