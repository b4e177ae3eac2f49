// The socket options of both sides: small messages leave at once, a dead peer is noticed, and one
// read takes no more than one TLS record.

internal import NIOCore
internal import NIOPosix

enum SocketOptions {
    static let receiveBytesMax = 16_384

    static let allocator = AdaptiveRecvByteBufferAllocator(
        minimum: 1_024, initial: 4_096, maximum: receiveBytesMax)
}

extension ClientBootstrap {
    func withSocketOptions() -> ClientBootstrap {
        channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.recvAllocator, value: SocketOptions.allocator)
    }
}

extension ServerBootstrap {
    func withSocketOptions() -> ServerBootstrap {
        serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.recvAllocator, value: SocketOptions.allocator)
    }
}
