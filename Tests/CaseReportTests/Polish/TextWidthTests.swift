// The laws of `TextWidth`.

import CaseReport
import Testing

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("Gżegżółka", 9), ("Gz\u{307}egz\u{307}o\u{301}łka", 9), ("", 0), ("\u{301}", 0),
        ("a\u{200B}b", 2), ("\u{1B}[31m", 4), ("a\u{A0}b", 3),
    ])
    func charactersAreCounted(text: String, columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test(arguments: [(9, "Gżegżółka"), (8, "Gżegżół…"), (1, "…"), (0, "")])
    func longTextIsCut(columns: Int, text: String) {
        #expect(TextWidth.cut("Gżegżółka", to: columns, ellipsis: "…") == text)
    }
}
