// Who is connected now: one connection a device, and none of a person whose rights were changed.

package import CaseModel
internal import Synchronization
package import Transport

/// Keeps the signed-in connections.
package final class ConnectionRegistry: Sendable {
    private let connections = Mutex<[DeviceID: (user: UserID, channel: ByteChannel)]>([:])

    package init() {}

    /// Keeps a connection; an older one of the same device is cut.
    package func add(_ who: SignedIn, _ channel: ByteChannel) {
        let older = connections.withLock { table in
            let older = table[who.device]?.channel
            table[who.device] = (who.actor.user, channel)
            return older
        }
        older?.abort()
    }

    /// Forgets a connection that has ended.
    package func remove(_ who: SignedIn, _ channel: ByteChannel) {
        connections.withLock { table in
            if table[who.device]?.channel === channel { table[who.device] = nil }
        }
    }

    /// Cuts the connections of one person, whose rights have changed.
    package func cut(_ user: UserID) {
        for entry in connections.withLock({ Array($0.values) }) where entry.user == user {
            entry.channel.abort()
        }
    }

    /// All connections, to say goodbye to.
    package var channels: [ByteChannel] {
        connections.withLock { $0.values.map(\.channel) }
    }
}
