// # Strict JSON parser
//
// Reads one I-JSON value (RFC 7493) in one pass. It guarantees that what it accepts is unambiguous:
// every other correct reader sees the same value. It guarantees bounded work for hostile input and
// never traps on any bytes. It must not repair, guess or skip anything.

/// Reads JSON text into values.
package enum JSONParser {
    /// Returns the one value that the bytes spell; linear in their number.
    ///
    /// Accepted beyond the canonical spelling are only the four spaces of JSON between tokens, any
    /// order of keys, and needless escapes of characters that may stand in a string.
    /// - Throws: The first rule broken, with the offset of the place.
    package static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits = .line
    ) throws(JSONError) -> JSONValue {
        try parse(bytes[...], limits: limits)
    }

    /// Returns the one value that a part of a buffer spells, without copying it.
    ///
    /// - Throws: As for an array; offsets count from the start of the slice.
    package static func parse(
        _ bytes: ArraySlice<UInt8>,
        limits: JSONLimits = .line
    ) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) -> JSONValue in
            var scanner = JSONScanner(bytes: buffer, limits: limits)
            return try scanner.document()
        }
    }
}
