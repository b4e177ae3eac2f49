// A learning outcome as a report names it.

package import CanonicalJSON

/// Holds a learning outcome's id, its short label and its text.
package struct ReportedOutcome: Hashable, Sendable {
    /// The id, as it stands in the sheets.
    package let id: String
    /// The short label, such as "LO1".
    package let label: String
    /// What a participant can do afterwards.
    package let text: String

    /// Makes an outcome.
    package init(id: String, label: String, text: String) {
        self.id = id
        self.label = label
        self.text = text
    }
}

extension ReportedOutcome: ReportCodable {
    /// The three parts by name.
    package var json: JSONValue {
        ["id": .string(id), "label": .string(label), "text": .string(text)]
    }

    /// Reads the three parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        id = try reader.text("id")
        label = try reader.text("label")
        text = try reader.text("text")
        try reader.finish()
    }
}
