// Advice on the list of participants (stages 6 and 10). Two people may enter one person on two
// devices; which of the entries stays is for people to say, so nothing is merged and nothing is
// held up.

/// One piece of advice on a participant.
package struct ParticipantAdvice: Hashable, Sendable {
    /// What somebody should look at.
    package enum Kind: Hashable, Sendable {
        /// Another participant has the same number.
        case sameNumber
        /// Another participant, of that number, has the same name or address.
        case samePerson(String)
        /// A minor without the consent of a guardian.
        case noGuardianConsent
    }

    /// The participant.
    package let participant: RecordKey
    /// What people call the participant.
    package let number: String
    /// What somebody should look at.
    package let kind: Kind
}

/// Reads the list of participants as a careful clerk would.
package enum ParticipantLint {
    /// Returns the advice on everybody who counts, in their order.
    package static func advice(_ facts: CaseFacts) -> [ParticipantAdvice] {
        let people = facts.activeParticipants.sorted {
            ($0.text("no") ?? "", $0.key) < ($1.text("no") ?? "", $1.key)
        }
        return people.enumerated().flatMap { index, person in
            kinds(person, before: people[..<index], facts).map {
                ParticipantAdvice(
                    participant: person.key, number: person.text("no") ?? "?", kind: $0)
            }
        }
    }

    private static func kinds(
        _ person: Record, before: ArraySlice<Record>, _ facts: CaseFacts
    ) -> [ParticipantAdvice.Kind] {
        var kinds: [ParticipantAdvice.Kind] = []
        if let number = person.text("no"), before.contains(where: { $0.text("no") == number }) {
            kinds.append(.sameNumber)
        }
        if let double = before.first(where: { isSame($0, person) }) {
            kinds.append(.samePerson(double.text("no") ?? "?"))
        }
        if facts.flag("case.minors"), person.text("role") ?? "participant" == "participant",
            person["erased_at"] == nil, !person.flag("guardian_consent")
        {
            kinds.append(.noGuardianConsent)
        }
        return kinds
    }

    /// Whether two entries look like one person: the same whole name, or the same address.
    private static func isSame(_ one: Record, _ other: Record) -> Bool {
        if let address = one.text("email"), address == other.text("email") { return true }
        guard let name = wholeName(one) else { return false }
        return name == wholeName(other)
    }

    private static func wholeName(_ person: Record) -> String? {
        guard let first = person.text("first_name"), let last = person.text("last_name")
        else { return nil }
        return "\(first) \(last)".lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}

extension ParticipantAdvice.Kind {
    /// What people read after the participant's number.
    package var label: Label {
        switch self {
        case .sameNumber:
            Label(
                pl: "numer ma też ktoś inny; zmień jeden z nich",
                en: "somebody else has that number too; change one of them")
        case .samePerson(let number):
            Label(
                pl: "chyba ta sama osoba co \(number); jeśli tak, usuń jeden wpis",
                en: "probably the same person as \(number); if so, remove one entry")
        case .noGuardianConsent:
            Label(pl: "brak zgody opiekuna", en: "no consent of a guardian")
        }
    }
}
