// Of whom sheets, reports and certificates speak when a trainer is replaced in the middle.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct EvaluatedTrainersTests {
    private func trainers(_ records: JSONValue, at now: String) -> [String] {
        CaseFixture.facts(records, now: now).evaluatedTrainers.sorted()
    }

    private static let replaced: JSONValue = [
        "assignment/a2": ["trainer": "rs", "role": "lead", "reason_of_change": "choroba"],
        "assignment/a3": ["trainer": "ih", "role": "reserve"],
        "session/s1": [
            "trainer": "lc",
            "planned": ["start": "2026-05-16T07:00:00Z", "end": "2026-05-16T12:00:00Z"],
            "actual": ["start": "2026-05-16T07:00:00Z", "end": "2026-05-16T12:00:00Z"],
        ],
        "session/s2": [
            "trainer": "rs",
            "planned": ["start": "2026-05-17T07:00:00Z", "end": "2026-05-17T12:00:00Z"],
        ],
    ]

    @Test func whoWasReplacedAndWhoCameInstead() {
        #expect(trainers(Self.replaced, at: "2026-05-18T08:00:00Z") == ["lc", "rs"])
    }

    @Test func aReserveWhoNeverTaughtIsNobodysTrainer() {
        #expect(trainers(Self.replaced, at: "2026-05-16T13:00:00Z") == ["lc"])
        let planned: JSONValue = [
            "assignment/a1": ["trainer": "bz", "role": "lead"],
            "assignment/a2": ["trainer": "ih", "role": "reserve"],
        ]
        #expect(trainers(planned, at: "2026-05-01T08:00:00Z") == ["bz"])
    }
}
