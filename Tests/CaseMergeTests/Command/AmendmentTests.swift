// What was final or signed changes by an amendment only.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct AmendmentTests {
    private func amend(
        _ key: RecordKey, in bench: inout Bench, by actor: Actor = .ed,
        reason: JSONValue = "pomyłka w liczbie osób"
    ) -> Decision {
        bench.commit([.act(.amend, subject: key, arguments: ["reason": reason])], by: actor)
    }

    private func withFinalNote() -> Bench {
        var bench = Bench.started()
        bench.force("note.state", "final")
        bench.force("note.finalised_at", "2026-01-22T09:00:00Z")
        bench.force("note.sha256", "00ff")
        return bench
    }

    @Test func whatIsFinalOpensWithAReasonOnly() {
        var bench = withFinalNote()
        let key = RecordKey("note")
        #expect(bench.set("note.expectations", "Mało").outcome == .refused)
        #expect(amend(key, in: &bench, reason: " ").outcome == .refused)
        #expect(amend(key, in: &bench).outcome == .applied)
        #expect(bench.set("note.expectations", "Mało").outcome == .applied)
    }

    @Test func anAmendedNoteIsToBeMadeFinalAgain() {
        var bench = withFinalNote()
        _ = amend(RecordKey("note"), in: &bench)
        let note = bench.state.single("note")
        #expect(note?["finalised_at"] == nil && note?["sha256"] == nil && note?["state"] == nil)
    }

    @Test func anAmendmentSaysWhatWhyWhoAndWhatWasBefore() throws {
        var bench = withFinalNote()
        let content = try #require(bench.state.single("note")).fields.mapValues(\.value)
        let bytes = JSONWriter.bytes(of: .object(content.filter { $0.value != .null }))
        _ = amend(RecordKey("note"), in: &bench)
        let entry = try #require(bench.state.all("amendment").first)
        #expect(entry.text("record") == "note")
        #expect(entry.text("reason") == "pomyłka w liczbie osób")
        #expect(entry.text("by") == "ed")
        #expect(entry.text("before") == "digest of \(bytes.count)")
    }

    @Test func aDraftNeedsNoAmendment() {
        var bench = Bench.started()
        #expect(amend(RecordKey("note"), in: &bench).outcome == .refused)
        #expect(bench.state.all("amendment").isEmpty)
    }

    @Test(arguments: ["case", "f4t", "programme"])
    func otherFormsAreNotAmended(_ form: String) {
        var bench = Bench.started()
        #expect(amend(RecordKey(form), in: &bench).outcome == .refused)
    }

    @Test func anArchivedCaseRestsButForFactsAndComplaints() {
        var bench = Bench.started()
        bench.force("case.state", "archived")
        #expect(bench.set("f4t.place", "Las").reasons.first?.code == .frozen)
        #expect(bench.set("module/m1.title", "Koniec").reasons.first?.code == .frozen)
        #expect(bench.set("f6.outcomes_achieved", "yes", by: .lc).outcome == .applied)
        let complaint = bench.commit(
            [
                .create(
                    RecordKey("complaint", "r1"),
                    fields: ["received_at": "2026-03-10T08:00:00Z", "channel": "email"])
            ], by: .ed)
        #expect(complaint.outcome == .applied, "\(complaint.reasons)")
        #expect(bench.set("complaint/r1.answer_text", "Odpowiedź").outcome == .applied)
    }

    @Test(arguments: [Actor.lc, .jw, .kk])
    func onlyTheCasesCoordinatorAmends(_ actor: Actor) {
        var bench = withFinalNote()
        #expect(amend(RecordKey("note"), in: &bench, by: actor).outcome == .refused)
    }

    private static let contract = RecordKey("contract", "u1")

    private func withContract() -> Bench {
        var bench = Bench.started()
        _ = bench.commit(
            [.create(Self.contract, fields: ["party": "ordering_entity", "scope": "warsztat"])],
            by: .ed)
        return bench
    }

    @Test func aSignedContractIsFrozenAndWhatCameWithTheSignatureIsNot() {
        var bench = withContract()
        let signed = bench.commit(
            [
                .set(
                    FieldAddress(Self.contract, "signed_returned_at"),
                    value: "2026-02-01T10:00:00Z", base: Base(.at(0), value: .null)),
                .set(
                    FieldAddress(Self.contract, "scope"), value: "warsztat i konsultacje",
                    base: bench.base("contract/u1.scope")),
            ], by: .ed)
        #expect(signed.outcome == .applied)
        #expect(bench.set("contract/u1.scope", "wykład").outcome == .refused)
        bench.force("case.template_version", 2)
        _ = bench.commit(
            [.create(RecordKey("document", "d1"), fields: ["name": "umowa.pdf"])], by: .ed)
        let scan = bench.set("contract/u1.file", "d1")
        #expect(scan.outcome == .applied, "\(scan.reasons)")
        #expect(amend(Self.contract, in: &bench).outcome == .applied)
        #expect(bench.set("contract/u1.scope", "wykład").outcome == .applied)
    }

    @Test func aSentContractChangesByAnAmendmentOnlyAndIsSentAnew() {
        var bench = withContract()
        bench.force("contract/u1.sent_at", "2026-02-04T10:00:00Z")
        #expect(bench.set("contract/u1.scope", "wykład").reasons.first?.code == .frozen)
        let returned = bench.set("contract/u1.signed_returned_at", "2026-02-09T10:00:00Z")
        #expect(returned.outcome == .applied)
        let later = bench.set("contract/u1.signed_returned_at", "2026-02-01T10:00:00Z")
        #expect(later.reasons.first?.code == .frozen)
        #expect(amend(Self.contract, in: &bench).outcome == .applied)
        #expect(bench.set("contract/u1.scope", "wykład").outcome == .applied)
        for field in ["sent_at", "signed_returned_at"] {
            #expect(bench.value("contract/u1.\(field)") == .null)
        }
    }

    @Test func whatStillWaitsToGoOutIsNotAmended() {
        var bench = withContract()
        bench.force("contract/u1.sent_at", "2026-02-04T10:00:00Z")
        bench.force("mail/m1.state", "queued")
        bench.force("mail/m1.record", "contract/u1")
        #expect(amend(Self.contract, in: &bench).reasons.map(\.code) == [.inUse])
        bench.force("mail/m1.state", "sent")
        #expect(amend(Self.contract, in: &bench).outcome == .applied)
    }

    @Test func aContractThatDoesNotSayWhatIsOwedIsNotSent() {
        var bench = withContract()
        let decision = bench.commit(
            [
                .act(
                    .sendContract, subject: Self.contract,
                    arguments: [
                        "to": "szkola@example.pl", "via": "email", "gdpr_docs": ["info_art13"],
                    ])
            ], by: .ed)
        #expect(
            decision.reasons.first?.gate?.missing.map(\.path) == [
                "contract/u1.obligations_provider", "contract/u1.obligations_client",
            ])
    }

    @Test func lateAttendanceAsksForNewSignatures() {
        var bench = Bench.started()
        let planned: JSONValue = [
            "start": "2026-02-20T08:00:00Z", "end": "2026-02-20T11:00:00Z",
        ]
        _ = bench.commit(
            [.create(RecordKey("session", "s1"), fields: ["no": "S1", "planned": planned])],
            by: .ed)
        bench.set("f6.outcomes_achieved", "yes", by: .lc)
        bench.force("f6.finalised_at", "2026-02-21T08:00:00Z")
        bench.force("f6.started", 0)
        #expect(renewals(bench) == [])
        let mark = RecordKey("mark", "s1~p1")
        let late = bench.commit(
            [
                .create(
                    mark, fields: ["session": "s1", "participant": "p1", "status": "present"])
            ], by: .lc)
        #expect(late.outcome == .applied, "\(late.reasons)")
        #expect(renewals(bench) == ["f6.started"])
        #expect(amend(RecordKey("f6"), in: &bench).outcome == .applied)
        #expect(renewals(bench) == [])
    }

    private func renewals(_ bench: Bench) -> [String] {
        let facts = CaseFacts(bench.state, organisation: Bench.organisation, now: Bench.now)
        return Procedure.evaluate(facts).first { $0.gate == "G12a" }?.missing
            .filter { $0.need == .renew }.map(\.path) ?? []
    }
}
