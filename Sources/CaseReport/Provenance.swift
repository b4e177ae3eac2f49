// From which state of the register a report was made.

package import CanonicalJSON

/// Tells when, from which revision and with which templates a report was made.
package struct Provenance: Hashable, Sendable {
    /// The local date "2026-03-06", optionally followed by a time.
    package var asOf: String
    /// The revision of the register, which names the state exactly.
    package var revision: Int64
    /// The templates with their versions, such as "F5 v3".
    package var templates: [String]

    /// Makes a provenance.
    package init(asOf: String, revision: Int64, templates: [String]) {
        self.asOf = asOf
        self.revision = revision
        self.templates = templates
    }
}

extension Provenance: ReportCodable {
    /// The three parts by name.
    package var json: JSONValue {
        ["as_of": .string(asOf), "revision": .integer(revision), "templates": .texts(templates)]
    }

    /// Reads the three parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        asOf = try reader.text("as_of")
        revision = Int64(try reader.integer("revision"))
        templates = try reader.texts("templates")
        try reader.finish()
    }
}
