// The laws of `Procedure`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct ProcedureTests {
    private func blocking(_ act: Act, _ facts: CaseFacts) -> [String] {
        Procedure.blockers(of: act, facts).map(\.gate)
    }

    @Test func theCleanPathIsBlockedNowhere() {
        #expect(Procedure.blockers(of: .finaliseNote, StoryA.analysed).isEmpty)
        #expect(Procedure.blockers(of: .sendOffer, StoryA.offered).isEmpty)
        #expect(Procedure.blockers(of: .markReady, StoryA.ready).isEmpty)
        #expect(Procedure.blockers(of: .signCompletion, StoryA.finished).isEmpty)
        #expect(Procedure.blockers(of: .closeCase, StoryA.finished).isEmpty)
        #expect(Procedure.blockers(of: .archiveCase, StoryA.finished).isEmpty)
    }

    @Test func theCleanPathHasOneHintAndNoNonconformity() {
        #expect(Procedure.hints(StoryA.ready).map(\.gate) == ["H2"])
        #expect(Procedure.nonconformities(StoryA.finished).isEmpty)
        #expect(Procedure.evaluate(StoryA.finished).filter { !$0.isMet }.map(\.gate) == ["H2"])
    }

    @Test func aNoteWithoutTheLevelStopsTheNoteAndTheOffer() {
        let blank: JSONValue = [
            "note": [
                "method": ["f2_survey"], "expectations": "x", "participants_experience": "x",
                "desired_results": "x", "application_area": "x", "state": "draft",
            ]
        ]
        let offer = Procedure.blockers(
            of: .sendOffer, StoryA.offered.adding(blank, subject: "offer/o1"))
        #expect(
            offer.first { $0.gate == "G03" }?.missing.map(\.path)
                == ["note.participants_level", "note.state"])
        #expect(blocking(.finaliseNote, StoryA.analysed.adding(blank)) == ["G03"])
    }

    @Test func aDisclosureWithoutStaffStaysIncompleteAfterTheBriefingNote() {
        let facts = StoryA.ready.adding([
            "disclosure/d1": [
                "elements": ["outcomes", "programme", "requirements", "time"],
                "programme_version": 1, "trainers": ["bz"], "sent_at": "2026-01-23T10:00:00Z",
            ]
        ])
        #expect(blocking(.markReady, facts) == ["G05b"])
        #expect(Procedure.nonconformities(facts).isEmpty)
        let started = facts.adding([:], now: "2026-02-27T08:00:00Z")
        #expect(Procedure.nonconformities(started).map(\.gate) == ["G05b"])
    }

    @Test func theReportIsNotSharedBeforeAnyEvaluation() {
        let facts = StoryA.finished.adding(["f5": ["responses": 0]], subject: "share/h2")
        #expect(blocking(.shareReport, facts) == ["G11"])
        let shared = StoryA.finished.adding([:], subject: "share/h2")
        #expect(blocking(.shareReport, shared).isEmpty)
    }

    @Test(arguments: [("p1", []), ("p7", ["G12b"])] as [(String, [String])])
    func certificatesFollowAttendance(_ participant: String, _ blockers: [String]) {
        let facts = StoryA.finished.adding(
            ["certificate/z1": ["number": "Z/2026/001/01", "participant": .string(participant)]],
            subject: "certificate/z1")
        #expect(blocking(.issueCertificate, facts) == blockers)
    }

    @Test func whatAnActIsAboutHasToExist() {
        let facts = StoryA.offered.adding([:], subject: "offer/o9")
        let missing = Procedure.blockers(of: .sendOffer, facts).flatMap(\.missing)
        #expect(missing == [Missing("offer/o9", .add, stage: 1)])
    }

    @Test func aGateAboutRecordsIsLeftOutWhileThereAreNone() {
        let asked = Procedure.evaluate(StoryA.analysed).map(\.gate)
        #expect(!asked.contains("G05a"))
        #expect(!asked.contains("G12b"))
        #expect(asked.contains("G03"))
    }

    @Test func anAcceptedNonconformityIsShownApart() {
        let facts = StoryA.finished.adding([
            "participant_contact/c1": [:], "participant_contact/c2": [:],
            "nc_acceptance/x1": ["gate": "G09b", "reason": "grupa z dnia na dzień"],
        ])
        #expect(Procedure.nonconformities(facts).isEmpty)
        #expect(Procedure.acceptedNonconformities(facts).map(\.gate) == ["G09b"])
    }

    @Test func whatWasAcceptedInTimeStaysAcceptedOnceItIsTooLate() {
        let accepted = ["renew", "earlier"].map { need in
            StoryA.finished.isAccepted(Missing("n13/n1.trainers", .earlier, stage: 9), of: "G09a")
                || StoryA.finished.adding([
                    "nc_acceptance/x1": [
                        "gate": "G09a", "reason": "zgoda szkoły",
                        "covers": .string("n13/n1.trainers \(need)"),
                    ]
                ]).isAccepted(Missing("n13/n1.trainers", .earlier, stage: 9), of: "G09a")
        }
        #expect(accepted == [true, true])
    }

    @Test func anAcceptanceWithoutAReasonIsNone() {
        let facts = StoryA.finished.adding([
            "participant_contact/c1": [:], "participant_contact/c2": [:],
            "nc_acceptance/x1": ["gate": "G09b", "reason": " "],
        ])
        #expect(Procedure.nonconformities(facts).map(\.gate) == ["G09b"])
    }

    private let complaint: JSONValue = [
        "complaint/r1": [
            "number": "R/2026/001", "received_at": "2026-05-21T06:15:00Z",
            "complainant_consumer": true,
        ]
    ]

    @Test func anOpenComplaintKeepsACaseOutOfTheArchiveOnly() {
        let facts = StoryA.finished.adding(complaint, now: "2026-05-22T08:00:00Z")
        #expect(blocking(.archiveCase, facts) == ["G13b"])
        #expect(blocking(.closeCase, facts).isEmpty)
        #expect(Procedure.nonconformities(facts).isEmpty)
    }

    @Test func aComplaintCountsFromTheDayAfterItsTerm() {
        let facts = StoryA.finished.adding(complaint, now: "2026-06-05T22:00:00Z")
        let late = Missing("complaint/r1.answered_at", .earlier, stage: 13)
        #expect(
            Procedure.nonconformities(facts) == [GateResult(gate: "G13b", missing: [late])])
    }

    @Test func anAcceptedLateAnswerNoLongerBlocksTheArchive() {
        let answered = StoryA.finished.adding(
            [
                "complaint/r1": [
                    "number": "R/2026/001", "received_at": "2026-05-21T06:15:00Z",
                    "decision": "partly", "answered_at": "2026-06-08T08:00:00Z",
                    "answer_form": "email",
                ]
            ], now: "2026-06-10T08:00:00Z")
        #expect(blocking(.archiveCase, answered) == ["G13b"])
        let accepted = answered.adding([
            "nc_acceptance/x1": ["gate": "G13b", "reason": "poczta nie doręczyła"]
        ])
        #expect(blocking(.archiveCase, accepted).isEmpty)
    }
}
