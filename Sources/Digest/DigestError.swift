// The errors of this target.

/// Names what libcrypto could not do.
package enum DigestError: Error, Equatable, Sendable {
    /// The key derivation failed: the cost is not a valid one or memory ran out.
    case derivationFailed
}
