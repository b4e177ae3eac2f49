// One case in the manager's report: its counts and two headline figures.

package import CanonicalJSON

/// Holds one case of a portfolio.
package struct PortfolioRow: Hashable, Sendable {
    /// The case number, which orders the rows.
    package let number: String
    /// The title of the training.
    package let title: String
    /// The stage of the procedure, 1…13.
    package let stage: Int
    /// The trainers in the order of the case.
    package let trainers: [ReportedTrainer]
    /// What was delivered to whom.
    package let delivery: DeliveryCounts
    /// The complaints about this case.
    package let complaints: ComplaintCounts
    /// The headline of the survey, or why it is hidden.
    package let survey: Publication<SurveyHeadline>

    /// Takes the row from a case's figures.
    init(_ figures: CaseFigures, complaints: ComplaintCounts) {
        number = figures.heading.number
        title = figures.heading.title
        stage = figures.heading.stage
        trainers = figures.heading.trainers
        delivery = figures.delivery
        self.complaints = complaints
        survey = figures.survey.map(SurveyHeadline.init)
    }
}

extension PortfolioRow: ReportCodable {
    /// All parts by name.
    package var json: JSONValue {
        [
            "number": .string(number), "title": .string(title), "stage": .count(stage),
            "trainers": .list(trainers), "delivery": delivery.json,
            "complaints": complaints.json, "survey": survey.json,
        ]
    }

    /// Reads all parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        number = try reader.text("number")
        title = try reader.text("title")
        stage = try reader.count("stage")
        trainers = try reader.list("trainers")
        delivery = try reader.value("delivery")
        complaints = try reader.value("complaints")
        survey = try reader.value("survey")
        try reader.finish()
    }
}

/// Holds the two survey figures a portfolio shows of a case.
package struct SurveyHeadline: Hashable, Sendable {
    /// The answers to q01, the training met my expectations.
    package let expectations: Disclosure<Distribution>
    /// The answers to q09.
    package let promoters: Disclosure<PromoterFigures>

    /// Takes the headline from a case's results.
    init(_ results: SurveyResults) {
        expectations =
            results.items.first { $0.id == "q01" }?.answers ?? .tooFew(n: 0)
        promoters = results.promoters
    }
}

extension SurveyHeadline: ReportCodable {
    /// The two figures by name.
    package var json: JSONValue {
        ["expectations": expectations.json, "promoters": promoters.json]
    }

    /// Reads the two figures.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        expectations = try reader.value("expectations")
        promoters = try reader.value("promoters")
        try reader.finish()
    }
}
