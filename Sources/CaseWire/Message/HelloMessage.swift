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
    /// What the client can do beyond the version; unknown names are passed over.
    package let capabilities: Set<Capability>

    /// Makes a greeting.
    package init(
        versions: [Int64], program: String, capabilities: Set<Capability> = []
    ) {
        self.versions = versions
        self.program = program
        self.capabilities = capabilities
    }

    package init(_ reader: JSONReader) throws(WireError) {
        versions = try reader.array("proto").compactMap(\.integerValue)
        program = try reader.text("app")
        capabilities = Capability.set(reader.optional("caps"))
    }

    package var fields: [String: JSONValue] {
        [
            "proto": .array(versions.map { .integer($0) }), "app": .string(program),
            "caps": Capability.json(capabilities),
        ]
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
    /// What both sides can do beyond the version.
    package let capabilities: Set<Capability>

    /// Makes a greeting.
    package init(
        version: Int64, limits: [String: JSONValue], isDemonstration: Bool,
        capabilities: Set<Capability> = []
    ) {
        self.version = version
        self.limits = limits
        self.isDemonstration = isDemonstration
        self.capabilities = capabilities
    }

    package init(_ reader: JSONReader) throws(WireError) {
        version = try reader.integer("proto")
        limits = try reader.table("limits")
        isDemonstration = reader.optional("demonstration")?.boolValue ?? false
        capabilities = Capability.set(reader.optional("caps"))
    }

    package var fields: [String: JSONValue] {
        [
            "proto": .integer(version), "limits": .object(limits),
            "demonstration": isDemonstration ? true : .null,
            "caps": Capability.json(capabilities),
        ]
    }
}

/// The protocol versions that this program speaks (Protocol 7).
package enum ProtocolVersion {
    /// The newest.
    package static let current: Int64 = 2
    /// Every version whose mutations are still taken, oldest first; one is never taken off.
    package static let spoken: [Int64] = [1, 2]

    /// Returns the highest version that both speak, or nil.
    package static func common(with versions: [Int64]) -> Int64? {
        spoken.last { versions.contains($0) }
    }
}

/// What a program can do beyond the version; a message of one that was not agreed is not taken.
package enum Capability: String, Sendable, CaseIterable {
    /// Attachments in chunks.
    case blob
    /// The history of a scope.
    case hist
    /// Who else may hold unsent work.
    case peers
    /// Comparing digests, and getting one scope anew.
    case verify

    static func set(_ json: JSONValue?) -> Set<Capability> {
        Set((json?.arrayValue ?? []).compactMap { $0.stringValue.flatMap(Capability.init) })
    }

    static func json(_ set: Set<Capability>) -> JSONValue {
        set.isEmpty ? .null : .array(set.map(\.rawValue).sorted().map { .string($0) })
    }
}
