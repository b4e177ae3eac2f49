// Strict reading of one JSON object: every field that is asked for is there and of its kind, or the
// whole line is refused by name. Unknown fields are passed over.

package import CanonicalJSON
package import CaseModel

/// Reads the fields of one JSON object.
package struct JSONReader: Sendable {
    private let object: [String: JSONValue]

    /// Reads an object, or refuses any other value.
    package init(_ value: JSONValue?) throws(WireError) {
        guard let object = value?.objectValue else { throw WireError(.malformed) }
        self.object = object
    }

    /// Returns a field as it stands; nil when it is absent or null.
    package func optional(_ key: String) -> JSONValue? {
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    /// Returns a field that must be there, `null` included.
    package func value(_ key: String) throws(WireError) -> JSONValue {
        guard let value = object[key] else { throw .missing(key) }
        return value
    }

    /// Returns a text.
    package func text(_ key: String) throws(WireError) -> String {
        guard let text = object[key]?.stringValue else { throw .missing(key) }
        return text
    }

    /// Returns a whole number.
    package func integer(_ key: String) throws(WireError) -> Int64 {
        guard let number = object[key]?.integerValue else { throw .missing(key) }
        return number
    }

    /// Returns a point in time.
    package func instant(_ key: String) throws(WireError) -> Instant {
        guard let instant = object[key]?.instant else { throw .missing(key) }
        return instant
    }

    /// Returns a list.
    package func array(_ key: String) throws(WireError) -> [JSONValue] {
        guard let items = object[key]?.arrayValue else { throw .missing(key) }
        return items
    }

    /// Returns an object as a table.
    package func table(_ key: String) throws(WireError) -> [String: JSONValue] {
        guard let table = object[key]?.objectValue else { throw .missing(key) }
        return table
    }

    /// Returns one of the cases of an enumeration.
    package func code<Value: RawRepresentable<String>>(
        _ key: String, _ kind: Value.Type = Value.self
    ) throws(WireError) -> Value {
        guard let value = Value(rawValue: try text(key)) else { throw .missing(key) }
        return value
    }

    /// Returns a record's address.
    package func record(_ key: String) throws(WireError) -> RecordKey {
        guard let record = RecordKey(text: try text(key)) else { throw .missing(key) }
        return record
    }
}
