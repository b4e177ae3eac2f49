// A collection of F5 that was closed is opened again, for a reason.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct ReopeningTests {
    private func close(_ bench: inout Bench) -> Outcome {
        bench.commit([.act(.closeEvaluation, subject: nil, arguments: [:])], by: .ed).outcome
    }

    private func reopen(
        _ bench: inout Bench, by actor: Actor = .ed, reason: JSONValue = "spóźnione ankiety"
    ) -> Decision {
        bench.commit(
            [.act(.reopenEvaluation, subject: nil, arguments: ["reason": reason])], by: actor)
    }

    private func record(_ bench: inout Bench) -> Decision {
        bench.commit(
            [
                .act(
                    .recordSheet, subject: nil, arguments: ["sheet": ["scores": [["q01", 5]]]])
            ], by: .lc)
    }

    @Test func onlyWhatWasClosedIsOpenedAgain() {
        var bench = Bench.started()
        #expect(reopen(&bench).reasons.map(\.code) == [.done])
        #expect(close(&bench) == .applied)
        #expect(reopen(&bench).outcome == .applied)
        #expect(reopen(&bench).reasons.map(\.code) == [.done])
    }

    @Test func aReasonIsAskedForAndKeptWithWhoAndWhen() {
        var bench = Bench.started()
        _ = close(&bench)
        #expect(reopen(&bench, reason: "  ").reasons.map(\.path) == ["reason"])
        #expect(bench.value("f5.closed_by") == "ed")
        #expect(reopen(&bench, by: .mg).outcome == .applied)
        #expect(bench.value("f5.closed_at") == .null && bench.value("f5.closed_by") == .null)
        #expect(bench.value("f5.reopened_by") == "mg")
        #expect(bench.value("f5.reopened_at") == .string(Bench.now.text))
        #expect(bench.value("f5.reopen_reason") == "spóźnione ankiety")
    }

    @Test func onlyACoordinatorOfTheCaseOpensItAgain() {
        var bench = Bench.started()
        _ = close(&bench)
        for actor in [Actor.lc, .jw] {
            #expect(reopen(&bench, by: actor).reasons.map(\.code) == [.permission])
        }
        #expect(reopen(&bench, by: .kk).outcome == .refused)
    }

    @Test func sheetsAreTakenAgainAndBelongToTheNextCollection() {
        var bench = Bench.started()
        #expect(record(&bench).sheets.map(\.round) == [1])
        _ = close(&bench)
        #expect(record(&bench).reasons.map(\.code) == [.closed])
        _ = reopen(&bench)
        #expect(record(&bench).sheets.map(\.round) == [2])
        #expect(bench.value("f5.responses") == 2 && bench.value("f5.round") == 2)
        _ = close(&bench)
        _ = reopen(&bench)
        #expect(record(&bench).sheets.map(\.round) == [3])
    }
}
