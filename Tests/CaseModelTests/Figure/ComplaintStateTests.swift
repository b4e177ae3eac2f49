// The laws of `ComplaintState`: nobody sets it, the record and the day do.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct ComplaintStateTests {
    private static let lodged: [String: JSONValue] = [
        "number": "R/2026/001", "received_at": "2026-05-21T06:15:00Z",
        "complainant_consumer": true,
    ]

    private func state(_ changes: [String: JSONValue], at now: String) throws -> ComplaintState {
        let fields = Self.lodged.merging(changes) { $1 }
        let facts = CaseFixture.facts(["complaint/k1": .object(fields)], now: now)
        return ComplaintState.of(try #require(facts.all("complaint").first), facts)
    }

    @Test(arguments: [
        ("2026-06-05T21:59:59Z", ComplaintState.registered),
        ("2026-06-05T22:00:00Z", .deemedAccepted),
    ])
    func aConsumersComplaintIsAcceptedAtMidnight(
        _ now: String, _ expected: ComplaintState
    ) throws {
        #expect(try state([:], at: now) == expected)
    }

    @Test func whoIsNotKnownToBeNoConsumerIsOne() throws {
        #expect(
            try state(["complainant_consumer": .null], at: "2026-06-06T08:00:00Z")
                == .deemedAccepted)
    }

    @Test func silenceTowardsAFirmMeansNothing() throws {
        #expect(
            try state(["complainant_consumer": false], at: "2026-06-06T08:00:00Z") == .registered)
    }

    @Test func aDecisionThatWasNotSentStopsNothing() throws {
        let decided: [String: JSONValue] = ["decision": "rejected"]
        #expect(try state(decided, at: "2026-06-02T08:00:00Z") == .decided)
        #expect(try state(decided, at: "2026-06-06T08:00:00Z") == .deemedAccepted)
    }

    @Test func anAnswerInTimeStandsAndALateOneDoesNot() throws {
        let inTime: [String: JSONValue] = [
            "decision": "partly", "answered_at": "2026-06-05T21:59:59Z",
        ]
        #expect(try state(inTime, at: "2026-07-01T08:00:00Z") == .answered)
        let late = inTime.merging(["answered_at": "2026-06-05T22:00:00Z"]) { $1 }
        #expect(try state(late, at: "2026-07-01T08:00:00Z") == .deemedAccepted)
    }

    @Test func theRestFollowsTheRecord() throws {
        let called: [String: JSONValue] = ["completion_requested_at": "2026-05-25T08:00:00Z"]
        #expect(try state(called, at: "2026-05-26T08:00:00Z") == .awaitingCompletion)
        let completed = called.merging(["completed_at": "2026-05-27T08:00:00Z"]) { $1 }
        #expect(try state(completed, at: "2026-05-28T08:00:00Z") == .registered)
        #expect(try state(["decision": "withdrawn"], at: "2026-07-01T08:00:00Z") == .withdrawn)
        let closed: [String: JSONValue] = [
            "decision": "partly", "answered_at": "2026-06-02T08:00:00Z",
            "closed_at": "2026-06-20T08:00:00Z",
        ]
        #expect(try state(closed, at: "2026-07-01T08:00:00Z") == .closed)
    }

    @Test func everyStateHasAName() {
        let names = ComplaintState.allCases.map(\.label)
        #expect(Set(names).count == names.count)
    }
}
