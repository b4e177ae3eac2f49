// The laws of evidence that came after its deadline.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct LateEvidenceTests {
    private static let facts = CaseFixture.facts(
        [
            "session/s1": [
                "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T11:00:00Z"]
            ]
        ], now: "2026-03-01T00:00:00Z")

    private static func moment(_ text: String?) -> Instant? { text.flatMap { Instant(text: $0) } }

    @Test(
        arguments: [
            ("2026-02-27T07:59:00Z", nil, false), ("2026-02-27T08:00:00Z", nil, true),
            ("2026-02-27T07:00:00Z", "2026-02-27T07:59:00Z", false),
            ("2026-02-27T07:00:00Z", "2026-02-27T20:00:00Z", true),
        ] as [(String, String?, Bool)])
    func anAnswerIsLateWhenItWasGivenOrArrivedAfterTheStart(
        _ done: String, _ arrived: String?, _ isLate: Bool
    ) throws {
        let address = FieldAddress(RecordKey("f4t"), "first_aid_kit_and_person")
        try #require(FormCatalogue.field(address) != nil)
        let given = try #require(Self.moment(done))
        #expect(
            Self.facts.isLateAnswer(
                at: address, doneAt: given, arrivedAt: Self.moment(arrived)) == isLate)
    }

    @Test func onlyItemsOfAChecklistAreAnswers() {
        let late = Instant(milliseconds: .max)
        for address in [
            FieldAddress(RecordKey("f4t"), "place"),
            FieldAddress(RecordKey("note"), "expectations"),
        ] { #expect(!Self.facts.isLateAnswer(at: address, doneAt: late, arrivedAt: nil)) }
        let toilets = FieldAddress(RecordKey("f4r"), "toilets")
        let unplanned = CaseFixture.facts([:], now: "2026-03-01T00:00:00Z")
        #expect(!unplanned.isLateAnswer(at: toilets, doneAt: late, arrivedAt: nil))
    }
}
