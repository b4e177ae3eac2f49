// The laws of `ProcedureConflict`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct ProcedureConflictTests {
    private func fieldCase(_ ratio: JSONValue) -> CaseFacts {
        var items: [String: JSONValue] = ["finalised_at": "2026-05-14T10:00:00Z"]
        for field in FormCatalogue.type("f4t")?.fields ?? [] {
            if case .checkItem = field.type { items[field.name] = ["state": "ok"] }
        }
        items["carer_ratio"] = ratio
        return StoryA.ready.adding([
            "session/s1": [
                "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T11:00:00Z"],
                "setting": "field",
            ],
            "session/s2": ["cancelled_reason": "jedna sesja"], "f4t": .object(items),
        ])
    }

    private let nok: JSONValue = ["state": "nok", "note": "1/16, drugi opiekun chory"]
    private let ok: JSONValue = ["state": "ok", "note": "2/16"]

    private func checklistNeeds(_ facts: CaseFacts) -> [Need] {
        Procedure.blockers(of: .markReady, facts).first { $0.gate == "G08b" }?
            .missing.filter { $0.path == "f4t.carer_ratio" }.map(\.need) ?? []
    }

    @Test(arguments: [true, false])
    func aConflictOnAnItemDoesNotHideWhatIsNotInOrder(_ showsNok: Bool) {
        let conflict = CaseFixture.conflict(RecordKey("f4t"), "carer_ratio", [ok, nok])
        let facts = fieldCase(showsNok ? nok : ok).disputed([conflict])
        #expect(checklistNeeds(facts) == [.mitigate, .settle])
        let started = facts.adding([:], now: "2026-02-27T08:00:00Z")
        #expect(Procedure.nonconformities(started).map(\.gate) == ["G08b"])
    }

    @Test func aMitigationMendsItAndTheConflictStaysToBeSettled() {
        let mended: JSONValue = ["state": "nok", "mitigation": "kierowniczka dojechała 09:40"]
        let conflict = CaseFixture.conflict(RecordKey("f4t"), "carer_ratio", [ok, nok])
        let facts = fieldCase(mended).disputed([conflict])
        #expect(checklistNeeds(facts) == [.settle])
        let started = facts.adding([:], now: "2026-02-27T08:00:00Z")
        #expect(Procedure.nonconformities(started).isEmpty)
    }

    @Test func aConflictOnWhatAGateReadsHasToBeSettledBeforeTheAct() {
        let conflict = CaseFixture.conflict(
            RecordKey("f4t"), "meeting", [["point": "Parking"], ["point": "Wiata"]])
        let facts = fieldCase(ok).disputed([conflict])
        #expect(
            Procedure.blockers(of: .markReady, facts) == [
                GateResult(gate: "G08b", missing: [Missing("f4t.meeting", .settle, stage: 8)])
            ])
        #expect(Procedure.evaluate(facts).first { $0.gate == "G08b" }?.isMet == true)
    }

    @Test func aConflictOnAnotherOfferDoesNotHoldThisOneUp() {
        let facts = StoryA.offered.adding(["offer/o2": ["kind": "individual"]], subject: "offer/o1")
        let other = CaseFixture.conflict(RecordKey("offer", "o2"), "terms", ["a", "b"])
        #expect(Procedure.blockers(of: .sendOffer, facts.disputed([other])).isEmpty)
        let own = CaseFixture.conflict(RecordKey("offer", "o1"), "terms", ["a", "b"])
        #expect(
            Procedure.blockers(of: .sendOffer, facts.disputed([own])) == [
                GateResult(gate: "G05a", missing: [Missing("offer/o1.terms", .settle, stage: 5)])
            ])
    }

    @Test func aConflictOnSomebodyElsesMarkDoesNotHoldACertificateUp() {
        let facts = StoryA.finished.adding(
            ["certificate/z1": ["number": "Z/2026/001/01", "participant": "p1"]],
            subject: "certificate/z1")
        func dispute(_ person: String) -> Conflict {
            CaseFixture.conflict(
                RecordKey("mark", "s2~\(person)"), "status", ["present", "absent"])
        }
        #expect(
            Procedure.blockers(of: .issueCertificate, facts.disputed([dispute("p2")])).isEmpty)
        #expect(
            Procedure.blockers(of: .issueCertificate, facts.disputed([dispute("p1")])) == [
                GateResult(
                    gate: "G12b",
                    missing: [
                        Missing("mark/s2~p1.status", .settle, who: .trainer, stage: 10)
                    ])
            ])
    }

    /// Whether a record is there touches everything that a gate reads of it.
    @Test(arguments: ["session/s2", "participant/p1", "contract/u1"])
    func aConflictAboutARemovalHoldsUpWhatReadsTheRecord(_ text: String) throws {
        let key = try #require(RecordKey(text: text))
        let conflict = CaseFixture.conflict(key, Record.removal, [true, false])
        let needs = Procedure.blockers(of: .markReady, fieldCase(ok).disputed([conflict]))
            .flatMap(\.missing).filter { $0.path == "\(key).removed" }
        #expect(!needs.isEmpty && needs.allSatisfy { $0.need == .settle && $0.who == .coordinator })
    }

    @Test func aConflictAboutTheRemovalOfAMarkHoldsTheCertificateUp() {
        let mark = RecordKey("mark", "s2~p1")
        var conflict = CaseFixture.conflict(mark, Record.removal, [true, false])
        conflict.kind = .removal
        let facts = StoryA.finished.adding(
            ["certificate/z1": ["number": "Z/2026/001/01", "participant": "p1"]],
            subject: "certificate/z1"
        ).disputed([conflict])
        let missing = Procedure.blockers(of: .issueCertificate, facts).flatMap(\.missing)
        #expect(missing == [Missing("mark/s2~p1.removed", .settle, stage: 10)])
    }
}
