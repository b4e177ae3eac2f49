// A picture as the text of a field: what a page can hold within itself, so that nothing has to be
// fetched from anywhere. As the source of an image a drawing runs no script and breaks no page,
// whatever it holds.

/// Reads pictures.
package enum Picture {
    /// Returns the source of an image, or nil for what is neither a drawing (SVG) nor a picture in
    /// Base64.
    package static func source(_ text: String) -> String? {
        let text = text.drop { $0.isWhitespace }
        if text.hasPrefix("<svg") || text.hasPrefix("<?xml") {
            return "data:image/svg+xml," + escaped(String(text))
        }
        let isPicture = ["png", "jpeg", "svg+xml"].contains {
            text.hasPrefix("data:image/\($0);base64,")
        }
        return isPicture ? String(text.filter { !$0.isWhitespace }) : nil
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == 32 || byte == 45 || byte == 46
            return isPlain && byte != 32
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "")
                    + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
