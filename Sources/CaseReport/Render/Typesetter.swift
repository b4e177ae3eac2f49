// Sets lines of plain text in columns of one character each.
//
// Guarantees: no line is wider than the given width, no line ends in blanks, no control or
// bidirectional character of a stored text reaches the terminal, and with `isASCII` every
// character is ASCII.

/// Collects the lines of one page.
struct Typesetter {
    static let columnsRange = 60...160

    let columns: Int
    let isASCII: Bool
    private(set) var lines: [String] = []

    /// Makes a page; the width is moved into `columnsRange`.
    init(columns: Int, isASCII: Bool) {
        self.columns = min(max(columns, Self.columnsRange.lowerBound), Self.columnsRange.upperBound)
        self.isASCII = isASCII
    }

    /// The page with a line feed after every line.
    var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func blank() { lines.append("") }

    mutating func rule() { lines.append(String(repeating: isASCII ? "-" : "─", count: columns)) }

    /// Adds a text; what is too wide continues on lines indented by `indent`.
    mutating func add(_ text: String, indent: Int = 2) {
        var rest = clean(text)[...]
        while TextWidth.columns(String(rest)) > columns {
            let limit = rest.index(rest.startIndex, offsetBy: columns)
            let head = rest[...limit]
            let first = head.firstIndex { $0 != " " } ?? head.startIndex
            let end = head.lastIndex(of: " ").flatMap { $0 > first ? $0 : nil } ?? limit
            lines.append(trimmed(rest[..<end]))
            let next = rest[end...].drop { $0 == " " }
            rest = (String(repeating: " ", count: indent) + next)[...]
        }
        lines.append(trimmed(rest))
    }

    /// Adds two texts at both margins, or one under the other when they do not fit.
    mutating func add(_ left: String, right: String) {
        let gap = columns - TextWidth.columns(clean(left)) - TextWidth.columns(clean(right))
        guard gap >= 2 else {
            add(left)
            add(right)
            return
        }
        add(left + String(repeating: " ", count: gap) + right)
    }

    /// Returns `text` in exactly `width` columns, flush left, cut when too long.
    func left(_ text: String, _ width: Int) -> String {
        let cut = TextWidth.cut(clean(text), to: width, ellipsis: isASCII ? "~" : "…")
        return cut + String(repeating: " ", count: max(0, width - TextWidth.columns(cut)))
    }

    /// Returns `text` in at least `width` columns, flush right; figures are never cut.
    func right(_ text: String, _ width: Int) -> String {
        let text = clean(text)
        return String(repeating: " ", count: max(0, width - TextWidth.columns(text))) + text
    }

    private func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// Replaces what a terminal could obey, and with `isASCII` what it could not draw.
    private func clean(_ text: String) -> String {
        var result = ""
        for character in text {
            if isASCII {
                result += ASCIIText.text(character)
            } else if character.unicodeScalars.contains(where: TextWidth.isVisible) {
                result.unicodeScalars.append(
                    contentsOf: character.unicodeScalars.filter {
                        TextWidth.isVisible($0) || $0.properties.generalCategory == .nonspacingMark
                    }
                )
            } else if character.isWhitespace {
                result += " "
            }
        }
        return result
    }
}
