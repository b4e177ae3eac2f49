// The laws of `TLSConnection`.

import TLS
import TLSFixture
import Testing

@Suite struct TLSConnectionTests {
    let installation: Installation

    init() throws {
        installation = try Installation()
    }

    func openPair() throws -> ConnectionPair {
        var pair = try ConnectionPair(
            client: installation.clientContext(showing: installation.deviceCertificate()),
            server: installation.serverContext())
        #expect(pair.shakeHands() == Ends())
        return pair
    }

    @Test(arguments: [1, 16_383, 16_384, 16_385, 300_000])
    func contentSurvives(count: Int) throws {
        var pair = try openPair()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let received = try pair.exchange(bytes)
        #expect(received == bytes)
    }

    @Test func exchangeSplitAtEveryByteIsTheSame() throws {
        var sample = try openPair()
        try sample.client.write([1, 2, 3])
        try sample.client.write([4])
        let length = sample.client.takeOutput().count
        for position in 0...length {
            var pair = try openPair()
            try pair.client.write([1, 2, 3])
            try pair.client.write([4])
            let bytes = pair.client.takeOutput()
            var content: [UInt8] = []
            for piece in [bytes.prefix(position), bytes.dropFirst(position)] {
                pair.server.receive(Array(piece))
                while case .plaintext(let part) = try pair.server.read() { content += part }
            }
            #expect(content == [1, 2, 3, 4], "split at \(position)")
        }
    }

    @Test func handshakeByteByByteIsTheSame() throws {
        var pair = try ConnectionPair(
            client: installation.clientContext(), server: installation.serverContext())
        for _ in 0..<4 {
            _ = try pair.client.handshake()
            for byte in pair.client.takeOutput() {
                pair.server.receive([byte])
                _ = try pair.server.handshake()
            }
            for byte in pair.server.takeOutput() {
                pair.client.receive([byte])
                _ = try pair.client.handshake()
            }
        }
        let isDone = try pair.client.handshake() == .done && pair.server.handshake() == .done
        #expect(isDone)
    }

    @Test func handshakeCutAtEveryByteIsTruncated() throws {
        let client = try installation.clientContext()
        let server = try installation.serverContext()
        var first = try TLSConnection(client: client, serverName: "teczka.test")
        _ = try first.handshake()
        let hello = first.takeOutput()
        for count in 0..<hello.count {
            var connection = try TLSConnection(server: server)
            connection.receive(Array(hello.prefix(count)))
            connection.receiveEnd()
            var outcome: TLSError?
            do { _ = try connection.handshake() } catch { outcome = error }
            #expect(outcome == .truncated, "cut after \(count)")
        }
    }

    @Test func closeIsToldFromTruncation() throws {
        var pair = try openPair()
        try pair.client.write([7])
        let content = pair.client.takeOutput()
        pair.client.close()
        let farewell = pair.client.takeOutput()
        pair.server.receive(content)
        let first = try pair.server.read()
        let second = try pair.server.read()
        #expect(first == .plaintext([7]))
        #expect(second == .needMore)
        pair.server.receive(farewell)
        let end = try pair.server.read()
        #expect(end == .closed(clean: true))
    }

    @Test func streamCutAtEveryByteBeforeItsCloseIsTruncated() throws {
        var sample = try openPair()
        try sample.client.write([7, 8])
        sample.client.close()
        let length = sample.client.takeOutput().count
        for count in 0..<length {
            var pair = try openPair()
            try pair.client.write([7, 8])
            pair.client.close()
            pair.server.receive(Array(pair.client.takeOutput().prefix(count)))
            pair.server.receiveEnd()
            var last = try pair.server.read()
            if case .plaintext = last { last = try pair.server.read() }
            #expect(last == .closed(clean: false), "cut after \(count)")
        }
    }

    @Test func writingGoesOnAfterThePeerHasClosed() throws {
        var pair = try openPair()
        pair.server.close()
        pair.client.receive(pair.server.takeOutput())
        let end = try pair.client.read()
        #expect(end == .closed(clean: true))
        let received = try pair.exchange([1])
        #expect(received == [1])
    }

    @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "{\"!\":\"hello\"}\n", "SSH-2.0-OpenSSH\r\n"])
    func plainTextIsNotTLS(text: String) throws {
        var client = try TLSConnection(
            client: installation.clientContext(), serverName: "teczka.test")
        var server = try TLSConnection(server: installation.serverContext())
        for isServer in [true, false] {
            var outcome: TLSError?
            do {
                if isServer {
                    server.receive(Array(text.utf8))
                    _ = try server.handshake()
                } else {
                    _ = try client.handshake()
                    client.receive(Array(text.utf8))
                    _ = try client.handshake()
                }
            } catch { outcome = error }
            #expect(outcome == .notTLS)
        }
    }

    @Test func changedByteEndsTheConnectionForGood() throws {
        var pair = try openPair()
        try pair.client.write([1, 2, 3])
        var bytes = pair.client.takeOutput()
        bytes[bytes.count - 1] ^= 1
        pair.server.receive(bytes)
        var outcomes: [TLSError] = []
        for _ in 0..<2 {
            do { _ = try pair.server.read() } catch { outcomes.append(error) }
        }
        #expect(outcomes.count == 2)
        #expect(Set(outcomes.map { "\($0)" }).count == 1)
        #expect(!pair.server.takeOutput().isEmpty)
    }

    @Test func failureOfOneConnectionLeavesOthersAlone() throws {
        var pair = try openPair()
        var broken = try TLSConnection(server: installation.serverContext())
        broken.receive(Array("nonsense, much of it".utf8))
        #expect(throws: TLSError.notTLS) { _ = try broken.handshake() }
        let received = try pair.exchange([5])
        #expect(received == [5])
    }
}
