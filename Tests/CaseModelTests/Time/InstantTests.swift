// Points in time: one text for each second, and no other text.

import CaseModel
import Testing

@Suite
struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-02-20T07:30:00Z", 1_771_572_600_000),
            ("1969-12-31T23:59:59Z", -1000), ("2024-02-29T23:59:59Z", 1_709_251_199_000),
        ] as [(String, Int64)])
    func textAndNumberAreOne(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text: text)?.milliseconds == milliseconds)
        #expect(Instant(milliseconds: milliseconds).text == text)
    }

    @Test
    func everySecondReadsBack() throws {
        for step in stride(from: -4_000_000_000 as Int64, to: 8_000_000_000, by: 86_399 * 37) {
            let instant = Instant(milliseconds: step * 1000)
            #expect(Instant(text: instant.text) == instant)
            // Parts of a second are cut off, before the epoch as after it.
            #expect(Instant(milliseconds: step * 1000 + 999).text == instant.text)
        }
    }

    @Test(
        arguments: [
            "2026-02-20T24:00:00Z", "2026-02-20T07:60:00Z", "2026-02-20T07:30:60Z",
            "2026-02-30T07:30:00Z", "2026-02-20T07:30:00", "2026-02-20T07:30:00+01:00",
            "2026-02-20 07:30:00Z", "2026-02-20T07:30Z", "2026-02-20t07:30:00z",
            "2026-02-20T07:30:00.0Z", "ż026-02-20T07:30:0Z", "",
        ])
    func nothingElseIsAPointInTime(_ text: String) { #expect(Instant(text: text) == nil) }

    @Test
    func minutesAreWholeAndRoundedDown() {
        let start = Instant(milliseconds: 1_772_000_000_000)
        #expect(start.minutes(until: start.adding(minutes: 270)) == 270)
        let almost = Instant(milliseconds: start.milliseconds + 119_999)
        #expect(start.minutes(until: almost) == 1)
        #expect(start.adding(minutes: -5).minutes(until: start) == 5)
        #expect(start.adding(minutes: -5) < start)
    }
}
