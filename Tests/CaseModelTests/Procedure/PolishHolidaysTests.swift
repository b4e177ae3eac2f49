// The laws of `PolishHolidays`.

import CaseModel
import Testing

@Suite struct PolishHolidaysTests {
    private func day(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text: text))
    }

    @Test(arguments: [
        (1818, "1818-03-22"), (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"),
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"),
        (2038, "2038-04-25"), (2285, "2285-03-22"),
    ])
    func easterFallsOnItsSunday(_ year: Int64, _ text: String) throws {
        let easter = try #require(PolishHolidays.easter(year: year))
        #expect(easter.text == text)
        #expect(easter.weekday == 7)
    }

    @Test(arguments: [
        "2026-01-01", "2026-01-06", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-03",
        "2026-05-24", "2026-06-04", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-24",
        "2026-12-25", "2026-12-26", "2025-12-24",
    ])
    func statutoryHolidaysAreHolidays(_ text: String) throws {
        #expect(PolishHolidays.isHoliday(try day(text)))
    }

    @Test(arguments: ["2024-12-24", "2010-01-06", "2026-05-02", "2026-04-03", "2026-06-05"])
    func otherDaysAreNot(_ text: String) throws {
        #expect(!PolishHolidays.isHoliday(try day(text)))
    }

    @Test(arguments: [
        ("2026-06-04", "2026-06-05"), ("2026-06-06", "2026-06-08"), ("2026-06-07", "2026-06-08"),
        ("2026-12-24", "2026-12-28"), ("2024-12-24", "2024-12-24"), ("2026-06-05", "2026-06-05"),
        ("2026-04-04", "2026-04-07"),
    ])
    func aTermMovesToTheNextWorkingDay(_ last: String, _ moved: String) throws {
        #expect(PolishHolidays.workingDay(onOrAfter: try day(last)).text == moved)
    }

    @Test func aYearHasThirteenHolidaysOrFourteenSince2025() throws {
        for (year, count) in [(2024, 13), (2025, 14), (2026, 14)] as [(Int64, Int)] {
            let first = try #require(CalendarDate(year: year, month: 1, day: 1))
            let days = (0..<366).map { first.adding(days: $0) }
                .filter { $0.components.year == year && PolishHolidays.isHoliday($0) }
            #expect(days.count == count)
        }
    }
}
