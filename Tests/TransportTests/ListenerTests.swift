// The laws of `Listener`.

import NIOCore
import NIOPosix
import TLS
import TLSFixture
import Testing
import Transport

@Suite struct ListenerTests {
    let loopback: Loopback

    init() throws {
        loopback = try Loopback()
    }

    @Test func failedHandshakeEndsOnlyItself() async throws {
        let foreign = try Installation()
        try await loopback.run(handle: echo) { port in
            for _ in 0..<3 {
                _ = try? await loopback.connect(port, context: foreign.clientContext())
            }
            let channel = try await loopback.connect(port)
            try await channel.send([1])
            #expect(try await channel.receive() == [1])
        }
    }

    @Test func silentClientIsThrownOut() async throws {
        let limits = ConnectionLimits(handshakeTimeoutMilliseconds: 50)
        try await loopback.run(limits: limits, handle: echo) { port in
            let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port).get()
            let refusal = await loopback.refusals.first()
            guard case .timeout = refusal else {
                Issue.record("refused with \(String(describing: refusal))")
                return
            }
            try await client.closeFuture.get()
        }
    }

    @Test func connectionAboveTheLimitIsClosedAndTheNextIsFree() async throws {
        try await loopback.run(limits: ConnectionLimits(connectionsMax: 1), handle: echo) { port in
            let first = try await loopback.connect(port)
            await #expect(throws: TransportError.truncated) { _ = try await loopback.connect(port) }
            try await first.send([1])
            #expect(try await first.receive() == [1])
            await first.close()
            var next: ByteChannel?
            while next == nil { next = try? await loopback.connect(port) }
            try await next?.send([2])
            #expect(try await next?.receive() == [2])
        }
    }

    @Test func addressInUseIsNamed() async throws {
        let context = try loopback.installation.serverContext()
        let first = try await Listener.bind(host: "127.0.0.1", port: 0, context: context)
        let taken = Endpoint(host: "127.0.0.1", port: first.port)
        await #expect(throws: TransportError.addressInUse(taken)) {
            _ = try await Listener.bind(host: "127.0.0.1", port: first.port, context: context)
        }
        await first.close()
    }

    @Test func laterConnectionsSeeTheNewContext() async throws {
        let installation = loopback.installation
        let listener = try await Listener.bind(
            host: "127.0.0.1", port: 0, context: installation.serverContext())
        async let running: Void = listener.run(echo)
        let renewed = try installation.serverCertificate()
        try listener.use(installation.serverContext(leaf: renewed))
        let channel = try await loopback.connect(listener.port)
        #expect(channel.peerCertificateFingerprint == renewed.sha256Fingerprint)
        await channel.close()
        await listener.close()
        await running
    }

    @Test func closeEndsRun() async throws {
        let listener = try await Listener.bind(
            host: "127.0.0.1", port: 0, context: loopback.installation.serverContext())
        async let running: Void = listener.run(echo)
        await listener.close()
        await running
    }
}
