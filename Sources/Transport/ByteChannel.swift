// A secured connection as both sides use it: bytes in, bytes out, no lines, no messages.
// What arrives is bounded: the socket is read only while less than 64 KiB wait here.
// Dropping the last reference cuts the connection, so none can leak.

internal import NIOCore
package import TLS

/// Carries bytes over one connection whose handshake is done.
package final class ByteChannel: Sendable {
    private let pending: PendingChannel
    private let facts: HandshakeFacts

    init(_ pending: PendingChannel, _ facts: HandshakeFacts) {
        self.pending = pending
        self.facts = facts
    }

    deinit { pending.cut() }

    /// The protocol both sides agreed on; never empty.
    package var negotiatedProtocol: String { facts.negotiatedProtocol }

    /// The checked certificate of the peer; nil when it showed none.
    package var peerCertificate: Certificate? { facts.peerCertificate }

    /// The SHA-256 of that certificate in lower-case hexadecimal digits.
    package var peerCertificateFingerprint: String? { facts.peerCertificate?.sha256Fingerprint }

    /// The authority found by its pin; nil without an enrolment context.
    package var pinnedAuthority: Certificate? { facts.pinnedAuthority }

    /// The address of the peer as `host:port`.
    package var remoteAddress: String { facts.remoteAddress.description }

    /// What the peer sends, in order; sequences of one channel share it, so one task reads.
    package var inbound: Inbound { Inbound(channel: self) }

    /// Waits for the next bytes, never empty; nil after the peer's close_notify or own `close`.
    ///
    /// - Throws: `truncated` when the stream was cut, `tls` for an alert (on a client also the
    ///   server's verdict on its certificate), `closed` after `abort`, `cancelled`.
    package func receive() async throws(TransportError) -> [UInt8]? {
        try await pending.mailbox.next()
    }

    /// Sends bytes and returns when the socket has taken them; that is the backpressure.
    ///
    /// Calls from several tasks do not mix their bytes. Cancelling a waiting call aborts the
    /// connection, because half of its bytes may be out.
    ///
    /// - Throws: why the connection ended, `closed` when this side ended it, `cancelled`.
    package func send(_ bytes: [UInt8]) async throws(TransportError) {
        guard !bytes.isEmpty else { return }
        do {
            try await withTaskCancellationHandler {
                try await pending.channel.writeAndFlush(ByteBuffer(bytes: bytes))
            } onCancel: {
                abort()
            }
        } catch {
            throw Task.isCancelled ? .cancelled : pending.mailbox.failure ?? .closed
        }
    }

    /// Says close_notify after everything sent so far and waits until the connection is gone.
    ///
    /// A peer that does not answer is cut off after 5 s.
    package func close() async {
        // It can only fail because the channel is already closed.
        try? await pending.channel.close()
    }

    /// Cuts the connection at once without close_notify; the peer sees a truncated stream.
    package func abort() {
        pending.mailbox.finish(.closed)
        pending.cut()
    }

    /// The bytes of the peer as a sequence of chunks; it ends and throws like `receive`.
    package struct Inbound: AsyncSequence, AsyncIteratorProtocol, Sendable {
        package typealias Element = [UInt8]
        package typealias Failure = TransportError

        // Keeps the connection alive while someone reads.
        let channel: ByteChannel

        package func makeAsyncIterator() -> Self { self }

        package func next() async throws(TransportError) -> [UInt8]? {
            try await channel.receive()
        }

        package func next(
            isolation actor: isolated (any Actor)?
        ) async throws(TransportError) -> [UInt8]? {
            try await channel.receive()
        }
    }
}
