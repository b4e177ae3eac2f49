// A listener and its clients on the loopback address.

import TLS
import TLSFixture
import Testing
import Transport

/// Runs a test against a listener on the loopback address and stops it afterwards.
struct Loopback {
    let installation: Installation
    let refusals = Recorder<TransportError>()

    init() throws {
        installation = try Installation()
    }

    func run(
        server context: TLSContext? = nil, limits: ConnectionLimits = ConnectionLimits(),
        handle: @escaping @Sendable (ByteChannel) async -> Void,
        test: (Int) async throws -> Void
    ) async throws {
        let listener = try await Listener.bind(
            host: "127.0.0.1", port: 0, context: context ?? installation.serverContext(),
            limits: limits)
        let refusals = refusals
        let task = Task {
            await listener.run(handle, onRefusal: { _, error in refusals.record(error) })
        }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await test(listener.port)) } catch { outcome = .failure(error) }
        task.cancel()
        await task.value
        try outcome.get()
    }

    func connect(
        _ port: Int, context: TLSContext? = nil, timeoutMilliseconds: Int64 = 20_000
    ) async throws -> ByteChannel {
        try await Connector.connect(
            host: "127.0.0.1", port: port, context: context ?? installation.clientContext(),
            timeoutMilliseconds: timeoutMilliseconds)
    }
}

/// Sends everything back until the peer ends.
@Sendable func echo(_ channel: ByteChannel) async {
    do {
        for try await bytes in channel.inbound { try await channel.send(bytes) }
    } catch {
        channel.abort()
    }
}
