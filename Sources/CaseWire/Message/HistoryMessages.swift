// What happened in a scope, newest first, as far as the reader may read it (Protocol 4, Hist,
// Past).

package import CanonicalJSON
package import CaseMerge
package import CaseModel

/// Asks for the history of a scope.
package struct HistoryRequest: WireMessage {
    package static let type = "hist"
    /// The scope.
    package let scope: ScopeID
    /// Only what came before this position; nil for the newest.
    package let before: Sequence64?
    /// The most entries of the answer, 1…500.
    package let limit: Int64

    /// Makes a request.
    package init(scope: ScopeID, before: Sequence64?, limit: Int64) {
        self.scope = scope
        self.before = before
        self.limit = limit
    }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = ScopeID(try reader.text("scope"))
        before = reader.optional("before")?.integerValue
        limit = min(500, max(1, reader.optional("limit")?.integerValue ?? 100))
    }

    package var fields: [String: JSONValue] {
        [
            "scope": .string(scope.text), "before": before.map { .integer($0) } ?? .null,
            "limit": .integer(limit),
        ]
    }
}

/// One change of a scope's history.
package struct PastChange: Sendable, Hashable {
    /// The log position.
    package let version: Sequence64
    /// When the server took it.
    package let arrivedAt: Instant
    /// The values it left, with who gave them and when by their clock.
    package let delta: ScopeDelta

    /// Makes a change.
    package init(version: Sequence64, arrivedAt: Instant, delta: ScopeDelta) {
        self.version = version
        self.arrivedAt = arrivedAt
        self.delta = delta
    }
}

/// Brings a part of the history of a scope.
package struct HistoryAnswer: WireMessage {
    package static let type = "past"
    /// The scope.
    package let scope: ScopeID
    /// The changes, newest first.
    package let changes: [PastChange]
    /// Is true when there are older ones.
    package let hasMore: Bool

    /// Makes an answer.
    package init(scope: ScopeID, changes: [PastChange], hasMore: Bool) {
        self.scope = scope
        self.changes = changes
        self.hasMore = hasMore
    }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = ScopeID(try reader.text("scope"))
        hasMore = reader.optional("more")?.boolValue ?? false
        var changes: [PastChange] = []
        for item in try reader.array("entries") {
            let entry = try JSONReader(item)
            changes.append(
                PastChange(
                    version: try entry.integer("seq"), arrivedAt: try entry.instant("arrived"),
                    delta: try ScopeDelta(scope: scope, json: item)))
        }
        self.changes = changes
    }

    package var fields: [String: JSONValue] {
        [
            "scope": .string(scope.text), "more": hasMore ? true : .null,
            "entries": .array(
                changes.map { change in
                    var entry = change.delta.json.objectValue ?? [:]
                    entry["seq"] = .integer(change.version)
                    entry["arrived"] = .string(change.arrivedAt.text)
                    return .object(entry)
                }),
        ]
    }
}
