// The private certificate authority of one installation. It issues two kinds of leaf, and each
// names its purpose, so that neither passes for the other:
//   server  extended key usage serverAuth, with subject alternative names
//   device  extended key usage clientAuth, without them
// It keeps no register: serials are random, and what was issued is recorded by the caller.

internal import CLibSSL

/// Holds an authority certificate and its key.
package struct CertificateAuthority: Sendable {
    /// The self-signed certificate both sides trust.
    package let certificate: Certificate
    /// The key that signs; whoever stores it guards it.
    package let key: PrivateKey

    /// Joins a stored certificate with its key.
    ///
    /// - Throws: `keyMismatch` when the key is another one.
    package init(certificate: Certificate, key: PrivateKey) throws(TLSError) {
        guard certificate.publicKey == key.publicKey else { throw .keyMismatch }
        self.certificate = certificate
        self.key = key
    }

    /// Makes a fresh key and a self-signed certificate valid from an hour before `now`.
    ///
    /// `now` is in seconds since 1970 UTC.
    ///
    /// - Throws: `malformed` when the name is empty or longer than 64 characters.
    package static func make(
        name: String, now: Int64, days: Int
    ) throws(TLSError) -> CertificateAuthority {
        let key = try PrivateKey.make()
        let builder = try CertificateBuilder(
            publicKey: key.publicKey, commonName: name, now: now, days: days)
        try builder.setIssuer(nil)
        try builder.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        try builder.add(NID_key_usage, "critical,keyCertSign,cRLSign")
        try builder.add(NID_subject_key_identifier, "hash")
        return try CertificateAuthority(certificate: builder.sign(with: key), key: key)
    }

    /// Issues a server certificate for host names and IP literals; the first is the common name.
    ///
    /// `now` is in seconds since 1970 UTC. Wildcards are refused.
    ///
    /// - Throws: `malformed` when a name is neither a host name nor an address, or none is given.
    package func issueServer(
        names: [String], publicKey: PublicKey, now: Int64, days: Int
    ) throws(TLSError) -> Certificate {
        guard let first = names.first else { throw .malformed("host name") }
        var alternatives: [String] = []
        for name in names {
            guard let kind = HostName(name) else { throw .malformed("host name") }
            alternatives.append((kind.isAddress ? "IP:" : "DNS:") + name)
        }
        return try issueLeaf(
            publicKey: publicKey, commonName: String(first.prefix(64)), now: now, days: days,
            purpose: "serverAuth", alternatives: alternatives)
    }

    /// Issues a device certificate for the key of the request, under the name given here.
    ///
    /// `now` is in seconds since 1970 UTC. The name in the request is not used.
    ///
    /// - Throws: `malformed` when the name is empty or longer than 64 characters.
    package func issueDevice(
        request: CertificateRequest, commonName: String, now: Int64, days: Int
    ) throws(TLSError) -> Certificate {
        try issueLeaf(
            publicKey: request.publicKey, commonName: commonName, now: now, days: days,
            purpose: "clientAuth", alternatives: [])
    }

    private func issueLeaf(
        publicKey: PublicKey, commonName: String, now: Int64, days: Int,
        purpose: String, alternatives: [String]
    ) throws(TLSError) -> Certificate {
        let builder = try CertificateBuilder(
            publicKey: publicKey, commonName: commonName, now: now, days: days)
        try builder.setIssuer(certificate)
        try builder.add(NID_basic_constraints, "critical,CA:FALSE")
        try builder.add(NID_key_usage, "critical,digitalSignature")
        try builder.add(NID_ext_key_usage, purpose)
        try builder.add(NID_subject_key_identifier, "hash")
        try builder.add(NID_authority_key_identifier, "keyid:always")
        if !alternatives.isEmpty {
            try builder.add(NID_subject_alt_name, alternatives.joined(separator: ","))
        }
        return try builder.sign(with: key)
    }
}
