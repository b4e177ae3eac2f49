// # Seeded random texts
//
// Makes the same texts and edits for the same seed, so that a failure can be run again.

/// Generates by SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

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
