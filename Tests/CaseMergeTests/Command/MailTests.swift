// What an act that sends leaves behind: an e-mail for the server, or the evidence of one that a
// person sent.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct MailTests {
    private static let ordered: [String: JSONValue] = [
        "to": "szkola@example.pl", "via": "email", "deliver": true,
    ]

    private func bench() -> Bench {
        var bench = Bench.started()
        bench.set("feedback.text", "Dziękujemy")
        return bench
    }

    private func send(
        _ act: Act, _ arguments: [String: JSONValue], in bench: inout Bench,
        by actor: Actor = .ed
    ) -> Decision {
        bench.commit([.act(act, subject: nil, arguments: arguments)], by: actor, id: "send")
    }

    @Test(arguments: [Act.sendDiagnosis, .sendRegistration, .sendFeedback])
    func anOrderedEmailWaitsForTheServer(_ act: Act) {
        var bench = bench()
        #expect(send(act, Self.ordered, in: &bench).outcome == .applied)
        #expect(bench.value("mail/send.state") == "queued")
        #expect(bench.value("mail/send.to") == "szkola@example.pl")
        #expect(bench.value("mail/send.act") == .string(act.rawValue))
        #expect(bench.value("mail/send.sent_at") == nil)
    }

    @Test func whatTheServerSendsIsSentWhenTheServerTakesIt() {
        var bench = bench()
        var arguments = Self.ordered
        arguments["at"] = "2020-01-01T00:00:00Z"
        _ = send(.sendFeedback, arguments, in: &bench)
        #expect(bench.value("feedback.sent_at") == .string(Bench.now.text))
    }

    @Test func whatAPersonSentLeavesNothingToSend() {
        var bench = bench()
        _ = send(.sendFeedback, ["to": "szkola@example.pl", "via": "email"], in: &bench)
        #expect(bench.value("feedback.sent_to") == "szkola@example.pl")
        #expect(bench.state.all("mail").isEmpty)
    }

    @Test func theMessageIDOfWhatAPersonSentIsEvidence() {
        var bench = bench()
        let arguments: [String: JSONValue] = [
            "to": "szkola@example.pl", "via": "email", "message_id": "a1@example.pl",
            "at": "2026-02-01T10:00:00Z",
        ]
        _ = send(.sendFeedback, arguments, in: &bench)
        #expect(bench.value("mail/send.state") == "sent")
        #expect(bench.value("mail/send.message_id") == "a1@example.pl")
        #expect(bench.value("mail/send.sent_at") == "2026-02-01T10:00:00Z")
    }

    @Test func severalRecipientsStandALineEach() {
        var bench = bench()
        var arguments = Self.ordered
        arguments["to"] = "a@example.pl, b@example.pl;c@example.pl"
        _ = send(.sendFeedback, arguments, in: &bench)
        #expect(bench.value("mail/send.to") == "a@example.pl\nb@example.pl\nc@example.pl")
    }

    @Test(arguments: ["", "szkola", "a@example.pl, nikt", "a@example"])
    func nothingIsSentToWhatIsNoAddress(_ recipient: String) {
        var bench = bench()
        var arguments = Self.ordered
        arguments["to"] = .string(recipient)
        #expect(send(.sendFeedback, arguments, in: &bench).outcome == .refused)
        #expect(bench.value("feedback.sent_at") == nil)
    }

    @Test func onlyAnEmailCanBeOrdered() {
        var bench = bench()
        var arguments = Self.ordered
        arguments["via"] = "letter"
        #expect(send(.sendFeedback, arguments, in: &bench).outcome == .refused)
    }

    @Test func sendingTwiceLeavesOneEmail() {
        var bench = bench()
        _ = send(.sendFeedback, Self.ordered, in: &bench)
        let again = bench.commit(
            [.act(.sendFeedback, subject: nil, arguments: Self.ordered)], by: .mg, id: "twice")
        #expect(again.outcome == .noop)
        #expect(bench.state.all("mail").count == 1)
    }

    @Test func aBlockedActLeavesNoEmail() {
        var bench = bench()
        let decision = bench.commit(
            [.act(.sendOffer, subject: RecordKey("offer", "o1"), arguments: Self.ordered)],
            by: .ed)
        #expect(decision.outcome == .refused)
        #expect(bench.state.all("mail").isEmpty)
    }

    // MARK: - Doubtful ones

    private func doubtful() -> Bench {
        var bench = bench()
        _ = send(.sendFeedback, Self.ordered, in: &bench)
        bench.force("mail/send.state", "doubtful")
        return bench
    }

    private func settle(
        _ bench: inout Bench, _ arguments: [String: JSONValue], by actor: Actor = .ed
    ) -> Outcome {
        bench.commit(
            [.act(.settleMail, subject: RecordKey("mail", "send"), arguments: arguments)],
            by: actor
        ).outcome
    }

    @Test func aLostEmailTakesBackItsStamp() {
        var bench = doubtful()
        #expect(settle(&bench, ["outcome": "lost", "reason": "nie doszło"]) == .applied)
        #expect(bench.state.single("feedback")?["sent_at"] == nil)
        #expect(bench.state.single("feedback")?["sent_to"] == nil)
        #expect(bench.value("mail/send.state") == "failed")
        #expect(send(.sendFeedback, ["to": "x", "via": "hand"], in: &bench).outcome == .applied)
    }

    @Test func whatAPersonWroteSinceIsNotTakenBack() {
        var bench = bench()
        _ = send(.sendRegistration, Self.ordered, in: &bench)
        bench.set("f3.sent_at", "2026-02-01T10:00:00Z")
        bench.force("mail/send.state", "doubtful")
        #expect(settle(&bench, ["outcome": "lost", "reason": "nie doszło"]) == .applied)
        #expect(bench.value("f3.sent_at") == "2026-02-01T10:00:00Z")
        #expect(bench.state.single("f3")?["sent_via"] == nil)
    }

    @Test func oneMutationSendsOneEmail() {
        var bench = bench()
        let decision = bench.commit(
            [Act.sendFeedback, .sendRegistration].map {
                .act($0, subject: nil, arguments: Self.ordered)
            }, by: .ed)
        #expect(decision.outcome == .refused)
        #expect(bench.state.all("mail").isEmpty)
    }

    @Test func anArrivedEmailIsEvidenceWithAReason() {
        var bench = doubtful()
        #expect(settle(&bench, ["outcome": "arrived"]) == .refused)
        #expect(settle(&bench, ["outcome": "arrived", "reason": "telefon"], by: .jw) == .applied)
        #expect(bench.value("mail/send.state") == "sent")
        #expect(bench.value("mail/send.settled_by") == "jw")
    }

    @Test func anEmailMayBeSentAgainWhenAPersonSaysSo() {
        var bench = doubtful()
        #expect(settle(&bench, ["outcome": "again"]) == .applied)
        #expect(bench.value("mail/send.state") == "queued")
    }

    @Test(arguments: ["queued", "sent", "failed"])
    func onlyADoubtfulOneIsSettled(_ state: String) {
        var bench = doubtful()
        bench.force("mail/send.state", .string(state))
        #expect(settle(&bench, ["outcome": "again"]) == .refused)
    }

    @Test func aTrainerKnowsOfNoEmail() {
        var bench = doubtful()
        #expect(settle(&bench, ["outcome": "again"], by: .lc) == .refused)
        #expect(!AccessRules.readable(.trainer).contains(.mail))
    }
}
