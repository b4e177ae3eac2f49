// A checker for the part of JSON Schema (draft 2020-12) that the schema of the messages uses. A
// keyword it does not know is a problem of its own: it would otherwise check nothing, silently.

import CanonicalJSON

/// Checks values against the entries of one schema.
struct JSONSchema {
    private let definitions: [String: JSONValue]

    /// Reads a schema.
    init(text: String) throws {
        definitions = try LooseJSON.parse(text)["$defs"]?.objectValue ?? [:]
    }

    /// The names of the entries.
    var names: Set<String> { Set(definitions.keys) }

    /// Returns the keys that an entry describes.
    func properties(of name: String) -> Set<String> {
        Set((definitions[name]?["properties"]?.objectValue ?? [:]).keys)
    }

    /// Returns the list of an entry's `enum`, or of one of its properties'.
    func choices(of name: String, _ property: String? = nil) -> [String] {
        let entry = definitions[name] ?? .null
        let owner = property.map { entry["properties"]?[$0] ?? .null } ?? entry
        return (owner["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// Returns what is wrong with a value by the entry of that name; empty when it fits.
    func problems(of value: JSONValue, by name: String) -> [String] {
        guard let schema = definitions[name] else { return ["no entry \(name)"] }
        return problems(value, schema, at: name)
    }

    private func problems(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        (schema.objectValue ?? [:]).sorted { $0.key < $1.key }.flatMap { keyword, wanted in
            let isAbout = Self.kind(of: keyword).map { $0 == Self.kind(of: value) } ?? true
            return isAbout ? check(value, keyword, wanted, schema, at: place) : []
        }
    }

    private func check(
        _ value: JSONValue, _ keyword: String, _ wanted: JSONValue, _ schema: JSONValue,
        at place: String
    ) -> [String] {
        func fails(_ holds: Bool) -> [String] {
            holds ? [] : ["\(place): \(value.canonicalText) against \(keyword)"]
        }
        switch keyword {
        case "description": return []
        case "type":
            let kinds = (wanted.arrayValue ?? [wanted]).compactMap(\.stringValue)
            return fails(kinds.contains(Self.kind(of: value)))
        case "const": return fails(value == wanted)
        case "enum": return fails(wanted.arrayValue?.contains(value) ?? false)
        case "minimum": return fails(value.integerValue ?? 0 >= wanted.integerValue ?? .max)
        case "maximum": return fails(value.integerValue ?? 0 <= wanted.integerValue ?? .min)
        case "minItems": return fails(value.arrayValue?.count ?? 0 >= Self.count(wanted))
        case "maxItems": return fails(value.arrayValue?.count ?? 0 <= Self.count(wanted))
        case "pattern":
            guard let text = value.stringValue, let regex = try? Regex(wanted.stringValue ?? "(")
            else { return fails(false) }
            return fails(text.firstMatch(of: regex) != nil)
        case "$ref": return refer(value, wanted, at: place)
        case "anyOf":
            let ways = (wanted.arrayValue ?? []).map { problems(value, $0, at: place) }
            return ways.contains([]) ? [] : ways.flatMap { $0 }
        case "items":
            return (value.arrayValue ?? []).enumerated().flatMap {
                problems($0.element, wanted, at: "\(place)[\($0.offset)]")
            }
        case "required", "properties", "additionalProperties":
            return checkObject(value, keyword, wanted, schema, at: place)
        default: return ["\(place): unknown keyword \(keyword)"]
        }
    }

    private func checkObject(
        _ value: JSONValue, _ keyword: String, _ wanted: JSONValue, _ schema: JSONValue,
        at place: String
    ) -> [String] {
        let object = value.objectValue ?? [:]
        let known = schema["properties"]?.objectValue ?? [:]
        switch keyword {
        case "required":
            return (wanted.arrayValue ?? []).compactMap(\.stringValue)
                .filter { object[$0] == nil }.map { "\(place): \($0) is missing" }
        case "properties":
            return known.sorted { $0.key < $1.key }.flatMap { key, entry in
                object[key].map { problems($0, entry, at: "\(place).\(key)") } ?? []
            }
        default:
            return object.filter { known[$0.key] == nil }.sorted { $0.key < $1.key }.flatMap {
                problems($0.value, wanted, at: "\(place).\($0.key)")
            }
        }
    }

    private func refer(_ value: JSONValue, _ wanted: JSONValue, at place: String) -> [String] {
        let name = wanted.stringValue.map { String($0.dropFirst("#/$defs/".count)) } ?? ""
        guard let entry = definitions[name] else { return ["\(place): no entry \(name)"] }
        return problems(value, entry, at: place)
    }

    private static func count(_ value: JSONValue) -> Int { Int(clamping: value.integerValue ?? 0) }

    private static func kind(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The kind of value that a keyword is about; nil for one about all kinds.
    private static func kind(of keyword: String) -> String? {
        switch keyword {
        case "required", "properties", "additionalProperties": "object"
        case "items", "minItems", "maxItems": "array"
        case "minimum", "maximum": "integer"
        case "pattern": "string"
        default: nil
        }
    }
}
