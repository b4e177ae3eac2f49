// Two ends of one TLS connection, pumped in memory.

import TLS

/// What the two sides of a handshake ended with; nil is success.
struct Ends: Equatable {
    var client: TLSError?
    var server: TLSError?
}

/// Both ends of a connection, joined in memory.
struct ConnectionPair: ~Copyable {
    var client: TLSConnection
    var server: TLSConnection

    init(
        client: TLSContext, server: TLSContext, serverName: String = "teczka.test"
    ) throws(TLSError) {
        let first = try TLSConnection(client: client, serverName: serverName)
        let second = try TLSConnection(server: server)
        self.client = first
        self.server = second
    }

    /// Shakes hands and carries alerts until nothing moves any more.
    mutating func shakeHands() -> Ends {
        var ends = Ends()
        for _ in 0..<6 {
            ends.client = ends.client ?? pushClient()
            server.receive(client.takeOutput())
            ends.server = ends.server ?? pushServer()
            client.receive(server.takeOutput())
        }
        return ends
    }

    /// Sends content from the client and returns what the server reads.
    mutating func exchange(_ bytes: [UInt8]) throws(TLSError) -> [UInt8] {
        try client.write(bytes)
        server.receive(client.takeOutput())
        var content: [UInt8] = []
        while case .plaintext(let piece) = try server.read() { content += piece }
        return content
    }

    private mutating func pushClient() -> TLSError? {
        do {
            if try client.handshake() == .done { _ = try client.read() }
            return nil
        } catch {
            return error
        }
    }

    private mutating func pushServer() -> TLSError? {
        do {
            if try server.handshake() == .done { _ = try server.read() }
            return nil
        } catch {
            return error
        }
    }
}
