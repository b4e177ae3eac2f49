// The laws of `ComplaintClock`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct ComplaintClockTests {
    private func receipt(_ receivedAt: String) throws -> ComplaintClock.Receipt {
        ComplaintClock.Receipt(receivedAt: try #require(Instant(text: receivedAt)))
    }

    @Test(arguments: [
        // Day 14 is Corpus Christi.
        ("2026-05-21T06:15:00Z", "2026-06-05", "2026-06-03"),
        // Half past midnight in Poland.
        ("2026-05-20T22:30:00Z", "2026-06-05", "2026-06-03"),
        ("2026-05-20T21:59:59Z", "2026-06-03", "2026-06-02"),
        ("2026-06-09T08:00:00Z", "2026-06-23", "2026-06-22"),
        // Day 14 is a Saturday, a Sunday, Christmas Eve.
        ("2026-05-23T08:00:00Z", "2026-06-08", "2026-06-05"),
        ("2026-05-24T08:00:00Z", "2026-06-08", "2026-06-05"),
        ("2026-12-10T08:00:00Z", "2026-12-28", "2026-12-23"),
    ])
    func bothTermsFollowFromTheDayOfReceiptInPoland(
        _ received: String, _ legal: String, _ internalDay: String
    ) throws {
        let clock = ComplaintClock(try receipt(received))
        #expect(clock.dueLegal.text == legal)
        #expect(clock.dueInternal.text == internalDay)
    }

    @Test(arguments: [
        ("2026-06-02T21:59:59Z", false), ("2026-06-02T22:00:00Z", true),
        ("2026-06-09T08:00:00Z", true),
    ])
    func lodgingIsLateFromTheFifteenthDay(_ received: String, _ isLate: Bool) throws {
        var receipt = try receipt(received)
        receipt.lastSessionEnd = Instant(text: "2026-05-19T11:30:00Z")
        #expect(ComplaintClock(receipt).isLate == isLate)
    }

    @Test func silenceIsAcceptanceFromMidnightOn() throws {
        let clock = ComplaintClock(try receipt("2026-05-21T06:15:00Z"))
        let before = try #require(Instant(text: "2026-06-05T21:59:59Z"))
        let midnight = try #require(Instant(text: "2026-06-05T22:00:00Z"))
        #expect(!clock.isDeemedAccepted(at: before))
        #expect(clock.isDeemedAccepted(at: midnight))
    }

    @Test func silenceTowardsAnotherFirmIsOnlyLate() throws {
        var receipt = try receipt("2026-05-21T06:15:00Z")
        receipt.isConsumer = false
        let clock = ComplaintClock(receipt)
        let midnight = try #require(Instant(text: "2026-06-05T22:00:00Z"))
        #expect(clock.isOverdue(at: midnight))
        #expect(!clock.isDeemedAccepted(at: midnight))
    }

    @Test(arguments: [(true, "2026-06-23"), (false, "2026-06-26")])
    func aCallToCompleteStopsTheClockForFirmsOnly(_ isConsumer: Bool, _ due: String) throws {
        var receipt = try receipt("2026-06-09T08:00:00Z")
        receipt.isConsumer = isConsumer
        receipt.completionRequestedAt = Instant(text: "2026-06-10T08:00:00Z")
        receipt.completedAt = Instant(text: "2026-06-13T08:00:00Z")
        #expect(ComplaintClock(receipt).dueLegal.text == due)
    }

    @Test(arguments: [
        (false, "2026-07-01", "2026-07-01"), (false, "2026-08-01", "2026-07-09"),
        (false, "2026-06-12", "2026-06-23"), (true, "2026-07-01", "2026-06-23"),
    ])
    func anExtensionReachesThirtyDaysAndNoConsumer(
        _ isConsumer: Bool, _ to: String, _ due: String
    ) throws {
        var receipt = try receipt("2026-06-09T08:00:00Z")
        receipt.isConsumer = isConsumer
        receipt.extendedTo = CalendarDate(text: to)
        #expect(ComplaintClock(receipt).dueLegal.text == due)
    }

    @Test func acknowledgementTakesThreeWorkingDays() throws {
        let clock = ComplaintClock(try receipt("2026-06-03T08:00:00Z"))
        #expect(clock.dueAcknowledgement.text == "2026-06-09")
    }

    @Test func anExtensionWithoutAReasonDoesNotCount() throws {
        let facts = CaseFixture.facts(
            [
                "complaint/r1": [
                    "received_at": "2026-06-09T08:00:00Z", "complainant_consumer": false,
                    "extended_to": "2026-07-01",
                ]
            ], now: "2026-06-10T08:00:00Z")
        let record = try #require(facts.all("complaint").first)
        #expect(ComplaintClock(record, facts)?.dueLegal.text == "2026-06-23")
    }
}
