// Taking an own value of a conflict back.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct WithdrawalTests {
    private static func disputed(_ path: String, _ values: [(Actor, JSONValue)]) -> Bench {
        var bench = Bench.started()
        let base = bench.base(path)
        for (index, (actor, value)) in values.enumerated() {
            bench.set(path, value, by: actor, base: base, id: MutationID("m-\(index)"))
        }
        return bench
    }

    private static func withdraw(
        _ bench: inout Bench, _ path: String, by actor: Actor
    ) -> Decision {
        bench.commit([.withdraw(FieldAddress(path))], by: actor, id: "withdrawal")
    }

    @Test(arguments: [(Actor.lc, "Wiata", Actor.ed), (Actor.ed, "Sklep", Actor.lc)])
    func whatIsLeftIsTheValueAndStaysItsAuthors(
        _ actor: Actor, _ left: String, _ author: Actor
    ) throws {
        var bench = Self.disputed("f4t.place", [(.ed, "Wiata"), (.lc, "Sklep")])
        #expect(Self.withdraw(&bench, "f4t.place", by: actor).outcome == .applied)
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(conflict.resolution == "withdrawal" && conflict.resolvedBy == actor.user)
        let register = try #require(bench.register("f4t.place"))
        #expect(register.value == .string(left) && register.author == author.user)
        #expect(register.role == author.role)
    }

    /// The one that leads among the rest is shown: by role, by restriction, else the first by name.
    @Test(
        arguments: [
            ("f4t.place", ["Wiata", "Las", "Sklep"], "Las"), ("f4t.route_km", [7, 8, 9], 9),
            (
                "f4t.transport", [["state": "nok"], ["state": "ok"], ["state": "na"]],
                ["state": "na"]
            ),
        ] as [(String, [JSONValue], JSONValue)])
    func ofTheRestTheLeadingOneIsShown(
        _ path: String, _ values: [JSONValue], _ shown: JSONValue
    ) throws {
        var bench = Self.disputed(path, Array(zip([Actor.ed, .mg, .lc], values)))
        #expect(Self.withdraw(&bench, path, by: .ed).outcome == .applied)
        let conflict = try #require(bench.conflict(path))
        #expect(conflict.isOpen && conflict.candidates.map(\.value) == [values[1], values[2]])
        #expect(bench.value(path) == shown)
    }

    @Test
    func whoSaidNothingTakesNothingBack() {
        var bench = Self.disputed("f4t.place", [(.ed, "Wiata"), (.lc, "Sklep")])
        let before = bench.state
        #expect(Self.withdraw(&bench, "f4t.place", by: .mg).outcome == .noop)
        #expect(Self.withdraw(&bench, "f4t.route_km", by: .ed).outcome == .noop)
        #expect(Self.withdraw(&bench, "f4t.place", by: .rs).reasons.map(\.code) == [.notFound])
        #expect(bench.state == before)
    }

    @Test
    func ofAFrozenRecordTheShownValueStays() {
        var bench = Self.disputed("note.expectations", [(.ed, "Wiele"), (.mg, "Niewiele")])
        bench.force("note.finalised_at", "2026-02-20T07:30:00Z")
        let shown = Self.withdraw(&bench, "note.expectations", by: .ed)
        #expect(shown.reasons.map(\.code) == [.frozen])
        #expect(Self.withdraw(&bench, "note.expectations", by: .mg).outcome == .applied)
        #expect(bench.value("note.expectations") == "Wiele")
    }

    @Test
    func aWithdrawnRemovalLeavesTheRecordAndAWithdrawnEditLetsItGo() throws {
        for (actor, isRemoved) in [(Actor.ed, false), (.lc, true)] {
            var bench = Bench.started()
            let key = RecordKey("module", "m1")
            let removal = Operation.delete(key, seen: bench.head)
            bench.set("module/m1.title", "Początek", by: .lc)
            bench.commit([removal], by: .ed)
            #expect(Self.withdraw(&bench, "module/m1.removed", by: actor).outcome == .applied)
            #expect((bench.state.record(key) == nil) == isRemoved)
            #expect(bench.state.openConflicts.isEmpty)
        }
    }
}
