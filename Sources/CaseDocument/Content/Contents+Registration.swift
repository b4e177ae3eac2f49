// F3, the registration card (Procedura, stage 6): the order, the people, their statements, and what
// they said of themselves before the training.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    private static let rowsMin: Int64 = 8
    /// What fits on the first of its two pages, a logo and a long title included.
    private static let rowsMax: Int64 = 12

    /// The people of the card, or empty rows for them.
    var registrationBranch: JSONValue {
        let people = ordered("participant")
        let offer = facts.acceptedOffer ?? facts.subjects("offer").last
        let rows = min(
            Self.rowsMax,
            max(Self.rowsMin, facts.integer("terms.agreed.participant_count") ?? 0))
        return [
            "offer": text(offer?.text("number")),
            "orderer": text(
                isBlank || facts.text("f3.orderer.name") != nil || !facts.hasOrderingParty
                    ? nil : facts.text("client.name")),
            "people": .array(isBlank ? [] : people.map { person($0) }),
            "no_people": .bool(!isBlank && people.isEmpty),
            "empty": .array(isBlank ? (1...rows).map { .integer($0) } : []),
            "statements": .array(statements.map { .string($0.label.polish) }),
            "questions": .array(questions.map { .string($0.label.polish) }),
            "answers": .array(isBlank ? [] : people.compactMap { answers($0) }),
            "goals": .array(ordered("outcome").map { .object(branch($0, ["no", "text"])) }),
            "ratings": .array(isBlank ? [] : people.compactMap { ratings($0) }),
        ]
    }

    /// The labels of what the card asks of people and the reader may not read.
    var omittedOfPeople: [Label] {
        let asked = ["email", "phone"].compactMap { FormCatalogue.type("participant")?.field($0) }
        return asked.filter { !mayRead($0) }.map {
            Label(pl: "\($0.label.polish) uczestnika", en: "\($0.label.english) of a participant")
        }
    }

    private func mayRead(_ field: FieldDefinition) -> Bool {
        FormCatalogue.type("participant").map { readable.contains($0.facet(of: field)) } ?? false
    }

    private var statementFields: [FieldDefinition] {
        let type = FormCatalogue.type("participant")
        return type?.fields.filter { type?.facet(of: $0) == .consents } ?? []
    }

    /// What a person declares: every yes-or-no field among the statements, and for minors the
    /// guardian's consent.
    private var statements: [FieldDefinition] {
        let guardian = FormCatalogue.type("participant")?.field("guardian_consent")
        let all = statementFields.filter { if case .boolean = $0.type { true } else { false } }
        return facts.flag("case.minors") ? all + [guardian].compactMap(\.self) : all
    }

    /// What a person is asked about the training.
    private var questions: [FieldDefinition] {
        statementFields.filter { if case .text = $0.type { true } else { false } }
    }

    private func person(_ record: Record) -> JSONValue {
        var branch = branch(record, ["no", "role", "status", "email", "phone"])
        branch["name"] = text(ValueText.fullName(record))
        branch["standing"] = text(presence(of: record) ?? value(record, "status"))
        branch["returned"] = text(record.instant("f3_returned_at").map { ValueText.day($0) })
        branch["declared"] = .array(
            statements.map { text(value(record, $0.name) ?? "–") })
        return .object(branch)
    }

    private func answers(_ record: Record) -> JSONValue? {
        let answers = questions.compactMap { question in
            value(record, question.name).map { answer -> JSONValue in
                ["question": .string(question.label.polish), "answer": .string(answer)]
            }
        }
        guard !answers.isEmpty else { return nil }
        return ["name": text(ValueText.fullName(record)), "given": .array(answers)]
    }

    private func ratings(_ person: Record) -> JSONValue? {
        let given = facts.all("self_rating").filter { $0.text("participant") == person.key.local }
        guard !given.isEmpty else { return nil }
        let scores = ordered("outcome").map { outcome in
            given.first { $0.text("outcome") == outcome.key.local }?.integer("before")
        }
        return [
            "name": text(ValueText.fullName(person)),
            "scores": .array(scores.map { $0.map { .integer($0) } ?? "–" }),
        ]
    }
}
