// The date of a message (RFC 5322 §3.3), in universal time; a mail program shows its reader's.

internal import Glibc

/// Writes dates.
enum MailDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// The standard writes years with four digits.
    private static let range: ClosedRange<Int64> = 0...253_402_300_799

    /// Returns the date of a second since 1970; what lies outside the range becomes its end.
    static func text(_ seconds: Int64) -> String {
        var time = time_t(min(max(seconds, range.lowerBound), range.upperBound))
        var parts = tm()
        gmtime_r(&time, &parts)
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits)
        let day = "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday))"
        let month = months[Int(parts.tm_mon)]
        return "\(day) \(month) \(parts.tm_year + 1900) \(clock.joined(separator: ":")) +0000"
    }

    private static func twoDigits(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
