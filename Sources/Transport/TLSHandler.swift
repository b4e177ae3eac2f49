// Drives one TLSConnection in a channel: ciphertext towards the socket, plaintext towards the tail.
//
//   handshaking --done--> open --close() or close_notify--> closing --socket gone--> closed
//        \------------------------- error ---------------------^ (after its alert)
//
// handshaking  writes wait; left by the handshake's end, its timeout or an error.
// open         plaintext flows; left by close_notify of either side, an error or a cut stream.
// closing      the last bytes go out, then the sending half is shut; what the peer still sends is
//              read and dropped, because a socket closed over unread bytes resets the connection
//              and the peer loses our alert. Left when the peer closes, or after 5 s.
// closed       nothing is done any more.
//
// The phase is set before any other code is called, and nothing of the connection is borrowed
// while it runs; so handlers may write and close from inside every event. A stream that ends
// without close_notify is an error, never an end.

package import NIOCore
package import TLS

/// Holds what a handshake found out.
package struct HandshakeFacts: Sendable {
    /// Taken now, because a closed socket has forgotten it.
    package let remoteAddress: Endpoint
    /// The application protocol that both agreed on.
    package let negotiatedProtocol: String
    /// The certificate that the other side showed.
    package let peerCertificate: Certificate?
    /// The authority that was recognised by its pin.
    package let pinnedAuthority: Certificate?
}

/// Encrypts and decrypts the bytes of a channel.
package final class TLSHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    private enum Phase {
        case handshaking
        case open
        case closing
        case closed
    }

    /// The most bytes that answers to the peer's records may wait for the socket.
    private static let repliesBytesMax = 65_536
    private static let lingerSeconds: Int64 = 5

    private var connection: TLSConnection
    private let established: EventLoopPromise<HandshakeFacts>
    private let deadline: NIODeadline
    private let peer: Endpoint
    private var phase = Phase.handshaking
    private var waiting: [(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)] = []
    private var repliesBytes = 0
    private var isAdvancing = false
    private var timer: Scheduled<Void>?
    private var context: ChannelHandlerContext?

    /// Makes a handler that owns the connection and completes the promise exactly once.
    ///
    /// `peer` is only named in errors.
    package init(
        _ connection: consuming TLSConnection, peer: Endpoint, deadline: NIODeadline,
        established: EventLoopPromise<HandshakeFacts>
    ) {
        self.connection = connection
        self.peer = peer
        self.deadline = deadline
        self.established = established
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        schedule(at: deadline) { handler in
            handler.cut(.timeout(handler.peer))
        }
        if context.channel.isActive { advance(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        end(context, .closed)
        self.context = nil
    }

    package func channelActive(context: ChannelHandlerContext) {
        advance(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        end(context, .truncated)
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .handshaking || phase == .open else { return }
        connection.receive(Array(unwrapInboundIn(data).readableBytesView))
        advance(context)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        // In these phases nobody behind us asks for more.
        if phase == .handshaking || phase == .closing { context.read() }
        context.fireChannelReadComplete()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What the socket reports here, mostly a reset, always means that the stream was cut.
        end(context, .truncated)
        context.close(promise: nil)
    }

    package func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        let bytes = unwrapOutboundIn(data)
        switch phase {
        case .handshaking:
            waiting.append((bytes, promise))
        case .open:
            encrypt(context, bytes, promise)
        case .closing, .closed:
            promise?.fail(TransportError.closed)
        }
    }

    package func close(
        context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
    ) {
        guard mode == .all else {
            promise?.fail(ChannelError.operationUnsupported)
            return
        }
        context.channel.closeFuture.cascade(to: promise)
        switch phase {
        case .handshaking: cut()
        case .open: leave(context)
        case .closing, .closed: break
        }
    }

    /// Closes the socket at once, without close_notify; must be called on the event loop.
    package func cut() {
        cut(.closed)
    }

    private func cut(_ reason: TransportError) {
        guard let context else { return }
        end(context, reason)
        context.close(promise: nil)
    }
}

extension TLSHandler {
    /// Moves everything that arrived; a nested call leaves the work to the outer one.
    private func advance(_ context: ChannelHandlerContext) {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer { isAdvancing = false }
        do {
            if phase == .handshaking {
                guard try connection.handshake() == .done else {
                    reply(context)
                    return
                }
                reply(context)
                open(context)
            }
            while phase == .open, try readOnce(context) {}
        } catch {
            fail(context, TransportError(error))
        }
    }

    private func open(_ context: ChannelHandlerContext) {
        phase = .open
        timer?.cancel()
        let held = waiting
        waiting = []
        for (bytes, promise) in held { encrypt(context, bytes, promise) }
        context.flush()
        established.succeed(
            HandshakeFacts(
                remoteAddress: Endpoint(context.remoteAddress),
                negotiatedProtocol: connection.negotiatedProtocol ?? "",
                peerCertificate: connection.peerCertificate,
                pinnedAuthority: connection.pinnedAuthority))
    }

    /// Gives all plaintext on in one piece; false when the peer must send first.
    private func readOnce(_ context: ChannelHandlerContext) throws(TLSError) -> Bool {
        var plaintext: [UInt8] = []
        var isEnded = false
        var failure: TLSError?
        reading: while true {
            do {
                switch try connection.read() {
                case .plaintext(let bytes): plaintext += bytes
                case .needMore: break reading
                case .closed: isEnded = true
                }
            } catch {
                failure = error
            }
            if isEnded || failure != nil { break }
        }
        reply(context)
        if !plaintext.isEmpty {
            context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: plaintext)))
        }
        if let failure { throw failure }
        if isEnded, phase == .open {
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            if phase == .open { leave(context) }
        }
        return !plaintext.isEmpty
    }

    private func encrypt(
        _ context: ChannelHandlerContext, _ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?
    ) {
        do {
            try connection.write(Array(bytes.readableBytesView))
            let output = ByteBuffer(bytes: connection.takeOutput())
            context.write(wrapOutboundOut(output), promise: promise)
        } catch {
            promise?.fail(TransportError(error))
        }
    }

    /// Sends what the connection made by itself, and counts it until the socket has taken it.
    private func reply(_ context: ChannelHandlerContext) {
        let output = connection.takeOutput()
        guard !output.isEmpty, phase != .closed else { return }
        repliesBytes += output.count
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in
            self.repliesBytes -= output.count
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: output)), promise: sent)
        if repliesBytes > Self.repliesBytesMax { fail(context, .tls(.flooded)) }
    }

    /// Reports an error, then closes after the alert is out.
    private func fail(_ context: ChannelHandlerContext, _ error: TransportError) {
        guard phase == .handshaking || phase == .open else { return }
        linger(context)
        report(context, error)
    }

    /// Says close_notify, then closes.
    private func leave(_ context: ChannelHandlerContext) {
        connection.close()
        linger(context)
    }

    private func linger(_ context: ChannelHandlerContext) {
        phase = .closing
        let last = connection.takeOutput()
        schedule(at: .now() + .seconds(Self.lingerSeconds)) { $0.cut() }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in
            guard self.phase == .closing else { return }
            context.close(mode: .output, promise: nil)
            context.read()
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: last)), promise: sent)
    }

    /// Enters the last phase; in the first two, the reason is reported.
    private func end(_ context: ChannelHandlerContext, _ reason: TransportError) {
        let isEarly = phase == .handshaking || phase == .open
        phase = .closed
        timer?.cancel()
        if isEarly { report(context, reason) }
    }

    private func report(_ context: ChannelHandlerContext, _ error: TransportError) {
        let held = waiting
        waiting = []
        for (_, promise) in held { promise?.fail(error) }
        established.fail(error)
        context.fireErrorCaught(error)
    }

    private func schedule(at deadline: NIODeadline, _ action: @escaping (TLSHandler) -> Void) {
        timer?.cancel()
        timer = context?.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            action(self)
        }
    }
}
