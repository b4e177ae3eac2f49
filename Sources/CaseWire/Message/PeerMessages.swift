// Whose devices may hold work that the server has not seen (Protocol 4, Peers).

package import CanonicalJSON
package import CaseModel

/// Asks about the devices of the others who edit one's cases.
package struct PeersRequest: WireMessage {
    package static let type = "peers"
    /// Makes the message, which says nothing more.
    package init() {}
    package init(_ reader: JSONReader) throws(WireError) {}
    package var fields: [String: JSONValue] { [:] }
}

/// What the server knows of one device of somebody else, about one scope.
package struct Peer: Sendable, Hashable {
    /// The scope.
    package let scope: ScopeID
    /// Whose device it is.
    package let user: UserID
    /// The device's name for people.
    package let device: String
    /// When it last talked to the server, in real time.
    package let seenAt: Instant
    /// How many mutations of this scope it said it had and did not deliver.
    package let waiting: Int64

    /// Makes an entry.
    package init(
        scope: ScopeID, user: UserID, device: String, seenAt: Instant, waiting: Int64
    ) {
        self.scope = scope
        self.user = user
        self.device = device
        self.seenAt = seenAt
        self.waiting = waiting
    }
}

/// Tells of the devices.
package struct PeersAnswer: WireMessage {
    package static let type = "peers.ok"
    /// The devices, by scope and person.
    package let peers: [Peer]

    /// Makes an answer.
    package init(peers: [Peer]) { self.peers = peers }

    package init(_ reader: JSONReader) throws(WireError) {
        var peers: [Peer] = []
        for item in try reader.array("peers") {
            let entry = try JSONReader(item)
            peers.append(
                Peer(
                    scope: ScopeID(try entry.text("scope")), user: UserID(try entry.text("user")),
                    device: try entry.text("device"), seenAt: try entry.instant("seen"),
                    waiting: try entry.integer("waiting")))
        }
        self.peers = peers
    }

    package var fields: [String: JSONValue] {
        [
            "peers": .array(
                peers.map {
                    [
                        "scope": .string($0.scope.text), "user": .string($0.user.text),
                        "device": .string($0.device), "seen": .string($0.seenAt.text),
                        "waiting": .integer($0.waiting),
                    ]
                })
        ]
    }
}
