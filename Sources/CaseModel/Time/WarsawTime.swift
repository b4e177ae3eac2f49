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
