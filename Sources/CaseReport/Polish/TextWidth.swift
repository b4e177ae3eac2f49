// The number of terminal columns a text takes.
// Guarantees: counts what a reader sees as characters, never bytes.

/// Measures and cuts text in columns of one character each.
package enum TextWidth {
    /// Returns the columns of `text`; marks without a letter and controls take none.
    package static func columns(_ text: String) -> Int {
        text.count { character in character.unicodeScalars.contains(where: isVisible) }
    }

    /// States that a scalar by itself takes a column.
    package static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator,
            .paragraphSeparator:
            false
        default: true
        }
    }

    /// Cuts `text` to `columns`, the last of which becomes `ellipsis` when something is lost.
    package static func cut(_ text: String, to columns: Int, ellipsis: Character) -> String {
        guard self.columns(text) > columns else { return text }
        return String(text.prefix(max(0, columns - 1))) + (columns > 0 ? String(ellipsis) : "")
    }
}
