// The limits a listener keeps before anyone is known.

/// Bounds what strangers may use up.
package struct ConnectionLimits: Sendable, Equatable {
    /// The time from accept to the end of the handshake.
    package var handshakeTimeoutMilliseconds: Int64
    /// The most connections at once; the next is closed without a byte.
    package var connectionsMax: Int

    /// Creates limits: 10 s and 1 000 connections unless said otherwise.
    package init(handshakeTimeoutMilliseconds: Int64 = 10_000, connectionsMax: Int = 1_000) {
        self.handshakeTimeoutMilliseconds = handshakeTimeoutMilliseconds
        self.connectionsMax = connectionsMax
    }
}
