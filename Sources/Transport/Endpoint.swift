// A host and a port, as they are shown to people.

internal import NIOCore

/// Names one end of a TCP connection.
package struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// A host name or an IP literal.
    package let host: String
    /// A TCP port.
    package let port: Int

    /// Names one end.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init(_ address: SocketAddress?) {
        self.init(host: address?.ipAddress ?? "unknown", port: address?.port ?? 0)
    }

    /// The text `host:port`, with brackets around an IPv6 literal.
    package var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
