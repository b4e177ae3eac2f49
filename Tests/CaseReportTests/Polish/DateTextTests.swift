// The laws of `DateText`.

import CaseModel
import CaseReport
import Testing

@Suite struct DateTextTests {
    @Test(arguments: [
        ("2026-02-27", "27.02.2026"), ("2026-02-27 08:15", "27.02.2026 08:15"),
        ("2026-13-01", "2026-13-01"), ("2026-02-32", "2026-02-32"), ("2026-2-27", "2026-2-27"),
        ("", ""), ("jutro", "jutro"),
    ])
    func isoDateIsWrittenThePolishWay(iso: String, text: String) {
        #expect(DateText.text(iso, in: .polish) == text)
    }

    @Test func englishKeepsTheISOForm() {
        #expect(DateText.text("2026-02-27", in: .english) == "2026-02-27")
    }
}
