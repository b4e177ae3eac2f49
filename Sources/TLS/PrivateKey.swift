// A P-256 private key. It stays inside OpenSSL, which wipes it when the last reference goes;
// only `pem` copies it into Swift memory.

internal import CLibSSL

/// Holds a P-256 private key.
///
/// Unchecked: the key is set once in `init`, and OpenSSL allows concurrent use of a key that no
/// one changes.
package final class PrivateKey: @unchecked Sendable {
    private static let label = "PRIVATE KEY"
    let handle: KeyHandle

    private init(handle: consuming KeyHandle) {
        self.handle = handle
    }

    /// Makes a fresh key from the random generator of OpenSSL.
    package static func make() throws(TLSError) -> PrivateKey {
        try PrivateKey(handle: KeyHandle(CLibSSL_make_p256_key(), expected: label))
    }

    /// Reads an unencrypted PKCS #8 key.
    ///
    /// - Throws: `malformed` for anything else, also for another curve.
    package convenience init(pem: String) throws(TLSError) {
        let der = try PEM.decode(Self.label, pem)
        let object = decodeDER(
            der, free: { EVP_PKEY_free($0) }, { d2i_AutoPrivateKey(nil, $0, $1) })
        try self.init(handle: KeyHandle(object, expected: Self.label))
    }

    /// The key as unencrypted PKCS #8; whoever stores it guards it.
    package var pem: String {
        handle.with { pointer in
            guard let information = EVP_PKEY2PKCS8(pointer) else { return "" }
            defer { PKCS8_PRIV_KEY_INFO_free(information) }
            return PEM.encode(Self.label, encodeDER { i2d_PKCS8_PRIV_KEY_INFO(information, $0) })
        }
    }

    /// The public half.
    package var publicKey: PublicKey { PublicKey(handle) }
}
