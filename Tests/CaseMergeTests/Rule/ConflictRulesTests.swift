// Settling: only by somebody who may, and who saw everything.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct ConflictRulesTests {
    /// A case with an open conflict of a coordinator and the trainer about a plan and about a fact.
    private static func disputed() -> Bench {
        var bench = Bench.started()
        for (path, values) in [
            ("f4t.place", ["Wiata", "Sklep"] as [JSONValue]), ("f4t.route_km", [7, 9]),
        ] {
            let base = bench.base(path)
            bench.set(path, values[0], by: .ed, base: base)
            bench.set(path, values[1], by: .lc, base: base)
        }
        return bench
    }

    private static func settle(
        _ bench: inout Bench, _ path: String, _ value: JSONValue, by actor: Actor,
        seen: [MutationID]? = nil, reason: String? = nil
    ) -> Decision {
        let all = bench.conflict(path)?.candidates.map(\.mutation) ?? []
        return bench.commit(
            [.resolve(FieldAddress(path), seen: seen ?? all, value: value, reason: reason)],
            by: actor)
    }

    @Test
    func whoSawAllCandidatesSettles() throws {
        var bench = Self.disputed()
        #expect(Self.settle(&bench, "f4t.place", "Remiza", by: .mg).outcome == .applied)
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(!conflict.isOpen)
        #expect(conflict.resolvedBy == Actor.mg.user)
        #expect(bench.value("f4t.place") == "Remiza")
        #expect(bench.state.openConflicts.map(\.address) == [FieldAddress("f4t.route_km")])
    }

    @Test
    func whoMissedACandidateAddsOneInstead() throws {
        var bench = Self.disputed()
        let candidates = try #require(bench.conflict("f4t.place")).candidates.map(\.mutation)
        for seen in [[], [candidates[0]], candidates + ["another"]] {
            let count = bench.conflict("f4t.place")?.candidates.count ?? 0
            let value = JSONValue.string("Remiza \(seen.count)")
            let decision = Self.settle(&bench, "f4t.place", value, by: .mg, seen: seen)
            #expect(decision.outcome == .conflict)
            let conflict = try #require(bench.conflict("f4t.place"))
            #expect(conflict.isOpen)
            #expect(conflict.candidates.count == count + 1)
            #expect(conflict.candidates.map(\.value).contains(value))
        }
        #expect(bench.value("f4t.place") == "Wiata")
    }

    @Test
    func settlingAlikeTwiceIsOneSettlementAndOtherwiseIsRefused() {
        var bench = Self.disputed()
        _ = Self.settle(&bench, "f4t.place", "Sklep", by: .mg)
        let before = bench.state
        #expect(Self.settle(&bench, "f4t.place", "Sklep", by: .ed).outcome == .noop)
        let other = Self.settle(&bench, "f4t.place", "Remiza", by: .ed)
        #expect(other.reasons.map(\.code) == [.settled])
        #expect(bench.state == before)
    }

    @Test
    func theTrainerSettlesFactsAndNoPlans() {
        var bench = Self.disputed()
        #expect(
            Self.settle(&bench, "f4t.place", "Sklep", by: .lc).reasons.map(\.code)
                == [.permission])
        #expect(Self.settle(&bench, "f4t.route_km", 9, by: .lc).outcome == .applied)
    }

    @Test
    func aManagerGivesAReason() {
        var bench = Self.disputed()
        for reason in [nil, "", " \u{A0}\n"] as [String?] {
            let decision = Self.settle(&bench, "f4t.place", "Sklep", by: .jw, reason: reason)
            #expect(decision.reasons.map(\.code) == [.argument])
        }
        let decision = Self.settle(&bench, "f4t.place", "Sklep", by: .jw, reason: "Uzgodniono.")
        #expect(decision.outcome == .applied)
    }

    @Test
    func whoMayNotReadTheFieldLearnsNothingOfTheConflict() {
        var bench = Self.disputed()
        for actor in [Actor.kk, .rs] {
            let decision = Self.settle(&bench, "f4t.place", "Sklep", by: actor)
            #expect(decision.reasons.map(\.code) == [.notFound])
        }
    }

    @Test
    func settlingWhatIsNotDisputedIsRefused() {
        var bench = Bench.started()
        let before = bench.state
        #expect(
            Self.settle(&bench, "f4t.place", "Sklep", by: .ed).reasons.map(\.code) == [.notFound])
        #expect(bench.state == before)
    }

    @Test
    func aSettlementHasTheFormOfItsField() {
        var bench = Self.disputed()
        let before = bench.state
        #expect(
            Self.settle(&bench, "f4t.place", 1, by: .ed).reasons.map(\.code) == [.invalid])
        #expect(bench.state == before)
    }

    @Test
    func aLaterDisagreementOpensANewConflict() throws {
        var bench = Self.disputed()
        _ = Self.settle(&bench, "f4t.place", "Remiza", by: .ed)
        let base = bench.base("f4t.place")
        bench.set("f4t.place", "Las", by: .ed, base: base)
        #expect(bench.set("f4t.place", "Łąka", by: .lc, base: base).outcome == .conflict)
        let conflict = try #require(bench.conflict("f4t.place"))
        #expect(conflict.isOpen)
        #expect(Set(conflict.candidates.map(\.value)) == ["Las", "Łąka"])
    }

    @Test
    func aConflictKeepsSoManyValuesAndNoMore() throws {
        var bench = Bench.started()
        let base = bench.base("f4t.place")
        for index in 0..<Conflict.candidatesMax {
            bench.set("f4t.place", .string("miejsce \(index)"), by: .lc, base: base)
        }
        #expect(bench.conflict("f4t.place")?.candidates.count == Conflict.candidatesMax)
        let decision = bench.set("f4t.place", "o jedno za dużo", by: .lc, base: base)
        #expect(decision.reasons.map(\.code) == [.conflictFull])
        _ = Self.settle(&bench, "f4t.place", "niewidziane", by: .ed, seen: [])
        #expect(
            (bench.conflict("f4t.place")?.candidates.count ?? 0) <= Conflict.candidatesMax,
            "a settlement that missed a candidate is bounded like any other value")
    }

    @Test
    func aSettlementChangesNeitherAFrozenNorARemovedRecord() {
        var bench = Bench.started()
        let base = bench.base("note.expectations")
        bench.set("note.expectations", "Wiele", by: .ed, base: base)
        bench.set("note.expectations", "Niewiele", by: .mg, base: base)
        bench.force("note.finalised_at", "2026-02-20T07:30:00Z")
        let frozen = bench.state.record(RecordKey("note"))
        let decision = Self.settle(&bench, "note.expectations", "Mało", by: .ed)
        #expect(decision.reasons.map(\.code) == [.frozen])
        #expect(bench.state.record(RecordKey("note")) == frozen)

        let title = bench.base("module/m1.title")
        bench.set("module/m1.title", "Start", by: .ed, base: title)
        bench.set("module/m1.title", "Początek", by: .mg, base: title)
        bench.commit([.delete(RecordKey("module", "m1"), seen: bench.head)], by: .ed)
        let late = Self.settle(&bench, "module/m1.title", "Wstęp", by: .ed)
        #expect(late.reasons.map(\.code) == [.deleted])
    }

    /// Whoever settles chooses among the candidates: what is shown must be one of them, or the
    /// settlement throws away what nobody decided about.
    @Test
    func theShownTextStaysAmongTheCandidates() throws {
        var bench = Bench.started()
        let base = bench.base("programme.goal")
        bench.set("programme.goal", "raz\ndwa\ntrzy\ncztery\n", by: .ed, base: base)
        bench.set("programme.goal", "uno\ndwa\ntrzy\ncztery\n", by: .mg, base: base)
        bench.set("programme.goal", "jeden\ndwa\ntrzy\nCZTERY\n", by: .lc, base: base)
        let shown = try #require(bench.value("programme.goal"))
        let conflict = try #require(bench.conflict("programme.goal"))
        #expect(conflict.candidates.map(\.value).contains(shown))
    }
}
