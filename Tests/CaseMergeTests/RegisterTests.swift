// What was handed in, signed or shared stays what it was: registers without gaps, words that are
// nobody's to change, and signatures that somebody gave.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct RegisterTests {
    private static let complaint = RecordKey("complaint", "k1")

    private func withComplaint(_ fields: [String: JSONValue] = [:]) -> Bench {
        var bench = Bench.started()
        let lodged: [String: JSONValue] = [
            "received_at": "2026-02-10T08:00:00Z", "channel": "email",
            "complainant_name": "Szkoła", "complainant_consumer": false, "subject": "spóźnienie",
        ]
        bench.commit(
            [.create(Self.complaint, fields: lodged.merging(fields) { $1 })], by: .ed)
        return bench
    }

    private func act(
        _ act: Act, _ arguments: [String: JSONValue], on key: RecordKey? = nil,
        by actor: Actor = .ed, in bench: inout Bench
    ) -> Decision {
        bench.commit([.act(act, subject: key, arguments: arguments)], by: actor)
    }

    // MARK: - Complaints

    @Test func aComplaintIsNeverRemoved() {
        var bench = withComplaint()
        let seen = bench.state.records[Self.complaint]?.version ?? 0
        let decision = bench.commit([.delete(Self.complaint, seen: seen)], by: .ed)
        #expect(decision.reasons.map(\.code) == [.immutable])
    }

    @Test(arguments: ["received_at", "subject", "complainant_consumer"])
    func whatWasLodgedIsWrittenOnceAndChangesByAnAmendment(_ field: String) {
        var bench = withComplaint()
        let value: JSONValue =
            switch field {
            case "received_at": "2026-02-14T08:00:00Z"
            case "subject": "inne"
            default: true
            }
        let path = "complaint/k1.\(field)"
        #expect(bench.set(path, value).reasons.map(\.code) == [.frozen])
        let opened = act(
            .amend, ["reason": "pomyłka przy wpisywaniu"], on: Self.complaint, in: &bench)
        #expect(opened.outcome == .applied, "\(opened.reasons)")
        #expect(bench.set(path, value).outcome == .applied)
    }

    @Test func whatIsMissingOfAComplaintMayFollow() {
        var bench = withComplaint()
        #expect(bench.set("complaint/k1.justification", "50 minut").outcome == .applied)
    }

    @Test(arguments: [true, false])
    func onlyTimeDeemsAComplaintAccepted(_ isConsumer: Bool) {
        var bench = withComplaint([
            "received_at": .string(Bench.now.adding(minutes: -3 * 1440).text),
            "complainant_consumer": .bool(isConsumer),
        ])
        let decision = act(
            .decideComplaint, ["decision": "deemed_accepted"], on: Self.complaint, by: .jw,
            in: &bench)
        #expect(decision.reasons.map(\.path) == ["decision"])
    }

    // MARK: - F6 and the report

    @Test(arguments: [["refusal": "   "], [:]] as [[String: JSONValue]])
    func whoSignedForTheClientIsSaid(_ arguments: [String: JSONValue]) {
        var bench = Bench.started()
        let decision = act(
            .signCompletion, arguments.merging(["party": "client"]) { $1 }, in: &bench)
        #expect(decision.reasons.map(\.path) == ["by"])
        #expect(bench.value("f6.signed_client_at") == nil)
    }

    @Test func whatTheTrainerSaysOfTheOutcomesMayComeAfterTheSignatures() {
        var bench = Bench.started()
        bench.force("f6.finalised_at", "2026-03-02T09:00:00Z")
        #expect(bench.set("f6.outcomes_achieved", "yes", by: .lc).outcome == .applied)
        let again = bench.set("f6.outcomes_achieved", "no", by: .lc)
        #expect(again.reasons.map(\.code) == [.frozen])
    }

    @Test func anEmptyReportIsNotShared() {
        var bench = Bench.started()
        bench.force("f5.responses", 7)
        bench.force("report.conclusions", "Cele osiągnięto")
        let decision = act(
            .shareReport, ["to": "trainer", "trainer": "lc", "via": "email"],
            on: RecordKey("share", "h1"), in: &bench)
        #expect(
            decision.reasons.first?.gate?.missing.map(\.path)
                == ["f5.closed_at", "report.recommendations"])
    }

    // MARK: - Erased people

    @Test func nothingPersonalComesBackAboutSomebodyWhoWasErased() {
        var bench = Bench.started()
        bench.force("participant/p1.erased_at", "2026-02-01T08:00:00Z")
        let contact: [String: JSONValue] = [
            "participant": "p1", "form": "phone", "needs_found": "więcej przerw",
            "programme_decision": "no_change", "occurred_at": "2026-01-18T08:00:00Z",
        ]
        let decision = bench.commit(
            [.create(RecordKey("participant_contact", "k9"), fields: contact)], by: .lc)
        #expect(decision.reasons.map(\.path) == ["participant/p1"])
    }
}
