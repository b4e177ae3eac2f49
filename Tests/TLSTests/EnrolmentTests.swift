// The laws of `Enrolment`.

import TLS
import TLSFixture
import Testing

@Suite struct EnrolmentTests {
    let installation: Installation
    let foreign: Installation

    init() throws {
        installation = try Installation()
        foreign = try Installation()
    }

    func context(pinning authority: CertificateAuthority) throws -> TLSContext {
        try .enrolment(
            authorityPublicKeySHA256: authority.certificate.publicKeySHA256,
            protocol: "teczka-enrol/1")
    }

    @Test(arguments: ["teczka.test", "127.0.0.1"])
    func pinFindsTheAuthority(serverName: String) throws {
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority),
            server: installation.serverContext(), serverName: serverName)
        #expect(pair.shakeHands() == Ends())
        let found = pair.client.pinnedAuthority
        #expect(found == installation.authority.certificate)
    }

    @Test func wrongPinIsRefused() throws {
        var pair = try ConnectionPair(
            client: context(pinning: foreign.authority), server: installation.serverContext())
        let ends = pair.shakeHands()
        #expect(ends.client == .pinMismatch)
        #expect(ends.server != nil)
        let found = pair.client.pinnedAuthority
        #expect(found == nil)
    }

    /// The pinned authority is public, so anyone can append it to a chain of his own.
    @Test func pinnedAuthorityAboveForeignLeafIsRefused() throws {
        let server = try TLSContext.server(
            chain: [foreign.serverCertificate(), installation.authority.certificate],
            key: foreign.serverKey, clientAuthority: foreign.authority.certificate,
            protocols: ["teczka-enrol/1"])
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority), server: server)
        let ends = pair.shakeHands()
        #expect(ends.client == .certificateForeign)
    }

    @Test func pinnedAuthorityBetweenForeignOnesIsRefused() throws {
        let server = try TLSContext.server(
            chain: [
                foreign.serverCertificate(), installation.authority.certificate,
                foreign.authority.certificate,
            ],
            key: foreign.serverKey, clientAuthority: foreign.authority.certificate,
            protocols: ["teczka-enrol/1"])
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority), server: server)
        let ends = pair.shakeHands()
        #expect(ends.client == .pinMismatch)
    }

    @Test func chainWithoutAuthorityIsRefused() throws {
        let server = try TLSContext.server(
            chain: [installation.serverCertificate()], key: installation.serverKey,
            clientAuthority: installation.authority.certificate, protocols: ["teczka-enrol/1"])
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority), server: server)
        let ends = pair.shakeHands()
        #expect(ends.client == .pinMismatch)
    }

    @Test func wrongNameIsRefused() throws {
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority),
            server: installation.serverContext(), serverName: "other.test")
        let ends = pair.shakeHands()
        #expect(ends.client == .nameMismatch)
    }

    @Test func expiredLeafIsRefused() throws {
        let leaf = try installation.serverCertificate(now: installation.now - 11 * 86_400)
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority),
            server: installation.serverContext(leaf: leaf))
        let ends = pair.shakeHands()
        #expect(ends.client == .certificateExpired)
    }

    /// A device holds a certificate of the pinned authority, but must not pass for the server.
    @Test func deviceInPlaceOfServerIsRefused() throws {
        let server = try TLSContext.server(
            chain: [installation.deviceCertificate(), installation.authority.certificate],
            key: installation.deviceKey, clientAuthority: installation.authority.certificate,
            protocols: ["teczka-enrol/1"])
        var pair = try ConnectionPair(
            client: context(pinning: installation.authority), server: server,
            serverName: "teczka.test")
        let ends = pair.shakeHands()
        #expect(ends.client == .certificatePurpose)
        #expect(ends.server == .peerAlert(.unsupportedCertificate))
    }
}
