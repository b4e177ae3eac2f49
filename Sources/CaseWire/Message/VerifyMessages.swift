// Comparing what a device holds with what it should hold, and getting one scope anew (Protocol 4,
// Verify, Digest, Get).

package import CanonicalJSON
package import CaseModel

/// Asks for the digests of everything the person may read.
package struct VerifyRequest: WireMessage {
    package static let type = "verify"
    /// Makes the message, which says nothing more.
    package init() {}
    package init(_ reader: JSONReader) throws(WireError) {}
    package var fields: [String: JSONValue] { [:] }
}

/// Brings the digest of every readable scope at one position.
package struct DigestMessage: WireMessage {
    package static let type = "digest"
    /// The position.
    package let cursor: Sequence64
    /// The digests, SHA-256 in hexadecimal (Protocol 3, Digests).
    package let scopes: [ScopeID: String]

    /// Makes an answer.
    package init(cursor: Sequence64, scopes: [ScopeID: String]) {
        self.cursor = cursor
        self.scopes = scopes
    }

    package init(_ reader: JSONReader) throws(WireError) {
        cursor = try reader.integer("cur")
        var scopes: [ScopeID: String] = [:]
        for item in try reader.array("scopes") {
            let entry = try JSONReader(item)
            scopes[ScopeID(try entry.text("scope"))] = try entry.text("h")
        }
        self.scopes = scopes
    }

    package var fields: [String: JSONValue] {
        [
            "cur": .integer(cursor),
            "scopes": .array(
                scopes.sorted { $0.key < $1.key }
                    .map { ["scope": .string($0.key.text), "h": .string($0.value)] }),
        ]
    }
}

/// Asks for one scope anew, in the stream.
package struct GetRequest: WireMessage {
    package static let type = "get"
    /// The scope.
    package let scope: ScopeID

    /// Makes a request.
    package init(scope: ScopeID) { self.scope = scope }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = ScopeID(try reader.text("scope"))
    }

    package var fields: [String: JSONValue] { ["scope": .string(scope.text)] }
}
