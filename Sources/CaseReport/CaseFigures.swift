// The report of one case as one value: calculated once, rendered many times.
//
// Guarantees: what the audience may not see is not in the value, so every renderer and every
// export is safe; the value reads back from its JSON as an equal value.

package import CanonicalJSON

/// Holds the figures of one case for one audience.
package struct CaseFigures: Hashable, Sendable {
    /// The reader these figures were made for.
    package let audience: ReportAudience
    /// What the case is.
    package let heading: CaseHeading
    /// What was delivered to whom.
    package let delivery: DeliveryCounts
    /// Nil for an audience that may not see it.
    package let oversight: Oversight?
    /// The survey results, or why they are hidden.
    package let survey: Publication<SurveyResults>
    /// The state of the register the figures come from.
    package let provenance: Provenance

    /// Calculates the figures and applies the anonymity rules.
    ///
    /// - Throws: `ReportError.countOutOfRange` when a stored count is not in range.
    package init(_ input: CaseReportInput) throws(ReportError) {
        try input.check()
        audience = input.audience
        heading = input.heading
        delivery = input.delivery
        oversight = input.audience.seesOversight ? input.oversight : nil
        survey = SmallGroupRule(hasMinors: input.heading.hasMinors).publish(
            input.survey,
            trainers: input.heading.trainers.map(\.login),
            audience: input.audience
        )
        provenance = input.provenance
    }
}

extension CaseFigures: ReportCodable {
    /// All parts by name.
    package var json: JSONValue {
        [
            "audience": audience.json, "heading": heading.json, "delivery": delivery.json,
            "oversight": oversight?.json ?? .null, "survey": survey.json,
            "provenance": provenance.json,
        ]
    }

    /// Reads all parts.
    package init(json: JSONValue, field: String = "case") throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        audience = try reader.value("audience")
        heading = try reader.value("heading")
        delivery = try reader.value("delivery")
        oversight = try reader.optional("oversight")
        survey = try reader.value("survey")
        provenance = try reader.value("provenance")
        try reader.finish()
    }
}
