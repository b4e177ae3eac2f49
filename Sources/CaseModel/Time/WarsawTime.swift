// Poland's wall clock. The zone's history is the system's time zone data, reached through
// Foundation; this is the only file of the model that asks it.

internal import Foundation

/// Translates between points in time and the clock on a wall in Poland.
package enum WarsawTime {
    private static let zone = TimeZone(identifier: "Europe/Warsaw")

    private static func offsetSeconds(at instant: Instant) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        return Int64(zone?.secondsFromGMT(for: date) ?? 3600)
    }

    /// Returns the day in Poland at a point in time.
    package static func date(of instant: Instant) -> CalendarDate {
        let local = instant.milliseconds + offsetSeconds(at: instant) * 1000
        let days = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        return CalendarDate(dayNumber: days)
    }

    /// Returns the wall clock as `2026-02-20 08:30`.
    package static func text(of instant: Instant) -> String {
        let local = Instant(
            milliseconds: instant.milliseconds + offsetSeconds(at: instant) * 1000)
        let text = local.text
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }

    /// Reads a moment on Poland's clock: `2026-02-20 08:30`, `2026-02-20T08:30`, `20.02.2026 8:30`,
    /// a day alone for its beginning, a time alone for `today`, or an exact
    /// `2026-02-20T07:30:00Z`.
    package static func instant(text: String, today: CalendarDate? = nil) -> Instant? {
        if let exact = Instant(text: text) { return exact }
        let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        guard let first = halves.first, halves.count <= 2 else { return nil }
        guard let date = CalendarDate(typed: first) else {
            guard halves.count == 1, let today, let time = time(first) else { return nil }
            return instant(today, hour: time.hour, minute: time.minute)
        }
        if halves.count == 1 { return instant(date, hour: 0, minute: 0) }
        return time(halves[1]).flatMap { real(date, $0) }
    }

    /// A reading that no clock in Poland ever shows, in the hour that summer time leaves out, is
    /// none.
    private static func real(
        _ date: CalendarDate, _ time: (hour: Int64, minute: Int64)
    ) -> Instant? {
        let found = instant(date, hour: time.hour, minute: time.minute)
        let shown = self.text(of: found).suffix(5).split(separator: ":").compactMap { Int64($0) }
        return shown == [time.hour, time.minute] ? found : nil
    }

    private static func time(_ text: String) -> (hour: Int64, minute: Int64)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2,
            let hour = CalendarDate.digits(Array(parts[0].utf8)[...]),
            let minute = CalendarDate.digits(Array(parts[1].utf8)[...]),
            (1...2).contains(parts[0].utf8.count), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return (hour, minute)
    }

    /// Returns the point in time of a wall clock reading.
    ///
    /// A reading that happens twice (the end of summer time) means the first of the two; one that
    /// never happens (its beginning) means the same distance after the change.
    package static func instant(_ date: CalendarDate, hour: Int64, minute: Int64) -> Instant {
        let local = (date.dayNumber * 1440 + hour * 60 + minute) * 60_000
        // Where both guesses fit, the summer one is the earlier.
        for offset in [7200, 3600] as [Int64] {
            let guess = Instant(milliseconds: local - offset * 1000)
            if offsetSeconds(at: guess) == offset { return guess }
        }
        return Instant(milliseconds: local - 3_600_000)
    }
}
