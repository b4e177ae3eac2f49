// Who is there and how far they are (Protocol 4, Auth).

package import CanonicalJSON
package import CaseModel

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

    /// Makes a request.
    package init(user: UserID, password: String?, token: String?, received: Int64) {
        self.user = user
        self.password = password
        self.token = token
        self.received = received
    }

    package init(_ reader: JSONReader) throws(WireError) {
        user = UserID(try reader.text("user"))
        password = reader.optional("password")?.stringValue
        token = reader.optional("token")?.stringValue
        received = try reader.integer("rcpt")
    }

    package var fields: [String: JSONValue] {
        [
            "user": .string(user.text), "password": password.map { .string($0) } ?? .null,
            "token": token.map { .string($0) } ?? .null, "rcpt": .integer(received),
        ]
    }
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
    /// The newest position of the log.
    package let head: Sequence64
    /// The number of the device's last mutation that the server holds a receipt for.
    package let acknowledged: Int64
    /// A token for the next sign-ins on this device.
    package let token: String
    /// The server's time.
    package let now: Instant

    /// Makes an answer.
    package init(
        role: Role, store: String, epoch: String, head: Sequence64, acknowledged: Int64,
        token: String, now: Instant
    ) {
        self.role = role
        self.store = store
        self.epoch = epoch
        self.head = head
        self.acknowledged = acknowledged
        self.token = token
        self.now = now
    }

    package init(_ reader: JSONReader) throws(WireError) {
        role = try reader.code("role")
        store = try reader.text("store")
        epoch = try reader.text("epoch")
        head = try reader.integer("head")
        acknowledged = try reader.integer("acked")
        token = try reader.text("token")
        now = try reader.instant("now")
    }

    package var fields: [String: JSONValue] {
        [
            "role": .string(role.rawValue), "store": .string(store), "epoch": .string(epoch),
            "head": .integer(head), "acked": .integer(acknowledged), "token": .string(token),
            "now": .string(now.text),
        ]
    }
}
