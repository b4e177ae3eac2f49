// Makes connections to a server.

package import NIOCore
internal import NIOPosix
package import TLS

/// Connects to servers.
package enum Connector {
    /// Connects, shakes hands and returns the channel.
    ///
    /// `host` is a DNS name or an IP literal, and the server's certificate must bear it. The time
    /// covers name resolution, connection and handshake together. With TLS 1.3 the server judges
    /// the client's certificate only after this returns: a refusal shows in `receive`.
    ///
    /// - Throws: `refused`, `unreachable`, `timeout`, `nameNotFound`, `tls`, `truncated`,
    ///   `cancelled`.
    package static func connect(
        host: String, port: Int, context: TLSContext, timeoutMilliseconds: Int64,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(TransportError) -> ByteChannel {
        let peer = Endpoint(host: host, port: port)
        let deadline = NIODeadline.now() + .milliseconds(timeoutMilliseconds)
        let bootstrap = ClientBootstrap(group: group)
            .withSocketOptions()
            .connectTimeout(.milliseconds(timeoutMilliseconds))
        let pending: PendingChannel
        do {
            pending = try await bootstrap.connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection: TLSConnection
                    do throws(TLSError) {
                        connection = try TLSConnection(client: context, serverName: host)
                    } catch {
                        throw TransportError(error)
                    }
                    return try PendingChannel(channel, connection, peer: peer, deadline: deadline)
                }
            }
        } catch {
            throw TransportError(error, at: peer)
        }
        let channel = try await pending.open()
        guard !Task.isCancelled else { throw .cancelled }
        return channel
    }
}
