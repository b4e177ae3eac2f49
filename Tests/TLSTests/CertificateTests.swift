// The laws of `Certificate`.

import TLS
import TLSFixture
import Testing

@Suite struct CertificateTests {
    let installation: Installation

    init() throws {
        installation = try Installation()
    }

    @Test func textOfCertificateSurvives() throws {
        let certificate = try installation.serverCertificate()
        #expect(certificate.pem.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
        #expect(try Certificate(pem: certificate.pem) == certificate)
    }

    @Test func textOfKeySurvives() throws {
        let key = installation.deviceKey
        #expect(key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(try PrivateKey(pem: key.pem).publicKey == key.publicKey)
    }

    @Test func factsAreThoseIssued() throws {
        let certificate = try installation.deviceCertificate()
        #expect(certificate.commonName == "device 1")
        #expect(certificate.notBefore == installation.now - 3_600)
        #expect(certificate.notAfter == installation.now + 10 * 86_400)
        #expect(certificate.publicKey == installation.deviceKey.publicKey)
        #expect(certificate.sha256Fingerprint.utf8.count == 64)
        #expect(certificate.publicKeySHA256 == installation.deviceKey.publicKey.sha256)
    }

    @Test func serialsDiffer() throws {
        let first = try installation.deviceCertificate()
        let second = try installation.deviceCertificate()
        #expect(first.serial != second.serial)
        #expect(first.serial.utf8.count > 20)
    }

    @Test func requestSurvivesAndKeepsItsKey() throws {
        let request = try CertificateRequest(key: installation.deviceKey, commonName: "Łódź 7")
        let read = try CertificateRequest(pem: request.pem)
        #expect(read == request)
        #expect(read.commonName == "Łódź 7")
        #expect(read.publicKey == installation.deviceKey.publicKey)
    }

    @Test func requestWithAnyChangedByteIsRefused() throws {
        let request = try CertificateRequest(key: installation.deviceKey, commonName: "device")
        var lines = request.pem.split(separator: "\n").map { Array($0.utf8) }
        let middle = lines.count / 2
        for column in lines[middle].indices {
            let original = lines[middle][column]
            lines[middle][column] = UInt8(ascii: original == UInt8(ascii: "A") ? "B" : "A")
            let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
            #expect(throws: TLSError.malformed("CERTIFICATE REQUEST")) {
                try CertificateRequest(pem: text + "\n")
            }
            lines[middle][column] = original
        }
    }

    @Test(arguments: ["", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func otherTextIsRefused(text: String) {
        #expect(throws: TLSError.malformed("CERTIFICATE")) { try Certificate(pem: text) }
        #expect(throws: TLSError.malformed("PRIVATE KEY")) { try PrivateKey(pem: text) }
    }

    @Test func trailingBytesAreRefused() throws {
        let der = try installation.serverCertificate().der
        #expect(throws: TLSError.malformed("CERTIFICATE")) { try Certificate(der: der + [0]) }
    }

    @Test(arguments: [
        "", "*.teczka.test", ".teczka.test", "a,DNS:b", "a b", "teczka.test\u{0}", "ż.pl",
        "teczka.test:443", "[::1]",
    ])
    func nameThatIsNoHostIsRefused(name: String) {
        #expect(throws: TLSError.malformed("host name")) {
            try installation.serverCertificate(names: [name])
        }
    }

    @Test func authorityNeedsItsOwnKey() {
        #expect(throws: TLSError.keyMismatch) {
            try CertificateAuthority(
                certificate: installation.authority.certificate, key: installation.deviceKey)
        }
    }
}
