// # Seeded random texts
//
// Makes the same texts and edits for the same seed, so that a failure can be run again.

import Dice

extension Dice {
    /// Returns a few lines of few different words, so that tokens repeat and matches are ambiguous.
    mutating func text() -> String {
        let tokens = (0..<Int.random(in: 0..<40, using: &self)).map { _ in token() }
        return tokens.joined()
    }

    /// Returns the text with a few random scalars, words or lines replaced, removed or inserted.
    mutating func edit(of text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 0..<5, using: &self) {
            let start = Int.random(in: 0...scalars.count, using: &self)
            let length = Int.random(in: 0...6, using: &self)
            let end = min(scalars.count, start + length)
            scalars.replaceSubrange(start..<end, with: Bool.random(using: &self) ? [] : inserted())
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func inserted() -> [Unicode.Scalar] {
        (0..<Int.random(in: 1..<4, using: &self)).flatMap { _ in Array(token().unicodeScalars) }
    }

    private mutating func token() -> String {
        let tokens = [
            "żółw", "gęś", "jaźń", "a", "e\u{301}", "é", "😀", "2,5", " ", " ", " ", "  ", "\n",
            "\n", "\r\n", "\n\n", "\t", "\u{A0}",
        ]
        return tokens.randomElement(using: &self) ?? " "
    }
}
