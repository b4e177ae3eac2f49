// A P-256 public key as a value.

internal import CLibSSL

/// Holds a P-256 public key.
package struct PublicKey: Sendable, Hashable {
    /// The SubjectPublicKeyInfo in DER (RFC 5280, section 4.1.2.7).
    package let der: [UInt8]

    /// The SHA-256 of the DER in lower-case hexadecimal digits: what a pin states.
    package var sha256: String { sha256Text(der) }

    init(der: [UInt8]) {
        self.der = der
    }

    init(_ key: borrowing KeyHandle) {
        der = key.with { pointer in encodeDER { i2d_PUBKEY(pointer, $0) } }
    }

    func handle() throws(TLSError) -> KeyHandle {
        let object = decodeDER(der, free: { EVP_PKEY_free($0) }, { d2i_PUBKEY(nil, $0, $1) })
        return try KeyHandle(object, expected: "PUBLIC KEY")
    }
}
