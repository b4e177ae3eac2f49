// An edit and its receipt (Protocol 4, Mutation, Receipt).

package import CanonicalJSON
internal import CaseMerge
internal import CaseModel

/// Hands in one mutation, in the order of the device's queue.
package struct MutationMessage: WireMessage {
    package static let type = "mut"
    /// Its place in the device's queue, consecutive from 1.
    package let number: Int64
    /// The content, canonical.
    package let content: JSONValue

    /// Makes a line.
    package init(number: Int64, content: JSONValue) {
        self.number = number
        self.content = content
    }

    package init(_ reader: JSONReader) throws(WireError) {
        number = try reader.integer("n")
        content = .object(try reader.table("m"))
    }

    package var fields: [String: JSONValue] { ["n": .integer(number), "m": content] }
}

/// Says what became of a mutation, once that is on disk.
package struct ReceiptMessage: WireMessage {
    package static let type = "rcpt"
    /// The receipt as it is kept.
    package let content: JSONValue

    /// Makes a line from a kept receipt.
    package init(content: JSONValue) { self.content = content }

    package init(_ reader: JSONReader) throws(WireError) {
        content = .object(try reader.table("rc"))
    }

    package var fields: [String: JSONValue] { ["rc": content] }
}
