// Text inside a style sheet, where HTML's ways of making text harmless mean nothing: the running
// header and footer of the pages.

/// Writes text into a style sheet.
enum StyleText {
    /// Returns a text for use between the quotes of a style sheet's string; it holds letters,
    /// digits, blanks and escapes only (CSS Syntax 3, 4.3.7).
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isPlain || scalar == " " || scalar.value == 0xA0
                ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
        }.joined()
    }
}
