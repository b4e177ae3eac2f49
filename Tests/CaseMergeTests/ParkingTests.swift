// Parking: for edits whose author lost a right, for nothing else, and without a trace in the rest
// of the case.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct ParkingTests {
    private static func mutation(
        _ operations: [Operation], scope: ScopeID = "c_bench"
    ) -> Mutation {
        Mutation(id: "late-1", scope: scope, claimedAt: Bench.now, operations: operations)
    }

    private static let title = FieldAddress("module/m1.title")
    private static let edit = mutation([
        .set(title, value: "Rozgrzewka", base: Base(.at(6), value: "Wstęp"))
    ])

    private static func isParkable(
        _ mutation: Mutation, by actor: Actor, formerly standing: Standing, in bench: Bench
    ) -> Bool {
        var state = bench.state
        let context = bench.context(actor)
        let decision = Reducer.apply(mutation, to: &state, in: context)
        return Reducer.isParkable(
            decision, mutation, formerly: standing, state: bench.state, in: context)
    }

    /// A trainer who was taken off the case, a coordinator who was: by what they once could.
    @Test(arguments: [
        (Actor.rs, Standing.trainer, true), (.rs, .otherTrainer, false),
        (.kk, .coordinator, true), (.kk, .otherCoordinator, false), (.jw, .manager, false),
    ])
    func whatAFormerStandingAllowedIsParked(_ actor: Actor, _ standing: Standing, _ holds: Bool) {
        let bench = Bench.started()
        #expect(Self.isParkable(Self.edit, by: actor, formerly: standing, in: bench) == holds)
    }

    @Test
    func whatIsRefusedForAnotherReasonIsNotParked() {
        let bench = Bench.started()
        let address = Self.title
        for operation in [
            Operation.set(address, value: 5, base: Base(.at(6), value: "Wstęp")),
            .set(FieldAddress("module/m1.nothing"), value: "x", base: Base(.at(0), value: .null)),
        ] {
            let mutation = Self.mutation([operation])
            #expect(!Self.isParkable(mutation, by: .lc, formerly: .trainer, in: bench))
        }
        #expect(!Self.isParkable(Self.edit, by: .lc, formerly: .trainer, in: bench))
    }

    @Test
    func whatIsNotThereForTheFormerStandingEitherIsNotParked() {
        let bench = Bench.started()
        for operations in [
            [.set(FieldAddress("module/m9.title"), value: "x", base: Base(.at(0), value: .null))],
            [.set(FieldAddress("offer/o1.duration"), value: "x", base: Base(.at(0), value: .null))],
        ] as [[Operation]] {
            let mutation = Self.mutation(operations)
            #expect(!Self.isParkable(mutation, by: .rs, formerly: .trainer, in: bench))
        }
    }

    /// What it would come to now is for whoever adopts it to see.
    @Test
    func anEditThatWouldBeRefusedOtherwiseIsParkedAllTheSame() {
        let bench = Bench.started()
        let stale = Self.mutation([
            .set(
                FieldAddress("offer/o1.price"), value: ["net": 1],
                base: Base(.at(1), value: .null))
        ])
        #expect(Self.isParkable(stale, by: .kk, formerly: .coordinator, in: bench))
    }

    @Test
    func neitherASheetNorTheOrganisationNorACaseThatIsNotThereIsParked() {
        let bench = Bench.started()
        let sheet: [Operation] = [
            .act(.recordSheet, subject: nil, arguments: ["sheet": ["scores": [["q01", 5]]]])
        ]
        let mutation = Self.mutation(sheet)
        #expect(mutation.holdsAnswers && !Self.edit.holdsAnswers)
        #expect(!Self.isParkable(mutation, by: .rs, formerly: .trainer, in: bench))
        for (mutation, state) in [
            (mutation, bench.state), (Self.edit, CaseState(scope: "c_none")),
            (Self.mutation([], scope: .organisation), CaseState(scope: .organisation)),
        ] {
            var after = state
            let decision = Reducer.park(
                mutation, content: "{}", reason: .deposit, to: &after, in: bench.context(.rs))
            #expect(decision.outcome == .refused && decision.changes.isEmpty)
            #expect(after == state)
        }
    }

    @Test
    func aParkedEditIsKeptWholeAndChangesNothingElse() throws {
        let bench = Bench.started()
        var state = bench.state
        let decision = Reducer.park(
            Self.edit, content: "{\"mid\":\"late-1\"}", reason: .lost, to: &state,
            in: bench.context(.rs))
        #expect(decision.outcome == .parked && decision.steps.isEmpty)
        let key = RecordKey("parked", "late-1")
        let record = try #require(state.record(key))
        #expect(record.author == Actor.rs.user && record.version == bench.head + 1)
        #expect(record["content"] == "{\"mid\":\"late-1\"}" && record["state"] == "open")
        #expect(record["reason"] == "lost" && record["role"] == "trainer")
        #expect(record["by"] == "rs" && record.fields["by"]?.author == Actor.rs.user)
        var rest = state
        rest.records[key] = nil
        #expect(rest == bench.state)
        var rebuilt = bench.state
        rebuilt.apply(ScopeDelta(decision.changes, in: state))
        #expect(rebuilt == state)
        let again = Reducer.park(
            Self.edit, content: "other", reason: .lost, to: &state, in: bench.context(.rs))
        #expect(again.outcome == .parked && again.changes.isEmpty)
        #expect(state.record(key) == record)
    }

    @Test(arguments: Reducer.ParkReason.allCases)
    func everyReasonIsAChoiceOfTheForm(_ reason: Reducer.ParkReason) {
        let field = FormCatalogue.field(FieldAddress("parked/x.reason"))
        #expect(field?.type.choiceList.map(\.code).contains(reason.rawValue) == true)
        #expect(field?.type.choiceList.count == Reducer.ParkReason.allCases.count)
    }

    @Test
    func aParkedEditIsReadByThoseWhoDecideIt() {
        for standing in Standing.allCases {
            let rights = AccessRules.rights(standing, .parked)
            #expect(rights.contains(.read) == (standing == .coordinator || standing == .manager))
        }
    }
}
