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
        let source = String(text.filter { !$0.isWhitespace })
        for (kind, beginnings) in signatures {
            let head = "data:image/\(kind);base64,"
            guard source.hasPrefix(head) else { continue }
            let data = source.dropFirst(head.count)
            return beginnings.contains(where: data.hasPrefix) && isBase64(data) ? source : nil
        }
        return nil
    }

    /// How the bytes of each kind of picture begin, in Base64: of a drawing `<svg` or `<?xml`.
    private static let signatures: [(kind: String, beginnings: [String])] = [
        ("png", ["iVBORw0KGgo"]), ("jpeg", ["/9j/"]), ("svg+xml", ["PHN2Z", "PD94bWw"]),
    ]

    private static func isBase64(_ data: Substring) -> Bool {
        let digits = data.utf8.prefix { $0 != 61 }
        let padding = data.utf8.dropFirst(digits.count)
        return data.utf8.count.isMultiple(of: 4) && padding.count <= 2
            && padding.allSatisfy { $0 == 61 }
            && digits.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == 43 || byte == 47
            }
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
