// What holds for every mutation, whatever its steps are.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice
import Testing

@Suite
struct ReducerTests {
    private static let good = Operation.set(
        FieldAddress("f4t.place"), value: "Las", base: Base(.at(0), value: .null))

    /// Steps that are refused whoever takes them.
    private static let refused: [Operation] = [
        .set(FieldAddress("f4t.nothing"), value: "x", base: Base(.at(0), value: .null)),
        .set(FieldAddress("case.number"), value: "x", base: Base(.at(0), value: .null)),
        .create(RecordKey("module", "m1"), fields: [:]),
        .insert(FieldAddress("note.method"), element: "telepathy"),
        .remove(FieldAddress("f4t.place"), element: "x"),
        .delete(RecordKey("module", "m9"), seen: 0),
        .resolve(FieldAddress("f4t.place"), seen: [], value: "x", reason: nil),
        .act(.closeCase, subject: nil, arguments: [:]),
        .act(.sendOffer, subject: nil, arguments: [:]),
    ]

    @Test(arguments: refused.indices, [0, 1, 2])
    func oneRefusedStepUndoesTheWholeMutation(_ index: Int, _ place: Int) {
        var bench = Bench.started()
        var steps: [Operation] = [
            .create(RecordKey("offer", "o2"), fields: ["kind": "general"]),
            .insert(FieldAddress("note.method"), element: "documents"),
        ]
        steps.insert(Self.refused[index], at: place)
        let before = bench
        let decision = bench.commit(steps, by: .ed)
        #expect(decision.outcome == .refused)
        #expect(!decision.reasons.isEmpty)
        #expect(decision.steps.isEmpty && decision.changes.isEmpty && decision.sheets.isEmpty)
        #expect(decision.numbers == before.numbers)
        #expect(bench.state == before.state && bench.head == before.head)
    }

    @Test
    func aConflictIsNoRefusal() {
        var bench = Bench.started()
        bench.set("f4t.place", "Wiata")
        let stale = Base(.at(1), value: .null)
        let decision = bench.commit(
            [
                .set(FieldAddress("f4t.place"), value: "Sklep", base: stale),
                .insert(FieldAddress("note.method"), element: "documents"),
                .insert(FieldAddress("note.method"), element: "meeting"),
            ], by: .ed)
        #expect(decision.outcome == .conflict)
        #expect(decision.steps == [.conflict, .applied, .noop])
        #expect(bench.value("note.method")?.codes.contains("documents") == true)
    }

    @Test
    func laterStepsSeeWhatEarlierOnesDid() {
        var bench = Bench.started()
        let key = RecordKey("module", "m2")
        let decision = bench.commit(
            [
                .create(key, fields: ["no": "2", "title": "Ćwiczenia"]),
                .set(
                    FieldAddress(key, "title"), value: "Zadania",
                    base: Base(.own("in-one-step"), value: "Ćwiczenia")),
            ], by: .lc, id: "in-one-step")
        #expect(decision.outcome == .applied)
        #expect(bench.value("module/m2.title") == "Zadania")
    }

    @Test
    func changesNameExactlyWhatWasWritten() {
        var bench = Bench.started()
        let before = bench.state
        let decision = bench.commit(
            [
                .create(RecordKey("module", "m2"), fields: ["title": "Ćwiczenia", "no": .null]),
                .set(
                    FieldAddress("f4t.place"), value: "Las",
                    base: bench.base("f4t.place")),
                .delete(RecordKey("module", "m1"), seen: bench.head),
            ], by: .ed)
        #expect(
            Set(decision.changes) == [
                .record(RecordKey("module", "m2")), .field(FieldAddress("module/m2.title")),
                .field(FieldAddress("module/m2.by:ed")), .field(FieldAddress("f4t.place")),
                .field(FieldAddress("module/m1.removed")), .field(FieldAddress("module/m1.by:ed")),
            ])
        #expect(decision.changes.count == Set(decision.changes).count)
        var rebuilt = before
        rebuilt.apply(ScopeDelta(decision.changes, in: bench.state))
        #expect(rebuilt == bench.state)
    }

    @Test
    func theOutcomeIsThatOfTheWeightiestStep() {
        var bench = Bench.started()
        let noop = bench.commit(
            [.insert(FieldAddress("note.method"), element: "email")], by: .ed)
        #expect(noop.outcome == .noop && noop.changes.isEmpty)
    }

    /// Whatever the field: who may neither change it nor add to its kind changes nothing by asking.
    @Test(arguments: [Actor.kk, .lc, .rs, .jw])
    func nobodyChangesAFieldOfAnothersFacet(_ actor: Actor) throws {
        var dice = Dice(seed: 7)
        for type in FormCatalogue.all where !type.isOrganisational {
            for field in type.fields {
                var bench = Bench.started()
                let standing = actor.standing(in: bench.state)
                let rights = AccessRules.rights(standing, type.facet(of: field))
                guard rights.isDisjoint(with: [.edit, .add]) else { continue }
                let key = try #require(
                    bench.state.all(type.name).first?.key
                        ?? RecordKey(type.name, type.cardinality == .single ? "" : "new"))
                let address = FieldAddress(key, field.name)
                let base = Base(.at(bench.head), value: .null)
                let value = dice.value(of: field.type) ?? ["x"]
                let before = bench.state
                var steps: [Operation] = [
                    .set(address, value: value, base: base), .insert(address, element: "x"),
                    .remove(address, element: "x"),
                ]
                // Lodging a complaint is a right of its own, with the words of the complaint.
                if type.name != "complaint" || field.facet != nil {
                    steps.append(.create(key, fields: [field.name: value]))
                }
                for step in steps {
                    #expect(
                        bench.commit([step], by: actor).outcome == .refused,
                        "\(actor.user) \(address) \(step)")
                }
                #expect(bench.state == before, "\(actor.user) \(address)")
            }
        }
    }

    @Test
    func aTrainerNeitherChangesNorFindsAPrice() {
        var bench = Bench.started()
        let before = bench.state
        for path in ["offer/o1.price", "offer/o9.price", "offer/o1.no_price_reason"] {
            let value: JSONValue = path.hasSuffix("price") ? ["net": 1] : "x"
            let base = Base(.at(bench.head), value: .null)
            let decision = bench.set(path, value, by: .lc, base: base)
            #expect(decision.reasons.map(\.code) == [.notFound], "\(path)")
            // The reason tells nothing that is not in the question.
            #expect(decision.reasons.allSatisfy { $0.detail.isEmpty })
        }
        #expect(bench.state == before)
    }

    @Test
    func aPersonOfAnotherCaseIsToldThatThereIsNothing() {
        var bench = Bench.started()
        for actor in [Actor.rs, .kk] {
            let act = bench.commit(
                [.act(.reviseProgramme, subject: nil, arguments: ["note": "x"])], by: actor)
            #expect(act.outcome == .refused)
        }
        let hidden = bench.commit(
            [.act(.reviseProgramme, subject: nil, arguments: ["note": "x"])], by: .rs)
        #expect(hidden.reasons.map(\.code) == [.notFound])
    }

    @Test
    func aSheetIsCountedAndHandedOnButNotKept() {
        var bench = Bench.started()
        let sheet: JSONValue = ["scores": [["q01", 5]], "comments": ["o1": "kanarek"]]
        let decision = bench.commit(
            [.act(.recordSheet, subject: nil, arguments: ["sheet": sheet])], by: .lc)
        #expect(decision.outcome == .applied)
        #expect(decision.sheets.map(\.sheet.comments) == [["o1": "kanarek"]])
        #expect(bench.value("f5.responses") == 1)
        #expect(!"\(bench.state)".contains("kanarek"))
        #expect(!"\(decision.changes)".contains("kanarek"))
    }
}
