// The limits of the line protocol (Protocol 2), announced by the server in its `hello`.

package import CanonicalJSON
internal import CaseMerge

/// The limits that both sides keep.
package struct LineLimits: Hashable, Sendable {
    /// The longest line before the person is known, in bytes.
    package var greetingLineBytesMax: Int = 16_384
    /// The longest line afterwards, in bytes.
    package var lineBytesMax: Int = 1_048_576
    /// The longest content of a mutation, in bytes.
    package var mutationBytesMax: Int = 262_144
    /// The most mutations sent and not yet answered.
    package var inFlightMax: Int = 64

    /// The most bytes of a blob in one line; in base64 they just make the longest string.
    package var chunkBytesMax: Int = 49_152
    /// The longest blob, in bytes.
    package var blobBytesMax: Int64 = 52_428_800
    /// About how many bytes of the stream come between two marks.
    package var pageBytes: Int = 262_144

    /// The limits of this version.
    package static let standard = LineLimits()

    /// Makes the limits of this version.
    package init() {}

    /// The longest line that a client takes from its server, in bytes: reports are long.
    package static let serverLineBytesMax = 16 * 1_048_576

    /// What a client takes from the server it trusts: everything but depth is bounded by the line.
    package static let serverLine: JSONLimits = {
        var limits = JSONLimits.line
        limits.tokensMax = .max
        limits.objectKeysMax = .max
        limits.stringBytesMax = .max
        return limits
    }()

    /// The limits as they stand in `hello`.
    package var json: JSONValue {
        [
            "line": .integer(Int64(lineBytesMax)), "mut": .integer(Int64(mutationBytesMax)),
            "ops": .integer(Int64(Mutation.operationsMax)),
            "inflight": .integer(Int64(inFlightMax)),
            "chunk": .integer(Int64(chunkBytesMax)), "blob": .integer(blobBytesMax),
            "page": .integer(Int64(pageBytes)),
        ]
    }
}
