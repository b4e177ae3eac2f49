// The laws of bookings: one trainer, two cases, one time.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct TrainerBookingTests {
    private func bookings(
        _ scope: ScopeID, _ start: String, _ end: String, trainer: String = "lc",
        cancelled: JSONValue = .null
    ) throws -> [TrainerBooking] {
        let state = CaseFixture.state(
            [
                "case": ["number": .string("K/\(scope)")],
                "session/s1": [
                    "no": "S1", "trainer": .string(trainer), "cancelled_reason": cancelled,
                    "planned": ["start": .string(start), "end": .string(end)],
                ],
            ], scope: scope)
        let now = try #require(Instant(text: "2026-05-01T08:00:00Z"))
        return TrainerBooking.all(
            in: CaseFacts(state, organisation: CaseState(scope: .organisation), now: now))
    }

    private static let morning = ("2026-05-16T07:00:00Z", "2026-05-16T12:00:00Z")

    @Test(arguments: [
        ("2026-05-16T11:59:00Z", "2026-05-16T14:00:00Z", 1),
        ("2026-05-16T12:00:00Z", "2026-05-16T14:00:00Z", 0),
        ("2026-05-16T05:00:00Z", "2026-05-16T07:00:00Z", 0),
        ("2026-05-16T08:00:00Z", "2026-05-16T09:00:00Z", 1),
    ])
    func overlappingSessionsOfTwoCasesAreADoubleBooking(
        _ start: String, _ end: String, _ count: Int
    ) throws {
        let both =
            try bookings("c_1", Self.morning.0, Self.morning.1) + bookings("c_2", start, end)
        let found = DoubleBooking.all(among: both)
        #expect(found.count == count)
        #expect(DoubleBooking.all(among: both.reversed()) == found)
    }

    @Test func anotherTrainerACancelledSessionOrTheSameCaseIsNone() throws {
        let one = try bookings("c_1", Self.morning.0, Self.morning.1)
        let others = try [
            bookings("c_2", Self.morning.0, Self.morning.1, trainer: "bz"),
            bookings("c_2", Self.morning.0, Self.morning.1, cancelled: "choroba"),
            bookings("c_1", Self.morning.0, Self.morning.1),
        ]
        for other in others { #expect(DoubleBooking.all(among: one + other).isEmpty) }
    }

    @Test(arguments: [
        ("2026-05-15", "2026-05-15", false), ("2026-05-15", "2026-05-16", true),
        ("2026-05-16", "2026-05-16", true), ("2026-05-17", "2026-05-20", false),
    ])
    func aBookingTouchesItsDayInPoland(_ from: String, _ to: String, _ touches: Bool) throws {
        // Half past midnight on the 16th in Poland is still the 15th in Greenwich.
        let booking = try #require(
            try bookings("c_1", "2026-05-15T22:30:00Z", "2026-05-16T09:00:00Z").first)
        let first = try #require(CalendarDate(text: from))
        let last = try #require(CalendarDate(text: to))
        #expect(booking.touches(first...last) == touches)
    }
}
