// An edit and its receipt (Protocol 4, Mutation, Receipt).

package import CanonicalJSON
internal import CaseMerge
package import CaseModel

/// Hands in one mutation, in the order of the device's queue.
package struct MutationMessage: WireMessage {
    package static let type = "mut"

    /// What uses up the number.
    package enum Body: Sendable, Hashable {
        /// The content of a mutation, canonical.
        case content(JSONValue)
        /// The name of a mutation whose content is not sent (again).
        case void(MutationID)
    }

    /// Its place in the device's queue, consecutive from 1.
    package let number: Int64
    /// What it brings.
    package let body: Body

    /// Makes a line.
    package init(number: Int64, body: Body) {
        self.number = number
        self.body = body
    }

    /// Makes the line of a mutation.
    package init(number: Int64, content: JSONValue) {
        self.init(number: number, body: .content(content))
    }

    package init(_ reader: JSONReader) throws(WireError) {
        number = try reader.integer("n")
        if let name = reader.optional("void")?.stringValue {
            body = .void(MutationID(name))
        } else {
            body = .content(.object(try reader.table("m")))
        }
    }

    package var fields: [String: JSONValue] {
        switch body {
        case .content(let content): ["n": .integer(number), "m": content]
        case .void(let name): ["n": .integer(number), "void": .string(name.text)]
        }
    }

    /// The name of the mutation; empty when the content has none.
    package var name: MutationID {
        switch body {
        case .content(let content): MutationID(content["mid"]?.stringValue ?? "")
        case .void(let name): name
        }
    }
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
