// # A JSON value
//
// The I-JSON values of the protocol: integers only, text, and containers of them. Two values are
// equal exactly when their canonical bytes are equal. The type does not enforce the parser's rules
// on values made in code: a value the parser would refuse can be built, so borders check first.

/// Holds one JSON value (RFC 8259, narrowed by RFC 7493).
package enum JSONValue: Hashable, Sendable {
    case null, bool(Bool), integer(Int64), string(String)
    case array([JSONValue]), object([String: JSONValue])

    /// Compares by canonical bytes, so `"é"` and `"e\u{301}"` differ although Swift equates them.
    ///
    /// The synthesized hash stays valid: strings with equal bytes hash alike.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, _), (.bool, _), (.integer, _), (.string, _), (.array, _), (.object, _): false
        }
    }

    /// Returns the member of an object; absent for a missing key and for every other kind.
    package subscript(key: String) -> JSONValue? { objectValue?[key] }

    /// Returns the text when this is a string.
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// Returns the number when this is an integer.
    package var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Returns the truth value when this is a boolean.
    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// Returns the elements when this is an array.
    package var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// Returns the members when this is an object.
    package var objectValue: [String: JSONValue]? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral {
    /// Creates `null`.
    package init(nilLiteral: ()) { self = .null }
    /// Creates a boolean.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// Creates an integer.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// Creates a string.
    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// Creates an array.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Creates an object; of a key given twice the last value counts.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
