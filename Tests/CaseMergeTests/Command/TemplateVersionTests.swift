// A case stays on the form templates that it began with.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct TemplateVersionTests {
    /// A field that a later version brought, and a record that has it.
    private static let newer = FormCatalogue.all.filter { !$0.isOrganisational }.flatMap { type in
        type.fields.filter { $0.since > 1 && $0.merge != .computed }.map { (type.name, $0) }
    }

    private func old() -> Bench {
        var bench = Bench.started()
        bench.force("case.template_version", 1)
        _ = bench.commit(
            [.create(RecordKey("contract", "u1"), fields: ["party": "ordering_entity"])],
            by: .ed)
        _ = bench.commit(
            [.create(RecordKey("document", "d1"), fields: ["name": "umowa.pdf", "size": 1])],
            by: .ed)
        return bench
    }

    private let file = "contract/u1.file"

    @Test func aNewCaseGetsTheNewestTemplates() {
        #expect(
            Bench.started().value("case.template_version") == .integer(FormCatalogue.version))
        #expect(!Self.newer.isEmpty)
        #expect(Self.newer.allSatisfy { $0.1.since <= FormCatalogue.version })
    }

    @Test func anOlderCaseDoesWithoutWhatCameLater() {
        var bench = old()
        let decision = bench.set(file, "d1")
        #expect(decision.outcome == .refused)
        #expect(decision.reasons.first?.detail["template"] == 2)
        let made = bench.commit(
            [
                .create(
                    RecordKey("contract", "u2"),
                    fields: ["party": "ordering_entity", "file": "d1"])
            ], by: .ed)
        #expect(made.outcome == .refused)
    }

    @Test func whatItBeganWithCanBeFinished() {
        var bench = old()
        #expect(bench.set("contract/u1.scope", "warsztat").outcome == .applied)
        #expect(bench.set("note.expectations", "Mało").outcome == .applied)
    }

    @Test func movingOnBringsTheNewFieldsAndLosesNothing() {
        var bench = old()
        let before = bench.state.records
        let moved = bench.commit([.act(.migrateCase, subject: nil, arguments: [:])], by: .ed)
        #expect(moved.outcome == .applied)
        #expect(bench.set(file, "d1").outcome != .refused)
        for (key, record) in before where key.type != "case" && key.local != "u1" {
            #expect(bench.state.records[key]?.fields == record.fields)
        }
        let again = bench.commit([.act(.migrateCase, subject: nil, arguments: [:])], by: .ed)
        #expect(again.outcome == .noop)
    }

    @Test(arguments: [Actor.lc, .jw])
    func onlyTheCasesCoordinatorMovesIt(_ actor: Actor) {
        var bench = old()
        let moved = bench.commit([.act(.migrateCase, subject: nil, arguments: [:])], by: actor)
        #expect(moved.outcome == .refused)
    }
}
