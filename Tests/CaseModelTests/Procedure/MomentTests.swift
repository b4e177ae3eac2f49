// What has not happened yet did not happen, and what is owed later is not late.

import CanonicalJSON
import CaseModel
import Testing

struct MomentTests {
    private static let planned: JSONValue = [
        "start": "2026-03-06T08:00:00Z", "end": "2026-03-06T11:00:00Z",
    ]

    private func held(_ session: [String: JSONValue], at now: String) -> Int {
        let records: [String: JSONValue] = [
            "session/s1": .object(session), "participant/p1": ["no": "P01"],
            "mark/s1~p1": ["session": "s1", "participant": "p1", "status": "present"],
        ]
        return CaseFixture.facts(.object(records), now: now).heldSessions.count
    }

    @Test func aSessionThatIsStillToComeWasNotHeldWhateverIsMarked() {
        #expect(held(["planned": Self.planned], at: "2026-03-06T07:59:59Z") == 0)
        #expect(held(["planned": Self.planned], at: "2026-03-06T08:00:00Z") == 1)
        let early: [String: JSONValue] = ["planned": Self.planned, "actual": Self.planned]
        #expect(held(early, at: "2026-03-05T08:00:00Z") == 0)
        #expect(held([:], at: "2026-03-05T08:00:00Z") == 1)
    }

    private func renewal(at now: String) -> CaseFacts {
        StoryA.ready.adding(
            [
                "session/s3": [
                    "no": "S3", "trainer": "bz",
                    "planned": ["start": "2026-03-06T08:00:00Z", "end": "2026-03-06T11:00:00Z"],
                ]
            ], now: now)
    }

    @Test func aRenewalIsMissingAtOnceAndANonconformityOnceItsSessionBegan() {
        let between = renewal(at: "2026-03-02T08:00:00Z")
        #expect(Procedure.evaluate(between).contains { $0.gate == "G09a" && !$0.isMet })
        #expect(!Procedure.nonconformities(between).contains { $0.gate == "G09a" })
        let after = renewal(at: "2026-03-06T08:00:00Z")
        #expect(Procedure.nonconformities(after).contains { $0.gate == "G09a" })
    }

    @Test func whatWasLateWhenAComplaintWasTakenBackStaysLate() {
        func gaps(_ decided: JSONValue) -> [Need] {
            let facts = CaseFixture.facts(
                [
                    "complaint/r1": [
                        "number": "R/2026/001", "received_at": "2026-03-01T08:00:00Z",
                        "complainant_consumer": true, "decision": "withdrawn",
                        "decision_at": decided,
                    ]
                ], now: "2026-05-01T08:00:00Z")
            return Procedure.nonconformities(facts).flatMap(\.missing).map(\.need)
        }
        #expect(gaps("2026-03-10T08:00:00Z") == [])
        #expect(gaps("2026-04-10T08:00:00Z") == [.earlier])
    }

    @Test func aContractOfSomebodyWhoWithdrewIsOwedByNobody() {
        func gaps(_ status: JSONValue) -> [String] {
            let facts = CaseFixture.facts(
                [
                    "case": ["hours": ["minutes": 2700, "unit": "teaching45"]],
                    "participant/p1": ["no": "P01", "status": status],
                    "contract/u1": [
                        "party": "participant", "participant": "p1",
                        "sent_at": "2026-02-01T08:00:00Z",
                    ],
                    "session/s1": ["no": "S1", "planned": Self.planned],
                ], now: "2026-03-02T08:00:00Z")
            return GateCatalogue.gate("G07d")?.answer(facts).missing.map(\.path) ?? []
        }
        #expect(gaps("confirmed") == ["contract/u1.signed_returned_at"])
        #expect(gaps("withdrawn") == [])
    }
}
