// Answers to one question that are not shown yet, because further ones are shown only k at a time.
// Guarantees: their number is told, and nothing else of them.

package import CanonicalJSON

/// Counts the answers to one question that wait.
package struct WaitingAnswers: Hashable, Sendable {
    /// The id of the item or outcome, or `q09`.
    package let id: String
    /// How many wait.
    package let count: Int
}

extension WaitingAnswers: ReportCodable {
    /// The id and the number.
    package var json: JSONValue { ["id": .string(id), "n": .count(count)] }

    /// Reads the id and the number.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        id = try reader.text("id")
        count = try reader.count("n")
        try reader.finish()
    }
}
