// Decides about each accepted socket, on its event loop: sets it up, or refuses it at the limit.

internal import NIOConcurrencyHelpers
internal import NIOCore
internal import TLS

final class Acceptance: Sendable {
    let pending = Mailbox<PendingChannel>()
    private let context: NIOLockedValueBox<TLSContext>
    private let limits: ConnectionLimits
    private let openCount = NIOLockedValueBox(0)

    init(context: TLSContext, limits: ConnectionLimits) {
        self.context = NIOLockedValueBox(context)
        self.limits = limits
    }

    func use(_ context: TLSContext) {
        self.context.withLockedValue { $0 = context }
    }

    /// Sets up the channel; one that is refused here is closed by whoever accepted it.
    func admit(_ channel: any Channel) throws {
        let isAdmitted = openCount.withLockedValue { count in
            guard count < limits.connectionsMax else { return false }
            count += 1
            return true
        }
        guard isAdmitted else { throw TransportError.limit }
        channel.closeFuture.whenComplete { _ in
            self.openCount.withLockedValue { $0 -= 1 }
        }
        let waiting = try PendingChannel(
            channel, TLSConnection(server: context.withLockedValue(\.self)),
            peer: Endpoint(channel.remoteAddress),
            deadline: .now() + .milliseconds(limits.handshakeTimeoutMilliseconds))
        if !pending.append(waiting) { throw TransportError.closed }
    }
}
