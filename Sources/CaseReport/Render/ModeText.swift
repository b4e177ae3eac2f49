// What is said of how the sheets were filled in.

/// Words the breakdown by paper, screen and phone.
package struct ModeText: Hashable, Sendable {
    private let words: Phrasebook

    /// Makes the words in one language.
    package init(words: Phrasebook) { self.words = words }

    /// Returns the counts as one line, when they are shown.
    package func line(_ modes: ModeBreakdown) -> String? {
        guard case .counts(let counts) = modes else { return nil }
        let numbers = NumberText(words.language)
        return words.text(
            .modes, numbers.integer(counts.paper), numbers.integer(counts.screen),
            numbers.integer(counts.phone), numbers.integer(counts.unsaid))
    }

    /// Returns why the counts are not shown, when they are withheld.
    package func note(_ modes: ModeBreakdown, threshold: Int) -> String? {
        guard modes == .withheld else { return nil }
        return words.text(.hiddenModes, NumberText(words.language).integer(threshold))
    }
}
