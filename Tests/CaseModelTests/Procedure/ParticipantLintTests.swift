// Advice on the list of participants.

import CanonicalJSON
import CaseModel
import Testing

struct ParticipantLintTests {
    private func kinds(
        _ people: [String: JSONValue], minors: Bool = false
    ) -> [String: [ParticipantAdvice.Kind]] {
        var records: [String: JSONValue] = ["case": ["title": "A", "minors": .bool(minors)]]
        for (name, person) in people { records["participant/\(name)"] = person }
        let facts = CaseFixture.facts(.object(records), now: "2026-02-01T08:00:00Z")
        return Dictionary(grouping: ParticipantLint.advice(facts)) { $0.participant.local }
            .mapValues { $0.map(\.kind) }
    }

    @Test func differentPeopleNeedNoAdvice() {
        let advice = kinds([
            "a": ["no": "P01", "first_name": "Ola", "last_name": "Żuk"],
            "b": ["no": "P02", "first_name": "Ola", "last_name": "Bąk"],
            "c": ["no": "P03", "last_name": "Żuk"],
        ])
        #expect(advice.isEmpty)
    }

    @Test func oneNumberForTwoIsTold() {
        let advice = kinds(["a": ["no": "P01"], "b": ["no": "P01"]])
        #expect(advice == ["b": [.sameNumber]])
    }

    @Test(arguments: [
        ["first_name": "ola ", "last_name": "ŻUK"], ["email": "ola@example.pl"] as JSONValue,
    ])
    func oneNameOrAddressIsProbablyOnePerson(_ again: JSONValue) {
        var second = again.objectValue ?? [:]
        second["no"] = "P02"
        let first: JSONValue = [
            "no": "P01", "first_name": "Ola", "last_name": "Żuk", "email": "ola@example.pl",
        ]
        #expect(kinds(["a": first, "b": .object(second)]) == ["b": [.samePerson("P01")]])
    }

    @Test func whoWithdrewIsNoDouble() {
        let person: JSONValue = ["no": "P01", "first_name": "Ola", "last_name": "Żuk"]
        var gone = person.objectValue ?? [:]
        gone["status"] = "withdrawn"
        #expect(kinds(["a": person, "b": .object(gone)]).isEmpty)
    }

    @Test func aMinorNeedsTheConsentOfAGuardian() {
        let people: [String: JSONValue] = [
            "a": ["no": "P01", "guardian_consent": true], "b": ["no": "P02"],
            "c": ["no": "P03", "role": "carer"],
        ]
        #expect(kinds(people, minors: true) == ["b": [.noGuardianConsent]])
        #expect(kinds(people).isEmpty)
    }
}
