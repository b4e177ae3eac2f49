// The greeting of both sides (Protocol 4, Hello).

package import CanonicalJSON
internal import CaseModel

/// The client's greeting.
package struct ClientHello: WireMessage {
    package static let type = "hello"
    /// The protocol versions the client speaks.
    package let versions: [Int64]
    /// The program and its version, for the server's log.
    package let program: String

    /// Makes a greeting.
    package init(versions: [Int64], program: String) {
        self.versions = versions
        self.program = program
    }

    package init(_ reader: JSONReader) throws(WireError) {
        versions = try reader.array("proto").compactMap(\.integerValue)
        program = try reader.text("app")
    }

    package var fields: [String: JSONValue] {
        ["proto": .array(versions.map { .integer($0) }), "app": .string(program)]
    }
}

/// The server's greeting.
package struct ServerHello: WireMessage {
    package static let type = "hello"
    /// The version that both will speak.
    package let version: Int64
    /// The limits, by name.
    package let limits: [String: JSONValue]
    /// Is true for a demonstration server, whose clock a command moves.
    package let isDemonstration: Bool

    /// Makes a greeting.
    package init(version: Int64, limits: [String: JSONValue], isDemonstration: Bool) {
        self.version = version
        self.limits = limits
        self.isDemonstration = isDemonstration
    }

    package init(_ reader: JSONReader) throws(WireError) {
        version = try reader.integer("proto")
        limits = try reader.table("limits")
        isDemonstration = reader.optional("demonstration")?.boolValue ?? false
    }

    package var fields: [String: JSONValue] {
        [
            "proto": .integer(version), "limits": .object(limits),
            "demonstration": isDemonstration ? true : .null,
        ]
    }
}

/// The protocol versions that this program speaks.
package enum ProtocolVersion {
    /// The one that exists.
    package static let current: Int64 = 1
}
