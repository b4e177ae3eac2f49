// The laws of `Collation`.

import CaseReport
import Testing

@Suite struct CollationTests {
    @Test(arguments: [
        ["Lis", "Ludwin", "Łoś", "Mróz"],
        ["a", "ą", "b", "c", "ć", "d", "e", "ę", "f", "l", "ł", "m", "n", "ń", "o", "ó", "p"],
        ["r", "s", "ś", "t", "v", "w", "x", "y", "z", "ź", "ż"],
        ["", "1", "Ala", "ala 2", "alą", "Żaba", "日本"],
    ])
    func wordsFollowThePolishAlphabet(words: [String]) {
        #expect(words.reversed().sorted(by: Collation.precedes) == words)
    }

    @Test func caseDecidesOnlyBetweenEqualWords() {
        #expect(Collation.precedes("łoś", "ŁUK"))
        #expect(Collation.precedes("ŁOŚ", "łuk"))
        #expect(Collation.precedes("ŻĄDŁO", "żądło") != Collation.precedes("żądło", "ŻĄDŁO"))
    }

    @Test func decomposedLetterIsTheSameLetter() {
        #expect(Collation.precedes("Mro\u{301}z", "Mróż"))
        #expect(Collation.precedes("Mroz", "Mro\u{301}z"))
    }
}
