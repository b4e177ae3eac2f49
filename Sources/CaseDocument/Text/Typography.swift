// Polish typography for a finished page: blanks at which a line must not end, and dashes. It works
// on the text between the tags, whoever wrote it: the template, the company, or a client.

/// Sets the text of a page.
package enum Typography {
    /// Returns a page whose one-letter words, numbers and abbreviations do not part from what
    /// follows them; tags and style stay as they are.
    package static func page(_ html: String) -> String {
        var result = ""
        result.reserveCapacity(html.utf8.count + 256)
        var rest = html[...]
        var isStyle = false
        while let open = rest.firstIndex(of: "<") {
            let text = rest[..<open]
            result += isStyle ? String(text) : set(text)
            guard let close = rest[open...].firstIndex(of: ">") else {
                return result + rest[open...]
            }
            let tag = rest[open...close]
            if tag.hasPrefix("<style") { isStyle = true }
            if tag.hasPrefix("</style") { isStyle = false }
            result += tag
            rest = rest[rest.index(after: close)...]
        }
        return result + (isStyle ? String(rest) : set(rest))
    }

    /// Returns a text with no-break blanks and dashes where Polish print has them.
    package static func set(_ text: Substring) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = words.first else { return "" }
        var result = String(first)
        for (word, next) in zip(words, words.dropFirst()) {
            if next == "-" || next == "–" {
                result += "\u{A0}–"
            } else {
                result += (keeps(word, next) ? "\u{A0}" : " ") + next
            }
        }
        return result
    }

    private static let abbreviations: Set<String> = [
        "nr", "ul.", "al.", "pl.", "os.", "art.", "ust.", "pkt", "poz.", "str.", "tel.", "dr",
        "mgr", "inż.", "NIP", "KRS", "REGON", "godz.", "im.", "Nr", "Ul.", "Al.", "Art.", "Tel.",
        "§",
    ]

    private static let units: Set<String> = [
        "min", "h", "zł", "gr", "km", "m", "m²", "cm", "%", "r.", "godz.", "os.", "tys.", "mln",
        "°C", "Mb/s", "MB",
    ]

    /// Returns whether a line must not end between two words.
    private static func keeps(_ word: Substring, _ next: Substring) -> Bool {
        // What stands before it on the line above, and a mark written as an entity, are no part of
        // the word.
        let last = word.split { $0.isNewline || $0 == ";" }.last ?? ""
        let word = String(last.drop { !isWordCharacter($0) && $0 != "§" })
        if word.count == 1, word.first?.isLetter == true { return true }
        if abbreviations.contains(word) { return next.first?.isNumber == true || word.last == "." }
        guard word.last?.isNumber == true else { return false }
        let bare = next.split { $0.isNewline }.first ?? ""
        return units.contains { unit in
            bare.hasPrefix(unit) && bare.dropFirst(unit.count).allSatisfy { ".,;:)".contains($0) }
        }
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
