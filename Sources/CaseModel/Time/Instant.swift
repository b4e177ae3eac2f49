// Points in time and calendar days without a time zone library: enough arithmetic for canonical
// text. Whatever needs Poland's clock goes through `WarsawTime`.

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch; negative before it.
    package var milliseconds: Int64

    /// Makes a point in time.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Returns the point in time so many minutes later (or earlier, when negative).
    package func adding(minutes: Int64) -> Instant {
        Instant(milliseconds: milliseconds + minutes * 60_000)
    }

    /// Returns the whole minutes from this point to a later one, rounded down.
    package func minutes(until later: Instant) -> Int64 {
        (later.milliseconds - milliseconds) / 60_000
    }

    /// The canonical text, in UTC to the second: `2026-02-20T07:30:00Z`.
    package var text: String {
        let seconds = Self.floorDivide(milliseconds, 1000)
        let days = Self.floorDivide(seconds, 86_400)
        let rest = seconds - days * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { CalendarDate.padded($0, 2) }
        return CalendarDate(dayNumber: days).text + "T" + clock.joined(separator: ":") + "Z"
    }

    /// Reads the canonical text and nothing else.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let date = CalendarDate(text: String(text.prefix(10))),
            let hour = CalendarDate.digits(bytes[11..<13]), hour < 24,
            let minute = CalendarDate.digits(bytes[14..<16]), minute < 60,
            let second = CalendarDate.digits(bytes[17..<19]), second < 60
        else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
        milliseconds = seconds * 1000
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}

extension Instant {
    /// Returns whether a device's time lies after the server's by more than clocks differ anyway.
    package func runsAhead(of server: Instant, _ settings: Settings = .standard) -> Bool {
        self > server.adding(minutes: settings.clockAheadMinutes)
    }
}
