// Unpredictable bytes from the generator of libcrypto, for secrets and identifiers.

internal import CLibSSL

/// Makes bytes no one can guess.
package enum SecureRandom {
    /// Returns fresh random bytes.
    ///
    /// Stops the process when the system has no entropy: no caller could go on safely.
    ///
    /// - Precondition: `count` is in `0...Int32.max`.
    package static func bytes(_ count: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: count)
        precondition(RAND_bytes(&result, Int32(count)) == 1, "no secure random bytes")
        return result
    }
}
