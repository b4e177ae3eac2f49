// The laws of `HostilePeer`.

import TLS
import TLSFixture
import Testing

@Suite struct HostilePeerTests {
    static let protocolList: [UInt8] = [8] + Array("teczka/1".utf8)
    let installation: Installation

    init() throws {
        installation = try Installation()
    }

    func openServer(for client: RawClient) throws -> TLSConnection {
        var server = try TLSConnection(server: installation.serverContext())
        for _ in 0..<3 {
            client.shakeHands()
            server.receive(client.takeOutput())
            _ = try server.handshake()
            client.receive(server.takeOutput())
        }
        return server
    }

    /// The alert travels in the clear, because no keys exist yet.
    @Test func clientWithoutProtocolOfferIsToldWhy() throws {
        let client = RawClient(protocolList: [])
        var server = try TLSConnection(server: installation.serverContext())
        client.shakeHands()
        server.receive(client.takeOutput())
        #expect(throws: TLSError.protocolMismatch) { _ = try server.handshake() }
        let alert = server.takeOutput()
        #expect(alert.suffix(2) == [2, 120])
    }

    @Test func olderVersionIsRefused() throws {
        let client = RawClient(protocolList: Self.protocolList, versionMax: 0x0303)
        #expect(throws: TLSError.internal("unsupported protocol")) {
            _ = try openServer(for: client)
        }
    }

    @Test(arguments: [true, false])
    func floodOfKeyUpdatesEndsTheConnection(wantsAnswer: Bool) throws {
        let client = RawClient(protocolList: Self.protocolList)
        var server = try openServer(for: client)
        for _ in 0..<5_000 { client.updateKey(wantsAnswer: wantsAnswer) }
        server.receive(client.takeOutput())
        var end: TLSError?
        do { _ = try server.read() } catch { end = error }
        #expect(end == .flooded)
        #expect(server.takeOutput().count <= 2 * TLSConnection.quietBytesMax)
    }

    @Test func keyUpdatesBetweenContentAreFine() throws {
        let client = RawClient(protocolList: Self.protocolList)
        var server = try openServer(for: client)
        for _ in 0..<5_000 {
            client.updateKey(wantsAnswer: false)
            client.write([1])
            server.receive(client.takeOutput())
            let content = try server.read()
            guard content == .plaintext([1]) else {
                Issue.record("content lost")
                return
            }
        }
    }
}
