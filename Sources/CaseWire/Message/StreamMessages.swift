// The stream of changes (Protocol 4, Subscribe, Change, Grant, Mark). A batch of lines counts only
// once its mark has come.

package import CanonicalJSON
package import CaseMerge
package import CaseModel

/// Asks for all changes after a position, now and from now on.
package struct Subscribe: WireMessage {
    package static let type = "sub"
    /// The position up to which the device holds everything; 0 for an empty device.
    package let cursor: Sequence64

    /// Makes a request.
    package init(cursor: Sequence64) { self.cursor = cursor }

    package init(_ reader: JSONReader) throws(WireError) { cursor = try reader.integer("cur") }

    package var fields: [String: JSONValue] { ["cur": .integer(cursor)] }
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

    /// Makes a mark.
    package init(cursor: Sequence64, acknowledged: Int64, hasMore: Bool) {
        self.cursor = cursor
        self.acknowledged = acknowledged
        self.hasMore = hasMore
    }

    package init(_ reader: JSONReader) throws(WireError) {
        cursor = try reader.integer("cur")
        acknowledged = try reader.integer("acked")
        hasMore = reader.optional("more")?.boolValue ?? false
    }

    package var fields: [String: JSONValue] {
        [
            "cur": .integer(cursor), "acked": .integer(acknowledged),
            "more": hasMore ? true : .null,
        ]
    }
}
