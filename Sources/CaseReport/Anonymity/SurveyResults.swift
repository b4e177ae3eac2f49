// The published results of one case's survey.
// Guarantees: each figure in it has passed `SmallGroupRule` for its audience.

package import CanonicalJSON

/// Holds the survey figures one audience may see.
package struct SurveyResults: Hashable, Sendable {
    /// The answers to one 1…5 item.
    package struct Item: Hashable, Sendable {
        /// The item id, such as "q03:LOGIN".
        package let id: String
        /// The answers, as far as they may be shown.
        package let answers: Disclosure<Distribution>
    }

    /// The gain in one learning outcome.
    package struct Outcome: Hashable, Sendable {
        /// What the outcome is.
        package let outcome: ReportedOutcome
        /// The gain, as far as it may be shown.
        package let gain: Disclosure<GainFigures>
    }

    /// The items in the order of the form.
    package let items: [Item]
    /// The answers to q09, as far as they may be shown.
    package let promoters: Disclosure<PromoterFigures>
    /// The outcomes in the order of the programme.
    package let outcomes: [Outcome]
    /// The open answers, or why there are none.
    package let openAnswers: OpenAnswers
    /// States that items about other trainers were left out for this audience.
    package let hidesOtherTrainers: Bool
    /// How the sheets were filled in, as far as it may be shown.
    package let modes: ModeBreakdown
    /// The questions of which answers wait, with their numbers.
    package let waiting: [WaitingAnswers]
}

extension SurveyResults: ReportCodable {
    /// All parts by name.
    package var json: JSONValue {
        var fields: [String: JSONValue] = [
            "items": .list(items), "promoters": promoters.json, "outcomes": .list(outcomes),
            "open_answers": openAnswers.json, "hides_other_trainers": .bool(hidesOtherTrainers),
        ]
        if modes != .unsaid { fields["modes"] = modes.json }
        if !waiting.isEmpty { fields["waiting"] = .list(waiting) }
        return .object(fields)
    }

    /// Reads all parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        items = try reader.list("items")
        promoters = try reader.value("promoters")
        outcomes = try reader.list("outcomes")
        openAnswers = try reader.value("open_answers")
        hidesOtherTrainers = try reader.flag("hides_other_trainers")
        modes = try reader.valueIfPresent("modes") ?? .unsaid
        waiting = try reader.listIfPresent("waiting")
        try reader.finish()
    }
}

extension SurveyResults.Item: ReportCodable {
    /// The id and the answers.
    package var json: JSONValue { ["id": .string(id), "answers": answers.json] }

    /// Reads the id and the answers.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        id = try reader.text("id")
        answers = try reader.value("answers")
        try reader.finish()
    }
}

extension SurveyResults.Outcome: ReportCodable {
    /// The outcome and its gain.
    package var json: JSONValue { ["outcome": outcome.json, "gain": gain.json] }

    /// Reads the outcome and its gain.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        outcome = try reader.value("outcome")
        gain = try reader.value("gain")
        try reader.finish()
    }
}
