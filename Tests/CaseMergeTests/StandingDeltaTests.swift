// Who gains and who loses a scope: both states count, the one before and the one after.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct StandingDeltaTests {
    private static let people: [Actor] = [.ed, .jw, .kk, .lc, .mg, .rs]

    private static func changes(
        _ steps: [Operation], by actor: Actor = .ed, in bench: Bench = .started()
    ) -> [StandingDelta] {
        var bench = bench
        let before = bench.state
        #expect(bench.commit(steps, by: actor).outcome == .applied)
        return StandingDelta.between(before, bench.state, people: people.shuffled())
    }

    @Test
    func aNewCaseIsSeenByItsCoordinatorByOthersInPartAndByManagers() {
        var bench = Bench()
        bench.commit(
            [.create(RecordKey("case"), fields: ["title": "Plener", "kind": "closed"])], by: .ed)
        let deltas = StandingDelta.between(nil, bench.state, people: Self.people)
        #expect(
            deltas == [
                StandingDelta(user: "ed", before: nil, after: .coordinator),
                StandingDelta(user: "jw", before: nil, after: .manager),
                StandingDelta(user: "kk", before: nil, after: .otherCoordinator),
                StandingDelta(user: "mg", before: nil, after: .otherCoordinator),
            ])
    }

    @Test
    func anAssignmentLetsATrainerInAndItsRemovalOut() {
        var bench = Bench.started()
        let key = RecordKey("assignment", "a2")
        let create = Operation.create(key, fields: ["trainer": "rs", "role": "second"])
        #expect(
            Self.changes([create]) == [StandingDelta(user: "rs", before: nil, after: .trainer)])
        bench.commit([create], by: .ed)
        #expect(
            Self.changes([.delete(key, seen: bench.head)], in: bench)
                == [StandingDelta(user: "rs", before: .trainer, after: nil)])
    }

    @Test
    func anotherTrainerInOnesPlaceIsALossAndAGain() {
        let bench = Bench.started()
        let set = Operation.set(
            FieldAddress("assignment/a1.trainer"), value: "rs",
            base: bench.base("assignment/a1.trainer"))
        #expect(
            Self.changes([set]) == [
                StandingDelta(user: "lc", before: .trainer, after: nil),
                StandingDelta(user: "rs", before: nil, after: .trainer),
            ])
    }

    @Test
    func whoIsNoLongerCoordinatorStandsAsAnother() {
        let remove = Operation.remove(FieldAddress("case.coordinators"), element: "mg")
        #expect(
            Self.changes([remove])
                == [StandingDelta(user: "mg", before: .coordinator, after: .otherCoordinator)])
        // Also whoever takes the own right away.
        let own = Operation.remove(FieldAddress("case.coordinators"), element: "ed")
        #expect(
            Self.changes([own])
                == [StandingDelta(user: "ed", before: .coordinator, after: .otherCoordinator)])
    }

    @Test
    func oneWhoIsAssignedTwiceLosesNothingWithOneOfTheTwo() {
        var bench = Bench.started()
        bench.commit(
            [.create(RecordKey("assignment", "a2"), fields: ["trainer": "lc"])], by: .ed)
        let delete = Operation.delete(RecordKey("assignment", "a2"), seen: bench.head)
        #expect(Self.changes([delete], in: bench).isEmpty)
    }

    @Test
    func anOrdinaryEditChangesNobodysStanding() {
        let bench = Bench.started()
        let set = Operation.set(
            FieldAddress("f4t.place"), value: "Las", base: bench.base("f4t.place"))
        #expect(Self.changes([set]).isEmpty)
    }

    @Test
    func everybodyStandsToTheOrganisationAndNobodyToACaseThatIsNotThere() {
        for person in Self.people {
            #expect(StandingDelta.visible(person, CaseState(scope: .organisation)) != nil)
            #expect(StandingDelta.visible(person, CaseState(scope: "c_none")) == nil)
        }
    }
}
