// The edges of the procedure that only the reducer shows: the turn of a year, clocks that are
// wrong, devices without a server, a trainer who leaves while in the field.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite struct BoundaryTests {
    private static func context(
        _ actor: Actor, at moment: String, numbers: Numbers, organisation: CaseState
    ) -> MergeContext {
        MergeContext(
            actor: actor, now: Instant(text: moment) ?? Instant(milliseconds: 0), version: 1,
            organisation: organisation, numbers: numbers, digest: { "\($0.count)" })
    }

    private static func create(
        _ key: RecordKey, _ fields: [String: JSONValue], claimed: String
    ) -> Mutation {
        Mutation(
            id: MutationID("m-\(key)"), scope: "c_bench",
            claimedAt: Instant(text: claimed) ?? Instant(milliseconds: 0),
            operations: [.create(key, fields: fields)])
    }

    // MARK: - Numbers

    /// The server's moment decides the year, in Poland: half an hour before, Greenwich has midnight
    /// an hour later; the device's clock and its day decide nothing.
    @Test(arguments: [
        ("2026-12-31T22:59:59Z", "OF/2026/0001"), ("2026-12-31T23:00:00Z", "OF/2027/0001"),
        ("2027-06-30T21:59:59Z", "OF/2027/0001"),
    ])
    func anOfferIsOfTheYearInPolandInWhichTheServerNumbersIt(
        _ moment: String, _ number: String
    ) {
        for claimed in ["2026-12-30T10:00:00Z", "2027-01-02T10:00:00Z"] {
            var state = Bench.started().state
            let decision = Reducer.apply(
                Self.create(RecordKey("offer", "o9"), ["kind": "general"], claimed: claimed),
                to: &state,
                in: Self.context(
                    .ed, at: moment, numbers: Numbers(counters: [:]),
                    organisation: Bench.organisation))
            #expect(decision.outcome == .applied)
            #expect(state.record(RecordKey("offer", "o9"))?.text("number") == number)
        }
    }

    @Test func aNewYearCountsFromOneAndTheOldOneGoesOn() {
        var numbers = Numbers(counters: [:])
        let given = [2026, 2026, 2027, 2026, 2027].map {
            numbers.next(.offer, year: $0, identifier: "x")
        }
        #expect(
            given == [
                "OF/2026/0001", "OF/2026/0002", "OF/2027/0001", "OF/2026/0003", "OF/2027/0002",
            ])
    }

    /// Both names follow from the identifiers, so each stays right when the server's numbers come.
    @Test func twoDevicesWithoutAServerNameTheirCasesApart() {
        let devices = ["c_0197aa-111111", "c_0197aa-222222"]
        var names: [String] = []
        for identifier in devices {
            var numbers = Numbers.provisional
            names.append(numbers.next(.training, year: 2026, identifier: identifier))
            #expect(numbers == .provisional)
        }
        #expect(names == ["K/2026/T-111111", "K/2026/T-222222"])
        var numbers = Numbers(counters: [:])
        let given = devices.map { numbers.next(.training, year: 2026, identifier: $0) }
        #expect(given == ["K/2026/001", "K/2026/002"])
        for (name, identifier) in zip(names, devices) {
            #expect(name.hasSuffix(Numbers.provisionalTail(identifier)))
        }
    }

    // MARK: - Clocks

    /// A tablet two days ahead: what it says is kept as it said it, marked, and ordered by the
    /// server alone.
    @Test func aClockTwoDaysAheadIsKeptAndMarkedAndOrdersNothing() {
        var bench = Bench.started()
        let days = Instant(milliseconds: Bench.now.milliseconds + 2 * 86_400_000)
        let ahead = Mutation(
            id: "ahead", scope: bench.state.scope, claimedAt: days,
            operations: [
                .create(RecordKey("monitoring", "m1"), fields: ["text": "ok"]),
                .set(
                    FieldAddress("case.title"), value: "pierwszy", base: bench.base("case.title")),
            ])
        #expect(bench.commit(ahead, by: .ed).outcome == .applied)
        bench.set("case.title", "drugi", by: .mg)
        #expect(bench.value("case.title") == "drugi")
        let record = bench.state.record(RecordKey("monitoring", "m1"))
        #expect(record?.recordedAt == days)
        #expect(record?.hasClockSkew == true)
        #expect(bench.state.single("case")?.hasClockSkew == false)
    }

    @Test(arguments: [(5, false), (6, true), (-60, false)])
    func aClockIsAheadBeyondItsMargin(_ minutes: Int64, _ isAhead: Bool) {
        #expect(Bench.now.adding(minutes: minutes).runsAhead(of: Bench.now) == isAhead)
    }

    @Test func aSessionOverTheEndOfSummerTimeLastsAnHourLonger() {
        let state = Bench.started()
        var bench = state
        bench.commit(
            [
                .create(
                    RecordKey("session", "s1"),
                    fields: [
                        "no": "S1",
                        "planned": [
                            "start": .string(Self.warsaw("2026-10-25 01:00")),
                            "end": .string(Self.warsaw("2026-10-25 04:00")),
                        ],
                    ])
            ], by: .ed)
        let facts = CaseFacts(
            bench.state, organisation: Bench.organisation, now: Bench.now)
        #expect(AttendanceFigures(facts).plannedMinutes == 240)
    }

    private static func warsaw(_ text: String) -> String {
        WarsawTime.instant(text: text)?.text ?? ""
    }

    // MARK: - People

    /// What somebody saw on site is a fact whatever became of their card; a new offer is not made
    /// with them.
    @Test func aTrainerArchivedWhileInTheFieldHandsInWhatHappened() {
        var bench = Bench.started()
        var organisation = Bench.organisation
        organisation.records[RecordKey("trainer", "lc")]?.fields["recruitment_status"] = Register(
            value: "archived", version: 2, mutation: "org", author: "jw", role: .manager,
            claimedAt: Bench.now)
        bench.commit([.create(RecordKey("session", "s1"), fields: ["no": "S1"])], by: .ed)
        var state = bench.state
        let mark = Mutation(
            id: "field", scope: state.scope, claimedAt: Bench.now,
            operations: [
                .create(
                    RecordKey("mark", "s1~p1"),
                    fields: ["session": "s1", "participant": "p1", "status": "present"])
            ])
        let context = MergeContext(
            actor: .lc, now: Bench.now, version: bench.head + 1, organisation: organisation,
            numbers: bench.numbers, digest: { "\($0.count)" })
        #expect(Reducer.apply(mark, to: &state, in: context).outcome == .applied)
        let facts = CaseFacts(
            state, organisation: organisation, now: Bench.now,
            subject: RecordKey("offer", "o1"))
        let missing = GateCatalogue.gate("G04a")?.answer(facts).missing.map(\.path) ?? []
        #expect(missing.contains("trainer/lc.recruitment_status"))
    }

    // MARK: - Texts

    /// One name in two Unicode spellings, one address in two cases: what enters is one text.
    @Test func composedAndDecomposedLettersAreOneText() throws {
        let composed = "Żądło"
        let decomposed = "Z\u{307}a\u{328}dło"
        #expect(!decomposed.utf8.elementsEqual(composed.utf8))
        #expect(Normalisation.normal(decomposed).utf8.elementsEqual(composed.utf8))
        var bench = Bench.started()
        let refused = bench.set("participant/p1.last_name", .string(decomposed))
        #expect(refused.reasons.map(\.code) == [.invalid])
        bench.set("participant/p1.last_name", .string(Normalisation.normal(decomposed)))
        #expect(bench.value("participant/p1.last_name")?.stringValue?.utf8.count == 8)
    }

    @Test func capitalsOfPolishLettersHaveTheirSmallOnes() {
        #expect("ŻĄDŁO".lowercased() == "żądło")
        #expect("GŻEGŻÓŁKA".lowercased() == "gżegżółka")
    }
}
