// Acts that are done again, and acceptances when something new is missing.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct RepeatedActTests {
    private func accepted(by name: JSONValue, in bench: inout Bench) -> Decision {
        bench.commit(
            [
                .act(
                    .acceptOffer, subject: RecordKey("offer", "o1"),
                    arguments: ["by": name, "channel": "email"])
            ], by: .ed)
    }

    @Test func theSameAgainIsDoneAndSomethingElseIsKeptForItsAuthor() {
        var bench = Bench.started()
        bench.force("offer/o1.sent_at", "2026-01-20T10:00:00Z")
        #expect(accepted(by: "Anna", in: &bench).outcome == .applied)
        #expect(accepted(by: "Anna", in: &bench).outcome == .noop)
        let other = accepted(by: "Bogdan", in: &bench)
        #expect(other.outcome == .refused)
        #expect(other.reasons.first?.detail["theirs"] == "Anna")
        #expect(other.reasons.first?.detail["mine"] == "Bogdan")
        #expect(bench.value("offer/o1.accepted_by") == "Anna")
    }

    @Test func anAcceptanceCoversWhatWasMissingThen() throws {
        var bench = Bench.started()
        func complain(_ local: String) {
            let decision = bench.commit(
                [
                    .create(
                        RecordKey("complaint", local),
                        fields: [
                            "received_at": "2026-01-10T08:00:00Z", "channel": "email",
                            "complainant_consumer": true,
                        ])
                ], by: .ed)
            #expect(decision.outcome == .applied, "\(decision.reasons)")
        }
        func open() -> [String] {
            let facts = CaseFacts(bench.state, organisation: Bench.organisation, now: Bench.now)
            return Procedure.nonconformities(facts).filter { $0.gate == "G13b" }
                .flatMap(\.missing).map(\.path)
        }
        func accept() -> Outcome {
            bench.commit(
                [
                    .act(
                        .acceptNonconformity, subject: nil,
                        arguments: ["gate": "G13b", "reason": "poczta"])
                ], by: .jw
            ).outcome
        }
        #expect(accept() == .refused)
        complain("r1")
        #expect(open() == ["complaint/r1.answered_at"])
        #expect(accept() == .applied)
        #expect(open() == [])
        complain("r2")
        #expect(open() == ["complaint/r2.answered_at"])
    }
}
