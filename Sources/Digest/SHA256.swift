// SHA-256 and HMAC-SHA-256 through libcrypto. Pure: equal input gives equal output.

internal import CLibSSL

/// Computes SHA-256 (FIPS 180-4).
package enum SHA256 {
    /// The length of a digest in bytes.
    package static let byteCount = 32

    /// Returns the 32-byte digest.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: byteCount)
        let status = EVP_Digest(bytes, bytes.count, &result, nil, EVP_sha256(), nil)
        precondition(status == 1, "SHA-256 of bytes in memory cannot fail")
        return result
    }

    /// Returns the digest as 64 lower-case hexadecimal digits.
    package static func hex(_ bytes: [UInt8]) -> String {
        Hex.encode(digest(bytes))
    }

    /// Returns the 32-byte HMAC-SHA-256 (RFC 2104).
    ///
    /// - Precondition: `key` has less than 2 GiB.
    package static func authenticationCode(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: byteCount)
        let code = HMAC(
            EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &result, nil)
        precondition(code != nil, "HMAC of bytes in memory cannot fail")
        return result
    }
}
