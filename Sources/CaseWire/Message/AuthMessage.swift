// Who is there and how far they are (Protocol 4, Auth).

package import CanonicalJSON
package import CaseModel

/// How far a device is in the history of a store, with the store's own word for it.
package struct StreamPosition: Sendable, Hashable {
    /// The history.
    package let epoch: String
    /// The position up to which the device holds everything it may read.
    package let cursor: Sequence64
    /// What the mark of that position said.
    package let signature: String?

    /// Makes a position.
    package init(epoch: String, cursor: Sequence64, signature: String?) {
        self.epoch = epoch
        self.cursor = cursor
        self.signature = signature
    }
}

/// Signs a person in on an enrolled device, by password or by a token given earlier.
package struct AuthRequest: WireMessage {
    package static let type = "auth"
    /// The login.
    package let user: UserID
    /// The password; nil when a token is given.
    package let password: String?
    /// A token of an earlier sign-in.
    package let token: String?
    /// The number of the last mutation whose receipt the device holds.
    package let received: Int64
    /// The device that speaks; nil in version 1.
    package let device: DeviceID?
    /// How far the device is; nil in version 1 and on an empty device.
    package let position: StreamPosition?
    /// How many mutations wait here, by scope.
    package let waiting: [ScopeID: Int64]

    /// Makes a request.
    package init(
        user: UserID, password: String?, token: String?, received: Int64,
        device: DeviceID? = nil, position: StreamPosition? = nil, waiting: [ScopeID: Int64] = [:]
    ) {
        self.user = user
        self.password = password
        self.token = token
        self.received = received
        self.device = device
        self.position = position
        self.waiting = waiting
    }

    package init(_ reader: JSONReader) throws(WireError) {
        user = UserID(try reader.text("user"))
        password = reader.optional("password")?.stringValue
        token = reader.optional("token")?.stringValue
        received = try reader.integer("rcpt")
        device = reader.optional("dev")?.stringValue.map { DeviceID($0) }
        if let epoch = reader.optional("epoch")?.stringValue {
            position = StreamPosition(
                epoch: epoch, cursor: try reader.integer("cur"),
                signature: reader.optional("sig")?.stringValue)
        } else {
            position = nil
        }
        var waiting: [ScopeID: Int64] = [:]
        for item in reader.optional("waiting")?.arrayValue ?? [] {
            let entry = try JSONReader(item)
            waiting[ScopeID(try entry.text("scope"))] = try entry.integer("n")
        }
        self.waiting = waiting
    }

    package var fields: [String: JSONValue] {
        [
            "user": .string(user.text), "password": password.map { .string($0) } ?? .null,
            "token": token.map { .string($0) } ?? .null, "rcpt": .integer(received),
            "dev": device.map { .string($0.text) } ?? .null,
            "epoch": position.map { .string($0.epoch) } ?? .null,
            "cur": position.map { .integer($0.cursor) } ?? .null,
            "sig": position?.signature.map { .string($0) } ?? .null,
            "waiting": waiting.isEmpty
                ? .null
                : .array(
                    waiting.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                        .prefix(Self.waitingMax)
                        .map { ["scope": .string($0.key.text), "n": .integer($0.value)] }),
        ]
    }

    /// The line has to fit before sign-in; the scopes with the most are named.
    private static let waitingMax = 50
}

/// A history of a store that has ended: what came after a position of it was lost in a restore.
package struct EndedEpoch: Sendable, Hashable {
    /// The history.
    package let epoch: String
    /// The last position that the store still has.
    package let upTo: Sequence64

    /// Makes an entry.
    package init(epoch: String, upTo: Sequence64) {
        self.epoch = epoch
        self.upTo = upTo
    }

    /// Reads a lineage, oldest history first.
    package static func lineage(_ json: JSONValue?) throws(WireError) -> [EndedEpoch] {
        var lineage: [EndedEpoch] = []
        for item in json?.arrayValue ?? [] {
            let reader = try JSONReader(item)
            lineage.append(
                EndedEpoch(epoch: try reader.text("epoch"), upTo: try reader.integer("upto")))
        }
        return lineage
    }

    /// The entry as it stands on the wire.
    package var json: JSONValue { ["epoch": .string(epoch), "upto": .integer(upTo)] }
}

/// Says that the person is signed in, and where the server stands.
package struct AuthAccepted: WireMessage {
    package static let type = "auth.ok"
    /// The role of the account.
    package let role: Role
    /// The server's store, for ever.
    package let store: String
    /// The store's history; a restored store has a new one.
    package let epoch: String
    /// The histories before it, oldest first.
    package let lineage: [EndedEpoch]
    /// The newest position of the log.
    package let head: Sequence64
    /// The position up to which the log was compacted away.
    package let floor: Sequence64
    /// The position up to which a backup holds everything.
    package let stable: Sequence64
    /// The number of the device's last mutation that the server holds a receipt for.
    package let acknowledged: Int64
    /// Is true when mutations are taken, and parked, and nothing is sent back.
    package let isDeposit: Bool
    /// A token for the next sign-ins on this device.
    package let token: String
    /// The server's time.
    package let now: Instant

    /// Makes an answer.
    package init(
        role: Role, store: String, epoch: String, lineage: [EndedEpoch] = [], head: Sequence64,
        floor: Sequence64 = 0, stable: Sequence64 = 0, acknowledged: Int64,
        isDeposit: Bool = false, token: String, now: Instant
    ) {
        self.role = role
        self.store = store
        self.epoch = epoch
        self.lineage = lineage
        self.head = head
        self.floor = floor
        self.stable = stable
        self.acknowledged = acknowledged
        self.isDeposit = isDeposit
        self.token = token
        self.now = now
    }

    package init(_ reader: JSONReader) throws(WireError) {
        role = try reader.code("role")
        store = try reader.text("store")
        epoch = try reader.text("epoch")
        lineage = try EndedEpoch.lineage(reader.optional("lineage"))
        head = try reader.integer("head")
        floor = reader.optional("floor")?.integerValue ?? 0
        stable = reader.optional("stable")?.integerValue ?? 0
        acknowledged = try reader.integer("acked")
        isDeposit = reader.optional("deposit")?.boolValue ?? false
        token = try reader.text("token")
        now = try reader.instant("now")
    }

    package var fields: [String: JSONValue] {
        [
            "role": .string(role.rawValue), "store": .string(store), "epoch": .string(epoch),
            "lineage": lineage.isEmpty ? .null : .array(lineage.map(\.json)),
            "head": .integer(head), "floor": floor == 0 ? .null : .integer(floor),
            "stable": stable == 0 ? .null : .integer(stable), "acked": .integer(acknowledged),
            "deposit": isDeposit ? true : .null, "token": .string(token),
            "now": .string(now.text),
        ]
    }
}
