// The stream of changes (Protocol 4, Subscribe, Change, Grant, Mark). A batch of lines counts only
// once its mark has come.

package import CanonicalJSON
package import CaseMerge
package import CaseModel

/// How far an unfinished bootstrap is (Protocol 3).
package struct BootToken: Sendable, Hashable {
    /// The last scope that has come whole.
    package let after: ScopeID
    /// The head of the log when the bootstrap began: where the log is read from once it is over.
    package let start: Sequence64

    /// Makes a token.
    package init(after: ScopeID, start: Sequence64) {
        self.after = after
        self.start = start
    }

    /// Reads a token.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        self.init(after: ScopeID(try reader.text("after")), start: try reader.integer("seq"))
    }

    /// The token as it stands on the wire.
    package var json: JSONValue { ["after": .string(after.text), "seq": .integer(start)] }

    static func optional(_ json: JSONValue?) throws(WireError) -> BootToken? {
        guard let json else { return nil }
        return try BootToken(json: json)
    }
}

/// Asks for all changes after a position, now and from now on.
package struct Subscribe: WireMessage {
    package static let type = "sub"
    /// The position up to which the device holds everything; 0 for an empty device.
    package let cursor: Sequence64
    /// How many bytes of the stream may come before more is allowed; nil for any number.
    package let credit: Int64?
    /// How far the bootstrap is that this goes on with; nil to begin one, or for none.
    package let boot: BootToken?

    /// Makes a request.
    package init(cursor: Sequence64, credit: Int64? = nil, boot: BootToken? = nil) {
        self.cursor = cursor
        self.credit = credit
        self.boot = boot
    }

    package init(_ reader: JSONReader) throws(WireError) {
        cursor = try reader.integer("cur")
        credit = reader.optional("credit")?.integerValue
        boot = try BootToken.optional(reader.optional("boot"))
    }

    package var fields: [String: JSONValue] {
        [
            "cur": .integer(cursor), "credit": credit.map { .integer($0) } ?? .null,
            "boot": boot?.json ?? .null,
        ]
    }
}

/// Allows more bytes of the stream, once earlier ones are on the device's disk.
package struct CreditMessage: WireMessage {
    package static let type = "credit"
    /// How many.
    package let bytes: Int64

    /// Makes a line.
    package init(bytes: Int64) { self.bytes = bytes }

    package init(_ reader: JSONReader) throws(WireError) { bytes = try reader.integer("bytes") }

    package var fields: [String: JSONValue] { ["bytes": .integer(bytes)] }
}

/// Brings new values of one scope: the part that this person may read.
package struct ChangeMessage: WireMessage {
    package static let type = "chg"
    /// The log position.
    package let version: Sequence64
    /// The new values.
    package let delta: ScopeDelta

    /// Makes a change.
    package init(version: Sequence64, delta: ScopeDelta) {
        self.version = version
        self.delta = delta
    }

    package init(_ reader: JSONReader) throws(WireError) {
        version = try reader.integer("seq")
        delta = try ScopeDelta(
            scope: ScopeID(try reader.text("scope")),
            json: .object([
                "d": .array(try reader.array("d")), "cf": reader.optional("cf") ?? .array([]),
            ]))
    }

    package var fields: [String: JSONValue] {
        var fields = delta.json.objectValue ?? [:]
        fields["seq"] = .integer(version)
        fields["scope"] = .string(delta.scope.text)
        return fields
    }
}

/// Says that a scope may now be read, and as whom; all of it follows.
package struct GrantMessage: WireMessage {
    package static let type = "grant"
    /// The scope.
    package let scope: ScopeID
    /// How the person stands to it.
    package let standing: Standing

    /// Makes a grant.
    package init(scope: ScopeID, standing: Standing) {
        self.scope = scope
        self.standing = standing
    }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = ScopeID(try reader.text("scope"))
        standing = try reader.code("standing")
    }

    package var fields: [String: JSONValue] {
        ["scope": .string(scope.text), "standing": .string(standing.rawValue)]
    }
}

/// Says that a scope may no longer be read: the device drops it.
package struct RevokeMessage: WireMessage {
    package static let type = "revoke"
    /// The scope.
    package let scope: ScopeID

    /// Makes a revocation.
    package init(scope: ScopeID) { self.scope = scope }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = ScopeID(try reader.text("scope"))
    }

    package var fields: [String: JSONValue] { ["scope": .string(scope.text)] }
}

/// Ends a batch: everything up to here belongs together.
package struct MarkMessage: WireMessage {
    package static let type = "mark"
    /// The position up to which the device now holds everything it may read.
    package let cursor: Sequence64
    /// The number of the device's last mutation within that position.
    package let acknowledged: Int64
    /// Is true when more is waiting.
    package let hasMore: Bool
    /// The store's word that it was at this position; nil in version 1.
    package let signature: String?
    /// How far the bootstrap is; nil when none is going on.
    package let boot: BootToken?

    /// Makes a mark.
    package init(
        cursor: Sequence64, acknowledged: Int64, hasMore: Bool, signature: String? = nil,
        boot: BootToken? = nil
    ) {
        self.cursor = cursor
        self.acknowledged = acknowledged
        self.hasMore = hasMore
        self.signature = signature
        self.boot = boot
    }

    package init(_ reader: JSONReader) throws(WireError) {
        cursor = try reader.integer("cur")
        acknowledged = try reader.integer("acked")
        hasMore = reader.optional("more")?.boolValue ?? false
        signature = reader.optional("sig")?.stringValue
        boot = try BootToken.optional(reader.optional("boot"))
    }

    package var fields: [String: JSONValue] {
        [
            "cur": .integer(cursor), "acked": .integer(acknowledged),
            "more": hasMore ? true : .null, "sig": signature.map { .string($0) } ?? .null,
            "boot": boot?.json ?? .null,
        ]
    }
}
