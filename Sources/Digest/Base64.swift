// Base64 text, with and without padding. Decoding accepts only what encoding makes.

/// Spells bytes in the standard base64 alphabet (RFC 4648, section 4).
package enum Base64 {
    private static let text = BitText(
        alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        bitsPerCharacter: 6)

    /// Returns the text of the bytes, without padding.
    package static func encode(_ bytes: [UInt8]) -> String {
        text.encode(bytes)
    }

    /// Returns the bytes of the text, or nil when no bytes are written so.
    package static func decode(_ text: String) -> [UInt8]? {
        self.text.decode(text)
    }

    /// Returns the text of the bytes, filled up with `=` to a multiple of four characters.
    package static func encodePadded(_ bytes: [UInt8]) -> String {
        let bare = encode(bytes)
        return bare + String(repeating: "=", count: (4 - bare.utf8.count % 4) % 4)
    }

    /// Returns the bytes of a text that is filled up, or nil when no bytes are written so.
    package static func decodePadded(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 4),
            let bytes = decode(String(text.prefix { $0 != "=" })), encodePadded(bytes) == text
        else { return nil }
        return bytes
    }
}
