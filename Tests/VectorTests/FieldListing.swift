// The text of `Protocol/Schema/fields.json`, made from the catalogue: one record type or field a
// line, so that a change shows as the lines it concerns.

import CanonicalJSON
import CaseModel

/// Lists record types and fields.
enum FieldListing {
    /// The whole file.
    static func text(of types: [RecordType]) -> String {
        let records = types.map { record($0).canonicalText }
        let fields = types.flatMap { type in
            type.fields.map { field($0, of: type).canonicalText }
        }
        return """
            {"records":[
            \(records.joined(separator: ",\n"))
            ],
            "fields":[
            \(fields.joined(separator: ",\n"))
            ]}

            """
    }

    private static func record(_ type: RecordType) -> JSONValue {
        object([
            "record": .string(type.name), "stage": .integer(Int64(type.stage)),
            "scope": type.isOrganisational ? "org" : "case", "facet": .string(type.facet.rawValue),
            "cardinality": cardinality(type), "named_by": name(type),
            "series": type.series.map { .string($0.rawValue) },
            "frozen_by": type.frozenBy.isEmpty
                ? nil : .array(type.frozenBy.map { .string($0) }),
            "once": type.once.isEmpty ? nil : .array(type.once.map { .string($0) }),
            "reply": type.reply.isEmpty ? nil : .array(type.reply.map { .string($0) }),
            "label": label(type.label),
        ])
    }

    private static func cardinality(_ type: RecordType) -> JSONValue {
        switch type.cardinality {
        case .single: "single"
        case .many: "many"
        case .log: "log"
        }
    }

    private static func name(_ type: RecordType) -> JSONValue? {
        if case .many(let field) = type.cardinality { .string(field) } else { nil }
    }

    private static func field(_ field: FieldDefinition, of type: RecordType) -> JSONValue {
        var object = described(field)
        object["path"] = .string("\(type.name).\(field.name)")
        object["merge"] = .string(field.merge.rawValue)
        object["facet"] = .string(type.facet(of: field).rawValue)
        if field.since > 1 { object["since"] = .integer(field.since) }
        return .object(object)
    }

    /// What is told of a field and of a part of one alike.
    private static func described(_ field: FieldDefinition) -> [String: JSONValue] {
        var object = kind(field.type)
        object["requirement"] = .string(field.requirement.rawValue)
        object["label"] = label(field.label)
        if field.isPersonal { object["personal"] = true }
        let choices = field.type.choiceList
        if !choices.isEmpty {
            object["choices"] = .array(
                choices.map { ["code": .string($0.code), "label": label($0.label)] })
        }
        let parts = field.type.parts
        if !parts.isEmpty {
            object["parts"] = .array(
                parts.map { part in
                    var object = described(part)
                    object["part"] = .string(part.name)
                    return .object(object)
                })
        }
        return object
    }

    private static func kind(_ type: FieldType) -> [String: JSONValue] {
        switch type {
        case .line: ["type": "line"]
        case .text: ["type": "text"]
        case .integer(let range):
            [
                "type": "integer", "low": .integer(range.lowerBound),
                "high": .integer(range.upperBound),
            ]
        case .boolean: ["type": "boolean"]
        case .date: ["type": "date"]
        case .instant: ["type": "instant"]
        case .money: ["type": "money"]
        case .choice: ["type": "choice"]
        case .choices: ["type": "choices"]
        case .reference(let target): ["type": "reference", "to": .string(target)]
        case .users: ["type": "users"]
        case .email: ["type": "email"]
        case .phone: ["type": "phone"]
        case .group: ["type": "group"]
        case .checkItem(let isCritical): ["type": "check", "critical": .bool(isCritical)]
        }
    }

    private static func label(_ label: Label) -> JSONValue {
        ["pl": .string(label.polish), "en": .string(label.english)]
    }

    private static func object(_ fields: [String: JSONValue?]) -> JSONValue {
        .object(fields.compactMapValues { $0 })
    }
}
