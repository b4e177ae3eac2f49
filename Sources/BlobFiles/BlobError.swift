// The errors and the limits of this target.

/// Names what kept a content from being stored or read.
package enum BlobError: Error, Equatable, Sendable {
    /// There is no whole content of that name here.
    case missing
    /// The bytes are not those the name stands for; a part that was complete has been dropped.
    case mismatch
    /// The content is empty or longer than `BlobLimits.blobBytesMax`, or bytes lie beyond its end.
    case size
    /// A file to copy is missing, not readable, or no plain file; or one to write is there already.
    case path(String)
    /// The disk did not take or give bytes; what was held before is held still.
    case disk(String)
}

/// Bounds what is stored.
package enum BlobLimits {
    /// The most bytes of one piece: 64 KiB as base64 text.
    package static let chunkBytesMax = 49_152
    /// The most bytes of a content.
    package static let blobBytesMax: Int64 = 52_428_800
}
