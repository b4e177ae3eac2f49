// Edits on top of one's own edit that the server had not answered yet.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct OwnEditsTests {
    @Test
    func anEditOnTopOfOnesOwnIsAppliedWhenNobodyCameBetween() {
        var bench = Bench.started()
        bench.set("f4t.place", "Remiza", by: .lc, id: "mine-1")
        let next = Base(.own("mine-1"), value: "Remiza")
        #expect(bench.set("f4t.place", "Sklep", by: .lc, base: next).outcome == .applied)
        #expect(bench.value("f4t.place") == "Sklep")
        #expect(bench.conflict("f4t.place") == nil)
    }

    @Test
    func anEditOnTopOfOnesOwnCandidateTakesItsPlace() throws {
        var bench = Bench.started()
        let base = bench.base("f4t.place")
        bench.set("f4t.place", "Wiata", by: .ed, base: base)
        bench.set("f4t.place", "Remiza", by: .lc, base: base, id: "mine-1")
        let next = Base(.own("mine-1"), value: "Remiza")
        bench.set("f4t.place", "Sklep", by: .lc, base: next, id: "mine-2")
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(Set(conflict.candidates.map(\.value)) == ["Wiata", "Sklep"])
        #expect(conflict.isOpen)
        #expect(bench.value("f4t.place") == "Wiata")
    }

    @Test
    func sayingTheSameAgainKeepsOnesCandidate() throws {
        var bench = Bench.started()
        let base = bench.base("f4t.place")
        bench.set("f4t.place", "Wiata", by: .ed, base: base)
        bench.set("f4t.place", "Remiza", by: .lc, base: base, id: "mine-1")
        // On the device the second edit changes nothing, so the third still stands on the first.
        let own = Base(.own("mine-1"), value: "Remiza")
        bench.set("f4t.place", "Remiza", by: .lc, base: own, id: "mine-2")
        bench.set("f4t.place", "Sklep", by: .lc, base: own, id: "mine-3")
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(
            conflict.candidates.map(\.value).sorted { $0.canonicalText < $1.canonicalText } == [
                "Sklep", "Wiata",
            ])
    }

    @Test
    func anEditOfTheShownValueReplacesItAndSettlesNothing() throws {
        var bench = Bench.started()
        let base = bench.base("f4t.place")
        bench.set("f4t.place", "Wiata", by: .ed, base: base)
        bench.set("f4t.place", "Remiza", by: .lc, base: base)
        #expect(bench.set("f4t.place", "Wiata przy szlaku", by: .mg).outcome == .applied)
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(Set(conflict.candidates.map(\.value)) == ["Wiata przy szlaku", "Remiza"])
        #expect(conflict.isOpen)
        #expect(bench.value("f4t.place") == "Wiata przy szlaku")
    }

    /// One side says first one thing and then another; the answer that remains is compared, in
    /// whichever order the three edits arrive.
    @Test(arguments: [("ok", "nok", "na", "nok"), ("nok", "ok", "na", "na")])
    func theRestrictiveOfTheRemainingAnswersHolds(
        _ first: String, _ then: String, _ other: String, _ shown: String
    ) {
        let steps: [(Actor, MutationID, String, MutationID?)] = [
            (.lc, "mine-1", first, nil), (.lc, "mine-2", then, "mine-1"),
            (.ed, "other-1", other, nil),
        ]
        for order in [[0, 1, 2], [0, 2, 1], [2, 0, 1]] {
            var bench = Bench.started()
            let base = bench.base("f4t.carer_ratio")
            for (actor, id, state, own) in order.map({ steps[$0] }) {
                let seen = own.map { Base(.own($0), value: ["state": .string(first)]) } ?? base
                bench.set(
                    "f4t.carer_ratio", ["state": .string(state)], by: actor, base: seen, id: id)
            }
            let answers = bench.conflict("f4t.carer_ratio")?.candidates.map { $0.value["state"] }
            #expect(Set(answers ?? []) == [.string(then), .string(other)], "order \(order)")
            #expect(
                bench.value("f4t.carer_ratio")?["state"] == .string(shown), "order \(order)")
        }
    }

    @Test
    func twoStepsOfOneEditDoNotConflictWithEachOther() {
        var bench = Bench.started()
        let place = FieldAddress("f4t.place")
        let base = bench.base("f4t.place")
        let decision = bench.commit(
            [
                .set(place, value: "Las", base: base), .set(place, value: "Łąka", base: base),
            ], by: .ed)
        #expect(decision.outcome == .applied)
        #expect(bench.conflict("f4t.place") == nil)
        #expect(bench.value("f4t.place") == "Łąka")
    }

    @Test
    func oneMayRemoveWhatOneHasJustEdited() {
        var bench = Bench.started()
        let key = RecordKey("module", "m1")
        let seen = bench.state.records[key]?.version ?? 0
        bench.set("module/m1.title", "Początek", by: .lc, id: "mine-1")
        // The device has no newer position than the one before its own edit.
        #expect(bench.commit([.delete(key, seen: seen)], by: .lc).outcome == .applied)
    }

    @Test
    func oneMayRemoveWhatOneHasJustMade() {
        var bench = Bench.started()
        let key = RecordKey("module", "m2")
        bench.commit([.create(key, fields: ["no": "2", "title": "Ćwiczenia"])], by: .lc)
        // On the device a record that the server has not answered stands at position 0.
        #expect(bench.commit([.delete(key, seen: 0)], by: .lc).outcome == .applied)
    }
}
