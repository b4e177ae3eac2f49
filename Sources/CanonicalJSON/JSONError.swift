// # Reasons to refuse a JSON text
//
// One case for each rule of the format, each with the offset that broke it. A case never carries
// text of the input, so an error can be logged or sent back without leaking a value.

/// Tells why a JSON text was refused and where, as a zero-based byte offset into the input.
///
/// The offset is that of the offending byte, or of the first byte of the offending key, number,
/// escape or scalar.
package enum JSONError: Error, Hashable, Sendable {
    /// The text ends inside a value, or holds none.
    case unexpectedEnd(offset: Int)
    /// The grammar of RFC 8259 has no place for this byte here.
    case unexpectedByte(UInt8, offset: Int)
    /// The text starts with a byte order mark.
    case byteOrderMark(offset: Int)
    /// Something follows the one value.
    case trailingBytes(offset: Int)
    /// The bytes are not well-formed UTF-8 (RFC 3629).
    case invalidUTF8(offset: Int)
    /// A control character stands in a string without an escape.
    case unescapedControl(offset: Int)
    /// The escape is unknown or its four hexadecimal digits are not.
    case invalidEscape(offset: Int)
    /// An escaped surrogate has no partner.
    case loneSurrogate(offset: Int)
    /// A noncharacter, or an escaped control character other than line feed and tab.
    case forbiddenScalar(UInt32, offset: Int)
    /// The key does not match `!?[a-z][a-z0-9_.:~/@-]*`.
    case invalidKey(offset: Int)
    /// The object has this key already.
    case duplicateKey(offset: Int)
    /// The number has a fraction or an exponent.
    case notAnInteger(offset: Int)
    /// The number starts with a needless zero.
    case leadingZero(offset: Int)
    /// The number is minus zero.
    case negativeZero(offset: Int)
    /// The magnitude of the number is 2⁵³ or more (RFC 7493 §2.2).
    case integerOutOfRange(offset: Int)
    /// The named bound, whose value is `limit`, is exceeded.
    case limitExceeded(JSONLimits.Bound, limit: Int, offset: Int)

    /// Returns where the text was refused, in bytes from its start.
    package var offset: Int {
        switch self {
        case .unexpectedEnd(let offset), .unexpectedByte(_, let offset),
            .byteOrderMark(let offset), .trailingBytes(let offset),
            .invalidUTF8(let offset), .unescapedControl(let offset),
            .invalidEscape(let offset), .loneSurrogate(let offset),
            .forbiddenScalar(_, let offset), .invalidKey(let offset),
            .duplicateKey(let offset), .notAnInteger(let offset),
            .leadingZero(let offset), .negativeZero(let offset),
            .integerOutOfRange(let offset), .limitExceeded(_, _, let offset):
            offset
        }
    }
}
