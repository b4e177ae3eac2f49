// The JSON border of the figures: what every value can do and how fields are read.
//
// Guarantees: reading is strict; missing, unknown and mistyped fields are refused with their
// path, and counts are in range, so that arithmetic on them cannot overflow.

package import CanonicalJSON

/// A value that writes itself as JSON and reads back as an equal value.
package protocol ReportCodable {
    /// The value as JSON, exact parts only.
    var json: JSONValue { get }
    /// Reads the value; `field` is its path in error messages.
    init(json: JSONValue, field: String) throws(ReportError)
}

extension JSONValue {
    /// Writes a count.
    static func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }

    /// Writes a list of values.
    static func list(_ values: [some ReportCodable]) -> JSONValue { .array(values.map(\.json)) }

    /// Writes a list of texts.
    static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

    /// Reads a count in 0…`CountLimit.valueMax`.
    func count(field: String) throws(ReportError) -> Int {
        guard case .integer(let value) = self, let count = Int(exactly: value) else {
            throw .malformed(field: field)
        }
        guard 0...CountLimit.valueMax ~= count else {
            throw .countOutOfRange(field: field, value: count)
        }
        return count
    }
}

/// Takes the fields of one JSON object and refuses what is left over.
struct FieldReader {
    private var fields: [String: JSONValue]
    private let path: String

    init(_ json: JSONValue, field: String) throws(ReportError) {
        guard case .object(let fields) = json else { throw .malformed(field: field) }
        self.fields = fields
        path = field
    }

    mutating func take(_ key: String) throws(ReportError) -> JSONValue {
        guard let value = fields.removeValue(forKey: key) else {
            throw .malformed(field: "\(path).\(key)")
        }
        return value
    }

    mutating func count(_ key: String) throws(ReportError) -> Int {
        try take(key).count(field: "\(path).\(key)")
    }

    mutating func integer(_ key: String) throws(ReportError) -> Int {
        guard case .integer(let value) = try take(key), let number = Int(exactly: value) else {
            throw .malformed(field: "\(path).\(key)")
        }
        return number
    }

    mutating func text(_ key: String) throws(ReportError) -> String {
        guard case .string(let text) = try take(key) else {
            throw .malformed(field: "\(path).\(key)")
        }
        return text
    }

    mutating func flag(_ key: String) throws(ReportError) -> Bool {
        guard case .bool(let flag) = try take(key) else {
            throw .malformed(field: "\(path).\(key)")
        }
        return flag
    }

    mutating func choice<Choice: RawRepresentable<String>>(
        _ key: String
    ) throws(ReportError) -> Choice {
        guard let choice = Choice(rawValue: try text(key)) else {
            throw .malformed(field: "\(path).\(key)")
        }
        return choice
    }

    mutating func value<Value: ReportCodable>(_ key: String) throws(ReportError) -> Value {
        try Value(json: try take(key), field: "\(path).\(key)")
    }

    mutating func optional<Value: ReportCodable>(_ key: String) throws(ReportError) -> Value? {
        let json = try take(key)
        return json == .null ? nil : try Value(json: json, field: "\(path).\(key)")
    }

    mutating func list<Value: ReportCodable>(_ key: String) throws(ReportError) -> [Value] {
        guard case .array(let values) = try take(key) else {
            throw .malformed(field: "\(path).\(key)")
        }
        var list: [Value] = []
        for (index, json) in values.enumerated() {
            list.append(try Value(json: json, field: "\(path).\(key)[\(index)]"))
        }
        return list
    }

    /// Reads what is left out when there is nothing to say.
    mutating func listIfPresent<Value: ReportCodable>(
        _ key: String
    ) throws(ReportError) -> [Value] {
        fields[key] == nil ? [] : try list(key)
    }

    /// Reads a value that is left out when there is nothing to say.
    mutating func valueIfPresent<Value: ReportCodable>(
        _ key: String
    ) throws(ReportError) -> Value? {
        fields[key] == nil ? nil : try value(key)
    }

    /// Reads a count that is left out when it is 0.
    mutating func countIfPresent(_ key: String) throws(ReportError) -> Int {
        fields[key] == nil ? 0 : try count(key)
    }

    mutating func texts(_ key: String) throws(ReportError) -> [String] {
        guard case .array(let values) = try take(key) else {
            throw .malformed(field: "\(path).\(key)")
        }
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value else { throw .malformed(field: "\(path).\(key)") }
            texts.append(text)
        }
        return texts
    }

    func finish() throws(ReportError) {
        if let key = fields.keys.min() { throw .malformed(field: "\(path).\(key)") }
    }
}
