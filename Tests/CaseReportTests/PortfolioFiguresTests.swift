// The laws of `PortfolioFigures`.

import CaseModel
import CaseReport
import Testing

@Suite struct PortfolioFiguresTests {
    static let provenance = Provenance(asOf: "2026-06-30", revision: 120, templates: [])

    static func portfolio(_ inputs: [CaseReportInput]) throws -> PortfolioFigures {
        try PortfolioFigures(inputs, provenance: provenance)
    }

    @Test func surveyTotalsCoverPublishedGroupsOnly() throws {
        let totals = try Self.portfolio([Stories.e, Stories.c, Stories.a]).totals
        #expect(totals.caseCount == 3)
        #expect(totals.publishedCount == 2)
        #expect(totals.size == GroupSize(responses: 24, invited: 28))
        #expect(totals.expectations.n == 24)
        #expect(totals.expectations.topTwoCount == 22)
        #expect(FigureText(.polish).promoterCounts(totals.promoters) == "16/6/2")
    }

    @Test func registerTotalsCoverEveryCase() throws {
        let totals = try Self.portfolio([Stories.e, Stories.c, Stories.a]).totals
        #expect(totals.complaints.received == 2)
        #expect(totals.delivery.certificatesIssued == 11)
        #expect(totals.delivery.started == 33)
        #expect(totals.delivery.completed == 32)
    }

    @Test func hiddenGroupCannotBeSubtracted() throws {
        var other = Stories.e
        other.survey.sheets = other.survey.sheets.map { _ in AnswerSheet(scores: ["q01": 1]) }
        #expect(
            try Self.portfolio([Stories.a, Stories.e]) == Self.portfolio([Stories.a, other])
        )
    }

    @Test func blurredFigureIsInNoTotal() throws {
        var blurred = Stories.a
        blurred.survey.sheets = Array(repeating: AnswerSheet(scores: ["q01": 2]), count: 6)
        let totals = try Self.portfolio([blurred, Stories.c]).totals
        #expect(totals.publishedCount == 2)
        #expect(totals.expectations.n == 14)
        #expect(totals.promoters.n == 14)
    }

    @Test func rowsAreOrderedByNumber() throws {
        let rows = try Self.portfolio([Stories.e, Stories.a, Stories.c]).rows
        #expect(rows.map(\.number) == ["K/2026/001", "K/2026/003", "K/2026/005"])
    }

    @Test func audienceOfTheInputsDoesNotMatter() throws {
        var input = Stories.e
        input.audience = .trainer(login: "ih")
        #expect(try Self.portfolio([input]) == Self.portfolio([Stories.e]))
    }

    @Test(arguments: [[], [Stories.a], [Stories.a, Stories.c, Stories.e]])
    func readsBackEqual(inputs: [CaseReportInput]) throws {
        let figures = try Self.portfolio(inputs)
        #expect(try PortfolioFigures(json: figures.json) == figures)
    }
}
