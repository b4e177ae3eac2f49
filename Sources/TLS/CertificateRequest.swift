// A certificate signing request (PKCS #10, RFC 2986). A value of this type is a request whose
// signature was checked: whoever sent it holds the key. The name in it is only a wish.

internal import CLibSSL

/// Holds a request signed by the key it asks a certificate for.
package struct CertificateRequest: Sendable, Hashable {
    static let label = "CERTIFICATE REQUEST"

    /// The whole request in DER.
    package let der: [UInt8]
    /// The key the certificate is asked for.
    package let publicKey: PublicKey
    /// The name the requester wrote; empty when there is none.
    package let commonName: String

    /// The request as PEM text.
    package var pem: String { PEM.encode(Self.label, der) }

    /// Makes and signs a request.
    ///
    /// - Throws: `malformed` when the name is empty or longer than 64 characters.
    package init(key: PrivateKey, commonName: String) throws(TLSError) {
        let request = try RequestHandle()
        self = try request.with { pointer throws(TLSError) in
            try setCommonName(commonName, of: X509_REQ_get_subject_name(pointer))
            let isSigned = key.handle.with { key in
                X509_REQ_set_pubkey(pointer, key) == 1
                    && X509_REQ_sign(pointer, key, EVP_sha256()) > 0
            }
            guard isSigned else { throw ErrorQueue.take() }
            return try CertificateRequest(pointer)
        }
    }

    /// Reads a request and checks its signature.
    ///
    /// - Throws: `malformed` for other text, another kind of key or a wrong signature.
    package init(pem: String) throws(TLSError) {
        let request = try RequestHandle(der: PEM.decode(Self.label, pem))
        self = try request.with { pointer throws(TLSError) in try CertificateRequest(pointer) }
    }

    private init(_ pointer: OpaquePointer) throws(TLSError) {
        let key = try KeyHandle(X509_REQ_get_pubkey(pointer), expected: Self.label)
        let isSigned = key.with { X509_REQ_verify(pointer, $0) == 1 }
        ErrorQueue.clear()
        guard isSigned else { throw .malformed(Self.label) }
        der = encodeDER { i2d_X509_REQ(pointer, $0) }
        publicKey = PublicKey(key)
        commonName = commonNameText(X509_REQ_get_subject_name(pointer))
    }
}
