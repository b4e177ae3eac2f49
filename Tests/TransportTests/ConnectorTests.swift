// The laws of `Connector`.

import NIOCore
import NIOPosix
import TLS
import TLSFixture
import Testing
import Transport

@Suite struct ConnectorTests {
    let loopback: Loopback

    init() throws {
        loopback = try Loopback()
    }

    /// Runs a peer that answers every connection with these bytes and then waits.
    func withPlainPeer(
        _ bytes: [UInt8], closing: Bool, test: (Int) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                let sent = channel.writeAndFlush(ByteBuffer(bytes: bytes))
                if closing { sent.whenComplete { _ in channel.close(promise: nil) } }
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        try await test(server.localAddress?.port ?? 0)
        try await server.close()
    }

    @Test func closedPortIsRefused() async throws {
        let listener = try await Listener.bind(
            host: "127.0.0.1", port: 0, context: loopback.installation.serverContext())
        let port = listener.port
        await listener.close()
        await #expect(throws: TransportError.refused(Endpoint(host: "127.0.0.1", port: port))) {
            _ = try await loopback.connect(port)
        }
    }

    @Test func unknownNameIsNotFound() async throws {
        let context = try loopback.installation.clientContext()
        await #expect(throws: TransportError.nameNotFound("no-such-host.invalid")) {
            _ = try await Connector.connect(
                host: "no-such-host.invalid", port: 1, context: context,
                timeoutMilliseconds: 20_000)
        }
    }

    @Test func nameThatIsNoHostIsRefused() async throws {
        let context = try loopback.installation.clientContext()
        await #expect(throws: TransportError.self) {
            _ = try await Connector.connect(
                host: "", port: 1, context: context, timeoutMilliseconds: 20_000)
        }
    }

    @Test func plainTextPeerIsNotTLS() async throws {
        let text = Array("220 mail.test ESMTP ready\r\n".utf8)
        try await withPlainPeer(text, closing: false) { port in
            await #expect(throws: TransportError.tls(.notTLS)) {
                _ = try await loopback.connect(port)
            }
        }
    }

    @Test func peerThatHangsUpIsTruncation() async throws {
        try await withPlainPeer([], closing: true) { port in
            await #expect(throws: TransportError.truncated) { _ = try await loopback.connect(port) }
        }
    }

    @Test func silentPeerIsATimeout() async throws {
        try await withPlainPeer([], closing: false) { port in
            let peer = Endpoint(host: "127.0.0.1", port: port)
            await #expect(throws: TransportError.timeout(peer)) {
                _ = try await loopback.connect(port, timeoutMilliseconds: 50)
            }
        }
    }

    @Test func foreignServerIsRefusedOnBothSides() async throws {
        let foreign = try Installation()
        try await loopback.run(handle: echo) { port in
            await #expect(throws: TransportError.tls(.certificateForeign)) {
                _ = try await loopback.connect(port, context: foreign.clientContext())
            }
            #expect(await loopback.refusals.first() == .tls(.peerAlert(.unknownAuthority)))
        }
    }

    /// In TLS 1.3 the client is through before the server has judged its certificate.
    @Test func expiredDeviceLearnsWhyFromItsFirstRead() async throws {
        let installation = loopback.installation
        let device = try installation.deviceCertificate(now: installation.now - 11 * 86_400)
        try await loopback.run(handle: echo) { port in
            let context = try installation.clientContext(showing: device)
            let channel = try await loopback.connect(port, context: context)
            await #expect(throws: TransportError.tls(.peerAlert(.certificateExpired))) {
                try await channel.send([1])
                _ = try await channel.receive()
            }
            #expect(await loopback.refusals.first() == .tls(.certificateExpired))
        }
    }
}
