// A channel whose pipeline is set up and whose handshake is still to come.

internal import NIOCore
internal import TLS

struct PendingChannel: Sendable {
    private static let pauseBytes = 65_536
    private static let resumeBytes = 16_384

    let channel: any Channel
    let handler: NIOLoopBound<TLSHandler>
    let mailbox: Mailbox<[UInt8]>
    let peer: Endpoint
    private let established: EventLoopFuture<HandshakeFacts>

    /// Sets up the pipeline; must be called on the event loop of the channel.
    init(
        _ channel: any Channel, _ connection: consuming TLSConnection, peer: Endpoint,
        deadline: NIODeadline
    ) throws {
        let promise = channel.eventLoop.makePromise(of: HandshakeFacts.self)
        let handler = TLSHandler(
            connection, peer: peer, deadline: deadline, established: promise)
        let mailbox = Mailbox<[UInt8]>(
            pauseWeight: Self.pauseBytes, resumeWeight: Self.resumeBytes
        ) {
            channel.read()
        }
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        self.mailbox = mailbox
        self.peer = peer
        established = promise.futureResult
        try channel.pipeline.syncOperations.addHandlers([handler, InboundHandler(mailbox)])
    }

    /// Waits for the handshake.
    func open() async throws(TransportError) -> ByteChannel {
        do {
            return ByteChannel(self, try await established.get())
        } catch {
            throw TransportError(error, at: peer)
        }
    }

    /// Closes the socket at once.
    func cut() {
        channel.eventLoop.execute { handler.value.cut() }
    }
}
