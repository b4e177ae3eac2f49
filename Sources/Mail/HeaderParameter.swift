// A parameter of a header, such as a file's name, in any letters and of any length (RFC 2231).

/// Writes parameters.
enum HeaderParameter {
    /// What one piece holds at most; with its name and number it fits on a line.
    private static let pieceMax = 56

    /// Returns a parameter, its pieces on lines of their own.
    static func text(_ name: String, _ value: String) -> String {
        if HeaderText.isPlain(value) { return "\(name)=\(HeaderText.quoted(value))" }
        var pieces = ["utf-8''"]
        for scalar in value.unicodeScalars {
            let spelled = String(scalar).utf8.map(spelled).joined()
            // Readers decode each piece alone, so that none may end within a character.
            if pieces[pieces.count - 1].utf8.count + spelled.utf8.count > pieceMax {
                pieces.append("")
            }
            pieces[pieces.count - 1] += spelled
        }
        if pieces.count == 1 { return "\(name)*=\(pieces[0])" }
        return pieces.enumerated().map { "\(name)*\($0)*=\($1)" }.joined(separator: ";\r\n ")
    }

    private static func spelled(_ byte: UInt8) -> String {
        let isBare = HeaderText.isLetterOrDigit(byte) || "!#$&+-.^_`|~".utf8.contains(byte)
        return isBare ? String(Unicode.Scalar(byte)) : "%" + Hexadecimal.pair(byte)
    }
}
