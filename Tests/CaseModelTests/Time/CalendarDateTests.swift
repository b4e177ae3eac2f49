// Days of the calendar: every day once, in order, and nothing that is no day.

import CaseModel
import Testing

@Suite
struct CalendarDateTests {
    @Test
    func daysFollowEachOther() throws {
        var day = try #require(CalendarDate(year: 1899, month: 12, day: 31))
        for _ in 0..<110_000 {
            let (year, month, date) = day.components
            let next = day.adding(days: 1)
            let following = next.components
            let isSameMonth = following == (year, month, date + 1)
            let isNewMonth = following == (year, month + 1, 1) || following == (year + 1, 1, 1)
            #expect(isSameMonth || isNewMonth, "\(day.text)")
            #expect(CalendarDate(year: year, month: month, day: date) == day)
            #expect(next.weekday == day.weekday % 7 + 1)
            #expect(day < next)
            day = next
        }
    }

    @Test(
        arguments: [
            ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-06-04", 20_608, 4),
            ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
        ] as [(String, Int64, Int)])
    func knownDaysHaveTheirNumbers(_ text: String, _ number: Int64, _ weekday: Int) throws {
        let date = try #require(CalendarDate(text: text))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(date.text == text)
    }

    @Test(
        arguments: [
            "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
            "0000-01-01", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01",
            "2026-01-0１", "", "2026-01-01T00",
        ])
    func nothingElseIsADay(_ text: String) { #expect(CalendarDate(text: text) == nil) }

    @Test
    func everyFourthYearIsALeapYearSaveCenturies() {
        for (year, isLeap) in [
            (1900, false), (2000, true), (2024, true), (2026, false), (2100, false),
        ] {
            #expect((CalendarDate(year: Int64(year), month: 2, day: 29) != nil) == isLeap)
        }
    }
}
