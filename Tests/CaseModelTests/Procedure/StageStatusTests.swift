// The laws of `StageStatus`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct StageStatusTests {
    private func open(_ facts: CaseFacts) -> [Int] {
        StageStatus.all(facts).filter { $0.state == .open }.map(\.stage)
    }

    @Test func aCaseMovesThroughItsStages() {
        #expect(StageStatus.currentStage(StoryA.analysed) == 4)
        #expect(StageStatus.currentStage(StoryA.offered) == 6)
        #expect(StageStatus.currentStage(StoryA.ready) == 10)
        #expect(StageStatus.currentStage(StoryA.finished) == nil)
    }

    @Test func aReadyCaseLacksWhatComesAfterTheTraining() {
        #expect(open(StoryA.ready) == [10, 11, 12])
    }

    @Test func anEmptyCaseIsOpenFromTheFirstStage() {
        let facts = CaseFixture.facts([:], now: "2026-01-01T00:00:00Z")
        #expect(open(facts) == Array(1...13))
    }

    @Test func aReasonMakesAStageNotApplicable() {
        let facts = StoryA.ready.adding([
            "not_applicable/n11": ["stage": 11, "reason": "ocena u zamawiającego"]
        ])
        #expect(
            StageStatus.all(facts)[10].state
                == .notApplicable(reason: "ocena u zamawiającego"))
        #expect(open(facts) == [10, 12])
    }

    @Test func aCaseThatNeverBecameATrainingIsClosedWithReasons() {
        let stages = (2...13).map { ("not_applicable/n\($0)", JSONValue.integer(Int64($0))) }
        var records: [String: JSONValue] = [
            "case": ["kind": "closed", "state": "active", "template_version": 2],
            "client": ["name": "Szkoła", "type": "school"],
            "contact/k1": ["type": "inquiry", "at": "2026-01-12T09:00:00Z"],
        ]
        for (name, stage) in stages { records[name] = ["stage": stage, "reason": "rezygnacja"] }
        let facts = CaseFixture.facts(.object(records), now: "2026-02-01T09:00:00Z")
        #expect(Procedure.blockers(of: .closeCase, facts).isEmpty)
        records["not_applicable/n12"] = nil
        let rest = CaseFixture.facts(.object(records), now: "2026-02-01T09:00:00Z")
        #expect(!Procedure.blockers(of: .closeCase, rest).isEmpty)
    }

    @Test func aReasonSilencesNoGateOfATrainingThatTookPlace() {
        let facts = StoryA.finished.adding([
            "not_applicable/n11": ["stage": 11, "reason": "x"], "f5": ["responses": 0],
        ])
        #expect(Procedure.blockers(of: .closeCase, facts).map(\.gate) == ["G11"])
    }

    @Test func whatHappensToATrainerLaterDoesNotReopenTheOffer() {
        var organisation = StoryA.finished.organisation
        organisation.records[RecordKey("trainer", "bz")] = nil
        let facts = CaseFacts(
            StoryA.finished.state, organisation: organisation, now: StoryA.finished.now)
        #expect(open(facts).isEmpty)
    }
}
