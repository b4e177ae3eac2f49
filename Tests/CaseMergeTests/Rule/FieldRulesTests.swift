// What becomes of a value that was given without sight of another one, by the kind of field.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct FieldRulesTests {
    /// Two people who give one field a value from the same base; `leader` is whose value is shown.
    struct Pair: Sendable, CustomTestStringConvertible {
        let field: String
        let first: (Actor, JSONValue)
        let second: (Actor, JSONValue)
        let isSecondShown: Bool
        var testDescription: String { "\(field): \(first.0.role), then \(second.0.role)" }
    }

    @Test
    func aValueGivenInSightOfTheShownOneIsApplied() {
        var bench = Bench.started()
        let decision = bench.set("f4t.place", "Rzędkowice", by: .lc)
        #expect(decision.outcome == .applied)
        #expect(bench.value("f4t.place") == "Rzędkowice")
        #expect(bench.conflict("f4t.place") == nil)
        #expect(bench.register("f4t.place")?.author == Actor.lc.user)
        #expect(bench.register("f4t.place")?.version == bench.head)
    }

    @Test
    func theSameValueAgainChangesNothing() {
        var bench = Bench.started()
        let stale = Base(.at(1), value: "woda")
        let before = bench.state
        #expect(bench.set("f4t.place", "Polana", by: .lc).outcome == .noop)
        #expect(bench.set("f4t.place", "Polana", by: .lc, base: stale).outcome == .noop)
        #expect(bench.state == before)
    }

    private static let pairs: [Pair] = {
        let plan: (JSONValue, JSONValue) = ("Remiza", "Sklep")
        let fact: (JSONValue, JSONValue) = (7, 9)
        return [
            Pair(
                field: "f4t.place", first: (.ed, plan.0), second: (.lc, plan.1),
                isSecondShown: false),
            Pair(
                field: "f4t.place", first: (.lc, plan.0), second: (.ed, plan.1), isSecondShown: true
            ),
            Pair(
                field: "f4t.place", first: (.ed, plan.0), second: (.mg, plan.1),
                isSecondShown: false),
            Pair(
                field: "f4t.route_km", first: (.ed, fact.0), second: (.lc, fact.1),
                isSecondShown: true),
            Pair(
                field: "f4t.route_km", first: (.lc, fact.0), second: (.ed, fact.1),
                isSecondShown: false),
            Pair(
                field: "f4t.route_km", first: (.ed, fact.0), second: (.mg, fact.1),
                isSecondShown: false),
            Pair(
                field: "programme.goal", first: (.lc, "całkiem"), second: (.ed, "inaczej"),
                isSecondShown: true),
            Pair(
                field: "programme.goal", first: (.ed, "całkiem"), second: (.lc, "inaczej"),
                isSecondShown: false),
        ]
    }()

    @Test(arguments: pairs)
    func bothValuesAreKeptAndTheRightRoleLeads(_ pair: Pair) throws {
        var bench = Bench.started()
        let base = bench.base(pair.field)
        #expect(
            bench.set(pair.field, pair.first.1, by: pair.first.0, base: base).outcome == .applied)
        #expect(
            bench.set(pair.field, pair.second.1, by: pair.second.0, base: base).outcome
                == .conflict)
        let conflict = try #require(bench.conflict(pair.field))
        #expect(conflict.isOpen)
        #expect(conflict.base == base.value)
        #expect(Set(conflict.candidates.map(\.value)) == [pair.first.1, pair.second.1])
        #expect(Set(conflict.candidates.map(\.author)) == [pair.first.0.user, pair.second.0.user])
        #expect(bench.value(pair.field) == (pair.isSecondShown ? pair.second.1 : pair.first.1))
    }

    @Test(
        arguments: [
            ("ok", "nok", "nok"), ("nok", "ok", "nok"), ("ok", "na", "na"), ("na", "ok", "na"),
            ("na", "nok", "nok"), ("nok", "na", "nok"),
        ])
    func theRestrictiveAnswerToAChecklistItemHolds(
        _ first: String, _ second: String, _ shown: String
    ) throws {
        var bench = Bench.started()
        let base = bench.base("f4t.carer_ratio")
        bench.set("f4t.carer_ratio", ["state": .string(first)], by: .ed, base: base)
        let decision = bench.set(
            "f4t.carer_ratio", ["state": .string(second)], by: .lc, base: base)
        #expect(decision.outcome == .conflict)
        #expect(bench.value("f4t.carer_ratio")?["state"] == .string(shown))
        #expect(try #require(bench.conflict("f4t.carer_ratio")).candidates.count == 2)
    }

    @Test
    func aGroupIsNeverAMixture() {
        var bench = Bench.started()
        bench.set("f4t.meeting", ["point": "Remiza", "time": "09:00"])
        let base = bench.base("f4t.meeting")
        let ofEd: JSONValue = ["point": "Wiata", "time": "09:15"]
        let ofLc: JSONValue = ["point": "Sklep", "time": "09:00"]
        bench.set("f4t.meeting", ofEd, by: .ed, base: base)
        bench.set("f4t.meeting", ofLc, by: .lc, base: base)
        #expect(bench.value("f4t.meeting") == ofEd)
        #expect(bench.conflict("f4t.meeting")?.candidates.map(\.value).contains(ofLc) == true)
    }

    @Test
    func aStaleAmountIsRefusedAndBothValuesAreNamed() {
        var bench = Bench.started()
        let base = bench.base("offer/o1.price")
        bench.set("offer/o1.price", ["net": 200], by: .mg, base: base)
        let before = bench.state
        let decision = bench.set("offer/o1.price", ["net": 300], by: .ed, base: base)
        #expect(decision.outcome == .refused)
        #expect(decision.reasons.map(\.code) == [.stale])
        #expect(
            decision.reasons.first?.detail == ["theirs": ["net": 200], "mine": ["net": 300]])
        #expect(bench.state == before)
    }

    @Test
    func editsOfDifferentLinesOfATextAreJoined() {
        var bench = Bench.started()
        let base = bench.base("programme.goal")
        bench.set("programme.goal", "JEDEN\ndwa\ntrzy\ncztery\n", by: .ed, base: base)
        let decision = bench.set(
            "programme.goal", "jeden\ndwa\ntrzy\nCZTERY\n", by: .lc, base: base)
        #expect(decision.outcome == .merged)
        #expect(bench.value("programme.goal") == "JEDEN\ndwa\ntrzy\nCZTERY\n")
        #expect(bench.conflict("programme.goal") == nil)
    }

    @Test
    func differentElementsOfASetNeverConflict() {
        var bench = Bench.started()
        let field = FieldAddress("note.method")
        let steps: [(Operation, Actor, Outcome)] = [
            (.insert(field, element: "documents"), .ed, .applied),
            (.remove(field, element: "email"), .mg, .applied),
            (.insert(field, element: "documents"), .mg, .noop),
            (.remove(field, element: "email"), .ed, .noop),
        ]
        for (step, actor, outcome) in steps {
            #expect(bench.commit([step], by: actor).outcome == outcome)
        }
        #expect(bench.value("note.method") == ["documents", "meeting"])
        #expect(bench.state.conflicts.isEmpty)
    }

    @Test
    func aSetIsOnlyEditedElementByElement() {
        var bench = Bench.started()
        #expect(bench.set("note.method", ["email"]).reasons.map(\.code) == [.invalid])
        let place = FieldAddress("f4t.place")
        #expect(bench.commit([.insert(place, element: "x")], by: .ed).outcome == .refused)
    }

    @Test(arguments: ["case.number", "case.state", "f5.responses", "offer/o1.sent_at"])
    func nobodyWritesWhatIsComputed(_ path: String) {
        var bench = Bench.started()
        let before = bench.state
        for actor in [Actor.ed, .mg] {
            #expect(bench.set(path, "x", by: actor).reasons.map(\.code) == [.computed])
        }
        #expect(bench.state == before)
    }

    private static let misfits: [(String, JSONValue, Reason.Code)] = [
        ("f4t.place", 1, .invalid), ("f4t.route_km", -1, .invalid), ("f4t.route_km", "5", .invalid),
        ("f4t.meeting", ["point": .null], .invalid), ("f4t.nothing", "x", .unknownField),
        ("nothing.place", "x", .unknownField), ("f4t.place", "e\u{301}", .invalid),
        ("module/m9.title", "x", .notFound), ("f4t/x.place", "x", .unknownField),
        ("trainer/lc.name", "x", .unknownField),
    ]

    @Test(arguments: misfits)
    func whatDoesNotFitTheFieldIsRefused(
        _ path: String, _ value: JSONValue, _ code: Reason.Code
    ) {
        var bench = Bench.started()
        let before = bench.state
        #expect(bench.set(path, value).reasons.map(\.code) == [code])
        #expect(bench.state == before)
    }

    @Test
    func aFrozenRecordTakesNoMoreValues() {
        var bench = Bench.started()
        bench.force("note.finalised_at", "2026-02-20T07:30:00Z")
        let before = bench.state
        #expect(bench.set("note.expectations", "Mało").reasons.map(\.code) == [.frozen])
        let insert = Operation.insert(FieldAddress("note.method"), element: "documents")
        #expect(bench.commit([insert], by: .ed).reasons.map(\.code) == [.frozen])
        #expect(bench.state == before)
    }

    @Test
    func aLineOfALogIsNeverEdited() {
        var bench = Bench.started()
        let key = RecordKey("monitoring", "l1")
        bench.commit([.create(key, fields: ["kind": "observation"])], by: .lc)
        #expect(
            bench.set("monitoring/l1.kind", "timing", by: .lc).reasons.map(\.code) == [.immutable])
        #expect(bench.commit([.delete(key, seen: bench.head)], by: .ed).outcome == .refused)
        #expect(bench.value("monitoring/l1.kind") == "observation")
    }

    @Test
    func aCaseDoesNotBeginWithASingleField() {
        var bench = Bench()
        #expect(bench.set("case.title", "Warsztat", by: .kk).outcome == .refused)
        #expect(bench.set("client.name", "Szkoła", by: .kk).outcome == .refused)
        let insert = Operation.insert(FieldAddress("case.coordinators"), element: "kk")
        #expect(bench.commit([insert], by: .kk).outcome == .refused)
        #expect(bench.state.records.isEmpty)
    }
}
