// Accepts connections. A connection that fails its handshake ends nothing but itself; one above
// the limit is closed before a byte is read. Every connection runs in a child task of `run`.

package import NIOCore
internal import NIOPosix
package import TLS

/// Listens at one address.
package final class Listener: Sendable {
    /// The port listened at; the system chose it when zero was asked for.
    package let port: Int
    private let server: any Channel
    private let acceptance: Acceptance

    private init(_ server: any Channel, _ acceptance: Acceptance) {
        port = server.localAddress?.port ?? 0
        self.server = server
        self.acceptance = acceptance
    }

    /// Starts to listen; connections wait, handshakes included, until `run`.
    ///
    /// - Throws: `addressInUse`, `nameNotFound`, `unreachable`, `system`.
    package static func bind(
        host: String, port: Int, context: TLSContext, limits: ConnectionLimits = .init(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(TransportError) -> Listener {
        let acceptance = Acceptance(context: context, limits: limits)
        let bootstrap = ServerBootstrap(group: group)
            .withSocketOptions()
            .serverChannelInitializer { server in
                // Without it, running out of descriptors would end the listener.
                server.eventLoop.makeCompletedFuture {
                    try server.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try acceptance.admit(channel) }
            }
        do {
            return Listener(try await bootstrap.bind(host: host, port: port).get(), acceptance)
        } catch {
            throw TransportError(error, at: Endpoint(host: host, port: port))
        }
    }

    /// Uses another context, such as one with a renewed certificate, for later connections.
    package func use(_ context: TLSContext) {
        acceptance.use(context)
    }

    /// Handles connections, each in a child task, until `close` or until the task is cancelled;
    /// then stops listening and waits for the child tasks.
    ///
    /// A channel is closed gracefully when `handle` returns. `onRefusal` learns of connections
    /// that did not get through their handshake.
    package func run(
        _ handle: @escaping @Sendable (ByteChannel) async -> Void,
        onRefusal: @escaping @Sendable (Endpoint, TransportError) -> Void = { _, _ in }
    ) async {
        await withDiscardingTaskGroup { group in
            while let pending = try? await acceptance.pending.next() {
                group.addTask {
                    do throws(TransportError) {
                        let channel = try await pending.open()
                        await handle(channel)
                        await channel.close()
                    } catch {
                        onRefusal(pending.peer, error)
                    }
                }
            }
            await close()
        }
    }

    /// Stops listening; connections that `run` already handles go on.
    package func close() async {
        // It can only fail because the socket is already closed.
        try? await server.close()
        acceptance.pending.finish()
        for pending in acceptance.pending.takeAll() { pending.cut() }
    }
}
