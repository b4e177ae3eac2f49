// SHA-256 of bytes that come piece by piece, for contents that are not held in memory at once.

internal import CLibSSL

/// Computes SHA-256 (FIPS 180-4) over pieces in their order.
package struct RunningSHA256: ~Copyable {
    private let context: OpaquePointer?

    /// Begins with nothing.
    package init() {
        context = EVP_MD_CTX_new()
        precondition(
            EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "no memory for SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next bytes.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        let status =
            bytes.withContiguousStorageIfAvailable {
                EVP_DigestUpdate(context, $0.baseAddress, $0.count)
            }
            ?? EVP_DigestUpdate(context, Array(bytes), bytes.count)
        precondition(status == 1, "SHA-256 of bytes in memory cannot fail")
    }

    /// Returns the 32-byte digest of all that was taken.
    package consuming func finish() -> [UInt8] {
        var result = [UInt8](repeating: 0, count: SHA256.byteCount)
        let status = EVP_DigestFinal_ex(context, &result, nil)
        precondition(status == 1, "SHA-256 of bytes in memory cannot fail")
        return result
    }
}
