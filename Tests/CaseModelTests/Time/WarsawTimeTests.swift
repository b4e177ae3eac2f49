// Poland's clock: where its day begins, and the two nights a year on which it jumps.

import CaseModel
import Testing

@Suite
struct WarsawTimeTests {
    private static func instant(_ text: String, _ hour: Int64, _ minute: Int64) throws -> String {
        let date = try #require(CalendarDate(text: text))
        return WarsawTime.instant(date, hour: hour, minute: minute).text
    }

    @Test(
        arguments: [
            ("2026-05-20T21:59:59Z", "2026-05-20"), ("2026-05-20T22:00:00Z", "2026-05-21"),
            ("2026-05-20T22:30:00Z", "2026-05-21"), ("2026-12-31T22:59:59Z", "2026-12-31"),
            ("2026-12-31T23:00:00Z", "2027-01-01"), ("1960-01-01T12:00:00Z", "1960-01-01"),
        ])
    func theDayIsThatOfPoland(_ text: String, _ day: String) throws {
        #expect(WarsawTime.date(of: try #require(Instant(text: text))).text == day)
    }

    @Test
    func theClockIsThatOfPoland() throws {
        #expect(try Self.instant("2026-02-20", 8, 30) == "2026-02-20T07:30:00Z")
        #expect(try Self.instant("2026-07-20", 8, 30) == "2026-07-20T06:30:00Z")
        let winter = try #require(Instant(text: "2026-02-20T07:30:00Z"))
        #expect(WarsawTime.text(of: winter) == "2026-02-20 08:30")
    }

    @Test
    func aReadingThatHappensTwiceMeansTheFirst() throws {
        #expect(try Self.instant("2026-10-25", 2, 30) == "2026-10-25T00:30:00Z")
        #expect(try Self.instant("2026-10-25", 1, 59) == "2026-10-24T23:59:00Z")
        #expect(try Self.instant("2026-10-25", 3, 0) == "2026-10-25T02:00:00Z")
    }

    @Test
    func aReadingThatNeverHappensMeansTheSameDistanceAfterTheChange() throws {
        #expect(try Self.instant("2026-03-29", 2, 30) == "2026-03-29T01:30:00Z")
        #expect(try Self.instant("2026-03-29", 1, 59) == "2026-03-29T00:59:00Z")
        #expect(try Self.instant("2026-03-29", 3, 0) == "2026-03-29T01:00:00Z")
    }

    @Test
    func everyOtherReadingComesBackAsItWas() throws {
        let first = try #require(CalendarDate(text: "2026-01-01"))
        for day in 0..<365 as Range<Int64> {
            let date = first.adding(days: day)
            for hour in stride(from: 0 as Int64, to: 24, by: 1)
            where !(date.text == "2026-03-29" && hour == 2) {
                let instant = WarsawTime.instant(date, hour: hour, minute: 45)
                let clock = hour < 10 ? "0\(hour):45" : "\(hour):45"
                #expect(WarsawTime.text(of: instant) == "\(date.text) \(clock)")
                #expect(WarsawTime.date(of: instant) == date)
            }
        }
    }

    @Test
    func aSessionAcrossTheChangeIsAsLongAsItWas() throws {
        let date = try #require(CalendarDate(text: "2026-10-25"))
        let start = WarsawTime.instant(date, hour: 1, minute: 0)
        let end = WarsawTime.instant(date, hour: 4, minute: 0)
        #expect(start.minutes(until: end) == 240)
    }
}
