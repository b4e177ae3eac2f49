// Who is connected now: one connection a device, none of a person whose rights were changed, and
// none for long of somebody who does not say who they are.

package import CaseModel
internal import Synchronization
package import Transport

/// Keeps the connections.
package final class ConnectionRegistry: Sendable {
    private let connections = Mutex<[DeviceID: (user: UserID, channel: ByteChannel)]>([:])
    private let strangers = Mutex<[ObjectIdentifier: ByteChannel]>([:])
    private static let greetingSeconds = 30

    /// Makes an empty registry.
    package init() {}

    /// Keeps a connection whose person is not known yet.
    func open(_ channel: ByteChannel) {
        strangers.withLock { $0[ObjectIdentifier(channel)] = channel }
    }

    /// Cuts a connection if its person is still not known after half a minute.
    func limit(_ channel: ByteChannel) async {
        try? await Task.sleep(for: .seconds(Self.greetingSeconds))
        if strangers.withLock({ $0[ObjectIdentifier(channel)] }) != nil { channel.abort() }
    }

    /// Forgets a connection that has ended before its person was known.
    func close(_ channel: ByteChannel) {
        strangers.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    /// Keeps a connection; an older one of the same device is cut.
    package func add(_ who: SignedIn, _ channel: ByteChannel) {
        close(channel)
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

    /// Cuts every connection but one.
    func cutAll(but kept: ByteChannel) {
        for entry in connections.withLock({ Array($0.values) }) where entry.channel !== kept {
            entry.channel.abort()
        }
    }

    /// All connections, to say goodbye to.
    package var channels: [ByteChannel] {
        connections.withLock { $0.values.map(\.channel) }
            + strangers.withLock { Array($0.values) }
    }
}
