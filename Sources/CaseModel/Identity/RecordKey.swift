// The address of a record inside its scope. A form that exists once in a case has no local part, so
// two people who start it offline write one and the same record.

/// Addresses one record in a scope: `f2`, or `participant/0197…`.
package struct RecordKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name of the record's type in the catalogue.
    package let type: String
    /// What tells records of one type apart; empty for a form that exists once.
    package let local: String

    /// Makes the key of a record of the type `type`.
    package init(_ type: String, _ local: String = "") {
        self.type = type
        self.local = local
    }

    /// Reads `type` or `type/local`, or returns nil when a part is empty.
    package init?(text: String) {
        guard let slash = text.firstIndex(of: "/") else {
            guard !text.isEmpty else { return nil }
            self.init(text)
            return
        }
        let type = text[..<slash]
        let local = text[text.index(after: slash)...]
        guard !type.isEmpty, !local.isEmpty else { return nil }
        self.init(String(type), String(local))
    }

    package var description: String { local.isEmpty ? type : "\(type)/\(local)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.type, left.local) < (right.type, right.local)
    }
}

/// Addresses one field of one record in a scope.
package struct FieldAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The record.
    package let record: RecordKey
    /// The field's name in the record's type.
    package let field: String

    /// Makes the address of `field` in `record`.
    package init(_ record: RecordKey, _ field: String) {
        self.record = record
        self.field = field
    }

    package var description: String { "\(record).\(field)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.record, left.field) < (right.record, right.field)
    }
}
