// The days on which Poland does not work, by the act of 18 January 1951 as it stands since 2025.
// Pure calendar arithmetic: nothing here knows of hours or zones.

/// Knows the statutory holidays of Poland.
package enum PolishHolidays {
    private static let fixed: [(month: Int64, day: Int64, since: Int64)] = [
        (1, 1, 1951), (1, 6, 2011), (5, 1, 1951), (5, 3, 1990), (8, 15, 1989), (11, 1, 1951),
        (11, 11, 1989), (12, 24, 2025), (12, 25, 1951), (12, 26, 1951),
    ]

    /// Returns Easter Sunday of a year of the Gregorian calendar, or nil outside the years 1…9999.
    package static func easter(year: Int64) -> CalendarDate? {
        guard (1...9999).contains(year) else { return nil }
        // The anonymous Gregorian computus: golden number, century corrections, epact, weekday.
        let golden = year % 19
        let (century, rest) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// Returns whether a day is a statutory holiday; an ordinary Sunday is none.
    package static func isHoliday(_ date: CalendarDate) -> Bool {
        let (year, month, day) = date.components
        if fixed.contains(where: { $0.month == month && $0.day == day && year >= $0.since }) {
            return true
        }
        guard let easter = easter(year: year) else { return false }
        // Easter Sunday and Monday, Pentecost, Corpus Christi.
        return [0, 1, 49, 60].contains(date.dayNumber - easter.dayNumber)
    }

    /// Returns whether a term may end on a day (Civil Code, article 115).
    package static func isWorkingDay(_ date: CalendarDate) -> Bool {
        date.weekday < 6 && !isHoliday(date)
    }

    /// Returns the day itself or the next working day (Civil Code, article 115).
    package static func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    /// Returns the last working day before a day.
    package static func workingDay(before date: CalendarDate) -> CalendarDate {
        var day = date.adding(days: -1)
        while !isWorkingDay(day) { day = day.adding(days: -1) }
        return day
    }

    /// Returns the day that so many working days after a day end on.
    package static func adding(workingDays: Int64, to date: CalendarDate) -> CalendarDate {
        var day = date
        for _ in 0..<max(0, workingDays) { day = workingDay(onOrAfter: day.adding(days: 1)) }
        return day
    }
}
