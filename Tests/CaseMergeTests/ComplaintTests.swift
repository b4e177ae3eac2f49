// Complaints through the reducer: terms that follow what happens, the one extension, and the
// extract that a trainer is granted.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite struct ComplaintTests {
    private static let key = RecordKey("complaint", "k1")
    private static let fields: [String: JSONValue] = [
        "received_at": "2026-05-21T06:15:00Z", "channel": "email",
        "complainant_name": "Urszula Grześkowiak", "complainant_contact": "ug@example.pl",
        "complainant_kind": "participant", "complainant_consumer": false, "subject": "spóźnienie",
        "justification": "50 minut", "expected_remedy": "partial_refund",
    ]

    private func bench(isConsumer: Bool = false) -> Bench {
        var bench = Bench.started()
        let fields = Self.fields.merging(["complainant_consumer": .bool(isConsumer)]) { $1 }
        expectApplied(bench.commit([.create(Self.key, fields: fields)], by: .ed))
        return bench
    }

    private func expectApplied(_ decision: Decision) {
        #expect(decision.outcome == .applied, "\(decision.reasons)")
    }

    private func extend(
        _ bench: inout Bench, to day: String, at told: String = "2026-06-01T08:00:00Z",
        by actor: Actor = .jw
    ) -> Decision {
        bench.commit(
            [
                .act(
                    .extendComplaint, subject: Self.key,
                    arguments: [
                        "to": .string(day), "reason": "opinia biegłego", "at": .string(told),
                    ])
            ], by: actor, claimed: Instant(text: told) ?? Bench.now)
    }

    // MARK: - Terms

    @Test func theTermsFollowTheCallToComplete() {
        var bench = bench()
        #expect(bench.value("complaint/k1.due_legal") == "2026-06-05")
        bench.set("complaint/k1.completion_requested_at", "2026-05-25T08:00:00Z")
        #expect(bench.value("complaint/k1.due_legal") == "2026-06-11")
        bench.set("complaint/k1.completed_at", "2026-05-28T08:00:00Z")
        #expect(bench.value("complaint/k1.due_legal") == "2026-06-08")
        #expect(bench.value("complaint/k1.due_internal") == "2026-06-05")
    }

    @Test func aConsumersClockIsNeverStopped() {
        var bench = bench(isConsumer: true)
        bench.set("complaint/k1.completion_requested_at", "2026-05-25T08:00:00Z")
        #expect(bench.value("complaint/k1.due_legal") == "2026-06-05")
    }

    @Test func aTermThatDoesNotChangeIsNotWritten() {
        var bench = bench(isConsumer: true)
        let decision = bench.set(
            "complaint/k1.completion_requested_at", "2026-05-25T08:00:00Z")
        for name in ["due_legal", "due_internal", "late"] {
            #expect(!decision.changes.contains(.field(FieldAddress(Self.key, name))))
        }
    }

    // MARK: - Extension

    @Test func aManagerExtendsOnce() {
        var bench = bench()
        expectApplied(extend(&bench, to: "2026-06-19"))
        #expect(bench.value("complaint/k1.due_legal") == "2026-06-19")
        #expect(bench.value("complaint/k1.extension_notified_at") == "2026-06-01T08:00:00Z")
        #expect(extend(&bench, to: "2026-06-20").reasons.map(\.code) == [.done])
    }

    @Test(arguments: [
        ("2026-06-05", false), ("2026-06-06", true), ("2026-06-20", true), ("2026-06-21", false),
    ])
    func anExtensionIsLongerThanTheTermAndAtMostThirtyDays(_ day: String, _ isFitting: Bool) {
        var bench = bench()
        let decision = extend(&bench, to: day)
        #expect((decision.outcome == .applied) == isFitting)
        if !isFitting { #expect(decision.reasons.map(\.code) == [.argument]) }
    }

    @Test func anActIsNotDatedAfterItWasWrittenDown() {
        var bench = bench()
        let decision = bench.commit(
            [
                .act(
                    .extendComplaint, subject: Self.key,
                    arguments: [
                        "to": "2026-06-19", "reason": "opinia biegłego",
                        "at": .string(Bench.now.adding(minutes: 1).text),
                    ])
            ], by: .jw)
        #expect(decision.reasons.map(\.path) == ["at"])
    }

    @Test func aTermThatHasPassedIsNotExtended() {
        var bench = bench()
        let decision = extend(&bench, to: "2026-06-19", at: "2026-06-05T22:00:00Z")
        #expect(decision.reasons.map(\.code) == [.done])
    }

    @Test func aConsumersTermIsNeverExtended() {
        var bench = bench(isConsumer: true)
        let gate = extend(&bench, to: "2026-06-19").reasons.first?.gate
        #expect(gate?.missing.map(\.path) == ["complaint/k1.complainant_consumer"])
        #expect(gate?.missing.map(\.need) == [.forbidden])
    }

    @Test func onlyAManagerExtends() {
        var bench = bench()
        let decision = extend(&bench, to: "2026-06-19", by: .ed)
        #expect(decision.reasons.map(\.code) == [.permission])
        let typed = bench.set("complaint/k1.extended_to", "2026-06-19")
        #expect(typed.reasons.map(\.code) == [.computed])
    }

    // MARK: - The extract

    private func granted() -> Bench {
        var bench = bench()
        expectApplied(
            bench.commit(
                [
                    .create(
                        RecordKey("assignment", "a2"),
                        fields: ["trainer": "rs", "role": "second"])
                ], by: .ed))
        expectApplied(
            bench.commit(
                [
                    .create(
                        RecordKey("complaint_extract", "k1~lc"),
                        fields: [
                            "complaint": "k1", "trainer": "lc", "text": "Zarzut spóźnienia.",
                        ])
                ], by: .ed))
        return bench
    }

    private static let statement = Operation.create(
        RecordKey("complaint_statement", "k1~lc"),
        fields: ["extract": "k1~lc", "text": "Korek na A4."])

    private func readable(_ bench: Bench, by actor: Actor) -> CaseState {
        var shown = CaseState(scope: bench.state.scope)
        shown.apply(
            ScopeDelta(whole: bench.state).readable {
                actor.standing(in: bench.state, record: $0)
            })
        return shown
    }

    @Test func theNamedTrainerReadsTheExtractAndNothingOfTheComplainant() {
        let shown = readable(granted(), by: .lc)
        let extract = shown.records[RecordKey("complaint_extract", "k1~lc")]
        #expect(extract?.text("text") == "Zarzut spóźnienia.")
        #expect(extract?.text("number") == "R/2026/001")
        #expect(shown.records[Self.key] == nil)
    }

    @Test func theOtherTrainerOfTheCaseReadsNeither() {
        var bench = granted()
        expectApplied(bench.commit([Self.statement], by: .lc))
        let types = Set(readable(bench, by: .rs).records.keys.map(\.type))
        #expect(types.isDisjoint(with: ["complaint", "complaint_extract", "complaint_statement"]))
        #expect(types.contains("case"))
    }

    @Test func theNamedTrainerAnswersForThemselves() {
        var bench = granted()
        #expect(bench.commit([Self.statement], by: .rs).reasons.map(\.code) == [.permission])
        expectApplied(bench.commit([Self.statement], by: .lc))
        let other = bench.set("complaint_statement/k1~lc.text", "inaczej", by: .ed)
        #expect(other.reasons.map(\.code) == [.permission])
        expectApplied(bench.set("complaint_statement/k1~lc.text", "Wypadek na A4.", by: .lc))
        #expect(
            readable(bench, by: .jw).records[RecordKey("complaint_statement", "k1~lc")] != nil)
    }

    @Test func onlyACoordinatorGrants() {
        var bench = bench()
        let operation = Operation.create(
            RecordKey("complaint_extract", "k1~lc"),
            fields: ["complaint": "k1", "trainer": "lc", "text": "Zarzut."])
        for actor in [Actor.lc, .rs, .jw] {
            #expect(bench.commit([operation], by: actor).outcome == .refused)
        }
        expectApplied(bench.commit([operation], by: .ed))
    }
}
