// What tests of connections need: an authority with a server and a device.

internal import Glibc
package import TLS

/// Holds an authority with a server and a device, valid at the present of the test.
package struct Installation {
    /// The moment of issue in seconds since 1970; dates are checked with the real clock.
    package let now: Int64
    /// The authority both sides trust.
    package let authority: CertificateAuthority
    /// The key of the server.
    package let serverKey: PrivateKey
    /// The key of the device.
    package let deviceKey: PrivateKey

    /// Makes fresh keys.
    package init(now: Int64 = presentSeconds()) throws {
        self.now = now
        authority = try CertificateAuthority.make(name: "Teczka test", now: now, days: 30)
        serverKey = try PrivateKey.make()
        deviceKey = try PrivateKey.make()
    }

    /// Issues a server certificate of ten days.
    package func serverCertificate(
        names: [String] = ["teczka.test", "127.0.0.1", "::1"], now: Int64? = nil
    ) throws -> Certificate {
        try authority.issueServer(
            names: names, publicKey: serverKey.publicKey, now: now ?? self.now, days: 10)
    }

    /// Issues a device certificate of ten days.
    package func deviceCertificate(now: Int64? = nil) throws -> Certificate {
        let request = try CertificateRequest(key: deviceKey, commonName: "wish")
        return try authority.issueDevice(
            request: request, commonName: "device 1", now: now ?? self.now, days: 10)
    }

    /// Makes the context of the server.
    package func serverContext(
        leaf: Certificate? = nil, protocols: [String] = ["teczka/1", "teczka-enrol/1"]
    ) throws -> TLSContext {
        try .server(
            chain: [leaf ?? serverCertificate(), authority.certificate], key: serverKey,
            clientAuthority: authority.certificate, protocols: protocols)
    }

    /// Makes the context of a client that may show a certificate.
    package func clientContext(
        showing certificate: Certificate? = nil, protocol: String = "teczka/1"
    ) throws -> TLSContext {
        try .client(
            authority: authority.certificate, certificate: certificate,
            key: certificate == nil ? nil : deviceKey, protocol: `protocol`)
    }
}

/// Returns the present in seconds since 1970 UTC.
package func presentSeconds() -> Int64 {
    Int64(time(nil))
}
