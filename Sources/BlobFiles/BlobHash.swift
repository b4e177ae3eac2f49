// The name of a content: its SHA-256. Only 64 lower-case hexadecimal digits are one, so that a name
// from outside can stand in a path.

internal import Digest

/// Names a content by its SHA-256.
package struct BlobHash: Sendable, Hashable, CustomStringConvertible {
    /// The 64 lower-case hexadecimal digits.
    package let text: String

    package var description: String { text }

    /// Reads the digits; nil for anything else.
    package init?(_ text: String) {
        guard let digest = Hex.decode(text), digest.count == SHA256.byteCount else { return nil }
        self.text = text
    }

    init(digest: [UInt8]) { text = Hex.encode(digest) }
}
