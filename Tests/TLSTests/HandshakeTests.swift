// The laws of `Handshake`.

import TLS
import TLSFixture
import Testing

@Suite struct HandshakeTests {
    static let day: Int64 = 86_400
    let installation: Installation
    let foreign: Installation

    init() throws {
        installation = try Installation()
        foreign = try Installation()
    }

    @Test(arguments: ["teczka.test", "127.0.0.1", "::1"])
    func bothSidesLearnProtocolAndCertificate(serverName: String) throws {
        let device = try installation.deviceCertificate()
        var pair = try ConnectionPair(
            client: installation.clientContext(showing: device),
            server: installation.serverContext(), serverName: serverName)
        #expect(pair.shakeHands() == Ends())
        let names = [pair.client.negotiatedProtocol, pair.server.negotiatedProtocol]
        #expect(names == ["teczka/1", "teczka/1"])
        let shown = pair.server.peerCertificate
        #expect(shown == device)
    }

    @Test func clientWithoutCertificateIsLetIn() throws {
        var pair = try ConnectionPair(
            client: installation.clientContext(protocol: "teczka-enrol/1"),
            server: installation.serverContext())
        #expect(pair.shakeHands() == Ends())
        let shown = pair.server.peerCertificate
        #expect(shown == nil)
        let name = pair.server.negotiatedProtocol
        #expect(name == "teczka-enrol/1")
    }

    @Test func clientRefusesForeignServer() throws {
        var pair = try ConnectionPair(
            client: foreign.clientContext(), server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(ends.client == .certificateForeign)
        #expect(ends.server == .peerAlert(.unknownAuthority))
    }

    @Test(arguments: ["other.test", "127.0.0.2", "sub.teczka.test", "test"])
    func clientRefusesServerOfAnotherName(serverName: String) throws {
        var pair = try ConnectionPair(
            client: installation.clientContext(), server: installation.serverContext(),
            serverName: serverName)
        let ends = pair.shakeHands()
        #expect(ends == Ends(client: .nameMismatch, server: .peerAlert(.badCertificate)))
    }

    @Test(arguments: ["", ".test", ".teczka.test", "teczka.test\u{0}.evil", "*"])
    func nameThatIsNoHostNeverConnects(serverName: String) throws {
        let context = try installation.clientContext()
        #expect(throws: TLSError.nameMismatch) {
            _ = try TLSConnection(client: context, serverName: serverName)
        }
    }

    @Test func clientRefusesExpiredServer() throws {
        let leaf = try installation.serverCertificate(now: installation.now - 11 * Self.day)
        var pair = try ConnectionPair(
            client: installation.clientContext(), server: installation.serverContext(leaf: leaf))
        let ends = pair.shakeHands()
        #expect(
            ends == Ends(client: .certificateExpired, server: .peerAlert(.certificateExpired)))
    }

    @Test func clientRefusesServerOfTomorrow() throws {
        let leaf = try installation.serverCertificate(now: installation.now + Self.day)
        var pair = try ConnectionPair(
            client: installation.clientContext(), server: installation.serverContext(leaf: leaf))
        let ends = pair.shakeHands()
        #expect(
            ends == Ends(client: .certificateNotYetValid, server: .peerAlert(.badCertificate)))
    }

    @Test func clientRefusesDeviceInPlaceOfServer() throws {
        let request = try CertificateRequest(key: installation.serverKey, commonName: "x")
        let leaf = try installation.authority.issueDevice(
            request: request, commonName: "teczka.test", now: installation.now, days: 1)
        var pair = try ConnectionPair(
            client: installation.clientContext(), server: installation.serverContext(leaf: leaf))
        let ends = pair.shakeHands()
        #expect(ends.client == .certificatePurpose)
        #expect(ends.server == .peerAlert(.unsupportedCertificate))
    }

    @Test func serverRefusesServerInPlaceOfDevice() throws {
        let leaf = try installation.authority.issueServer(
            names: ["device"], publicKey: installation.deviceKey.publicKey,
            now: installation.now, days: 1)
        var pair = try ConnectionPair(
            client: installation.clientContext(showing: leaf),
            server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(
            ends
                == Ends(
                    client: .peerAlert(.unsupportedCertificate), server: .certificatePurpose))
    }

    @Test func serverRefusesForeignDevice() throws {
        let context = try TLSContext.client(
            authority: installation.authority.certificate,
            certificate: foreign.deviceCertificate(), key: foreign.deviceKey,
            protocol: "teczka/1")
        var pair = try ConnectionPair(client: context, server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(
            ends == Ends(client: .peerAlert(.unknownAuthority), server: .certificateForeign))
    }

    @Test func serverRefusesExpiredDevice() throws {
        let device = try installation.deviceCertificate(now: installation.now - 11 * Self.day)
        var pair = try ConnectionPair(
            client: installation.clientContext(showing: device),
            server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(
            ends == Ends(client: .peerAlert(.certificateExpired), server: .certificateExpired))
    }

    @Test func serverRefusesUnknownProtocol() throws {
        var pair = try ConnectionPair(
            client: installation.clientContext(protocol: "http/1.1"),
            server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(ends == Ends(client: .protocolMismatch, server: .protocolMismatch))
    }

    @Test func keyOfAnotherCertificateIsRefused() throws {
        #expect(throws: TLSError.keyMismatch) {
            try TLSContext.server(
                chain: [installation.serverCertificate()], key: installation.deviceKey,
                clientAuthority: installation.authority.certificate, protocols: ["teczka/1"])
        }
    }
}
