// By when something is owed, at the boundary of each rule, and what of it is one person's.

import CanonicalJSON
import CaseModel
import Testing

struct DeadlineTests {
    private static let sessions: JSONValue = [
        "session/s1": [
            "no": "S1",
            "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T11:00:00Z"],
        ],
        "session/s2": [
            "no": "S2",
            "planned": ["start": "2026-03-06T08:00:00Z", "end": "2026-03-06T23:30:00Z"],
        ],
    ]

    private func due(
        _ path: String, stage: Int, in records: JSONValue = sessions
    ) -> Deadline? {
        let facts = CaseFixture.facts(records, now: "2026-02-01T08:00:00Z")
        return Deadline.of(Missing(path, .fill, stage: stage), facts)
    }

    private func day(_ text: String) throws -> Deadline {
        Deadline(day: try #require(CalendarDate(text: text)))
    }

    @Test(arguments: 1...9)
    func whatComesBeforeTheTrainingIsDueBeforeItsFirstSession(stage: Int) throws {
        let start = try #require(Instant(text: "2026-02-27T08:00:00Z"))
        #expect(due("f4r", stage: stage) == Deadline(before: start))
    }

    @Test func deliveryIsDueOnTheLastDayInPoland() throws {
        // 23:30 in UTC is the next day in Poland.
        #expect(due("session/s2.actual.end", stage: 10) == (try day("2026-03-07")))
    }

    @Test(arguments: [11, 12])
    func theHandoverIsDueTwoWeeksAfterTheLastDay(stage: Int) throws {
        #expect(due("f6", stage: stage) == (try day("2026-03-21")))
    }

    @Test(arguments: 1...12)
    func nothingIsDueWhileNoSessionIsPlanned(stage: Int) {
        #expect(due("f6", stage: stage, in: ["case": ["title": "A"]]) == nil)
    }

    @Test func theComplaintProcedureIsDueBeforeTheAcceptance() throws {
        var records = try #require(Self.sessions.objectValue)
        records["client"] = ["name": "Szkoła", "type": "school"]
        records["offer/o1"] = ["accepted_at": "2026-02-02T10:00:00Z"]
        let accepted = try #require(Instant(text: "2026-02-02T10:00:00Z"))
        #expect(
            due("procedure_given", stage: 13, in: .object(records)) == Deadline(before: accepted))
    }

    @Test func aComplaintIsDueOnItsInternalDay() throws {
        let records: JSONValue = [
            "complaint/r1": ["received_at": "2026-05-21T06:15:00Z", "complainant_consumer": true]
        ]
        // Day 14 is 4 June, a holiday; the last working day before it is the third.
        #expect(
            due("complaint/r1.decision", stage: 13, in: records) == (try day("2026-06-03")))
    }

    @Test func aDayPassesAtMidnightInPolandAndAMomentAtItself() throws {
        let midnight = try #require(Instant(text: "2026-06-03T22:00:00Z"))
        let before = Instant(milliseconds: midnight.milliseconds - 1)
        #expect(try !day("2026-06-03").hasPassed(at: before))
        #expect(try day("2026-06-03").hasPassed(at: midnight))
        #expect(!Deadline(before: midnight).hasPassed(at: before))
        #expect(Deadline(before: midnight).hasPassed(at: midnight))
    }

    @Test func aMomentComesBeforeTheEndOfItsDay() throws {
        let early = try #require(Instant(text: "2026-03-01T08:00:00Z"))
        let late = try #require(Instant(text: "2026-03-01T09:00:00Z"))
        let deadlines = [try day("2026-03-01"), Deadline(before: late), Deadline(before: early)]
        #expect(
            deadlines.sorted() == [
                Deadline(before: early), Deadline(before: late), try day("2026-03-01"),
            ])
    }

    @Test func anAnswerSaysSinceWhenItIsLate() throws {
        let result = GateResult(gate: "G08b", missing: [Missing("f4r", .finalise, stage: 8)])
        let early = CaseFixture.facts(Self.sessions, now: "2026-02-27T07:59:59Z")
        let late = CaseFixture.facts(Self.sessions, now: "2026-02-27T08:00:00Z")
        #expect(result.since(early) == nil)
        #expect(result.since(late) == result.due(late))
        #expect(result.due(late) != nil)
    }

    // MARK: - Duties

    @Test func everyoneIsToldTheirOwnDutiesOnly() {
        let facts = CaseFixture.facts(Self.sessions, now: "2026-03-10T08:00:00Z")
        for standing in [Standing.coordinator, .trainer, .manager] {
            let duties = Duty.all(facts, of: standing)
            #expect(duties.allSatisfy { $0.missing.who == standing })
            #expect(duties.allSatisfy { $0.missing.isCheckable(by: standing) })
        }
        #expect(!Duty.all(facts, of: .coordinator).isEmpty)
        #expect(
            Duty.all(facts, of: .trainer).map(\.missing.path).contains("session/s1.actual.end"))
    }

    @Test func whatFollowsTheStartIsOwedFromTheStart() {
        let before = CaseFixture.facts(Self.sessions, now: "2026-02-27T07:59:59Z")
        let after = CaseFixture.facts(Self.sessions, now: "2026-02-27T08:00:00Z")
        #expect(
            !Duty.all(before, of: .coordinator).contains { (10...12).contains($0.missing.stage) })
        #expect(Duty.all(after, of: .coordinator).contains { $0.missing.stage == 12 })
    }

    @Test func dutiesComeByDate() {
        let facts = CaseFixture.facts(Self.sessions, now: "2026-03-10T08:00:00Z")
        let dates = Duty.all(facts, of: .coordinator).compactMap(\.due)
        #expect(dates == dates.sorted())
        #expect(Set(dates).count > 1)
    }

    @Test func aDisputeIsOwedByWhoeverLeadsInTheField() {
        let facts = CaseFixture.facts(
            ["case": ["title": "A"]], now: "2026-02-01T08:00:00Z"
        ).disputed([
            CaseFixture.conflict(RecordKey("case"), "title", ["A", "B"]),
            CaseFixture.conflict(RecordKey("session", "s1"), "actual", [[:], .null]),
        ])
        let ofPlans = Duty.all(facts, of: .coordinator).filter { $0.missing.need == .settle }
        let ofFacts = Duty.all(facts, of: .trainer).filter { $0.missing.need == .settle }
        #expect(ofPlans.map(\.missing.path) == ["case.title"])
        #expect(ofFacts.map(\.missing.path) == ["session/s1.actual"])
    }

    // MARK: - What waits for a decision

    private func decisions(_ standing: Standing, state: JSONValue = "active") -> [String] {
        let facts = CaseFixture.facts(
            [
                "case": ["title": "Warsztat", "state": state],
                "mail/m1": ["state": "doubtful", "record": "f2"], "mail/m2": ["state": "sent"],
                "parked/p1": ["state": "open"], "parked/p2": ["state": "declined"],
                "erasure/e1": ["state": "requested"], "erasure/e2": ["state": "done"],
            ], now: "2026-02-01T08:00:00Z")
        return Duty.all(facts, of: standing).map(\.missing).filter { $0.need == .decide }
            .map(\.path)
    }

    @Test(arguments: ["active", "closed", "archived"])
    func whatWaitsForADecisionIsOwedAlsoByTheClosedCase(_ state: JSONValue) {
        #expect(decisions(.coordinator, state: state) == ["mail/m1.state", "parked/p1.state"])
        #expect(decisions(.manager, state: state) == ["erasure/e1.state"])
        #expect(decisions(.trainer, state: state) == [])
    }

    @Test func nothingIsOwedTwice() {
        let facts = CaseFixture.facts(["case": ["title": "A"]], now: "2026-02-01T08:00:00Z")
        let names = Duty.all(facts, of: .coordinator).map(\.missing.name)
        #expect(names.count == Set(names).count && !names.isEmpty)
    }
}
