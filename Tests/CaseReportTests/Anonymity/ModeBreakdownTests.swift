// How the sheets were filled in: told whole and in steps, or not at all.

import CaseModel
import CaseReport
import Testing

@Suite struct ModeBreakdownTests {
    private static func sheets(_ counts: [AnswerMode?: Int]) -> [AnswerSheet] {
        counts.flatMap { mode, count in
            Array(repeating: AnswerSheet(scores: ["q01": 4], mode: mode), count: count)
        }
    }

    private static func breakdown(
        _ rounds: [[AnswerMode?: Int]], hasMinors: Bool = false
    ) throws -> ModeBreakdown {
        let survey = SurveyInput(
            invited: 60, isClosed: true, outcomes: [],
            earlier: rounds.dropLast().map(sheets), sheets: sheets(rounds[rounds.count - 1]))
        return try #require(
            SmallGroupRuleTests.publish(survey, hasMinors: hasMinors).content
        ).modes
    }

    private static func counts(
        paper: Int = 0, screen: Int = 0, phone: Int = 0, unsaid: Int = 0
    ) -> ModeBreakdown {
        var counts = ModeCounts()
        (counts.paper, counts.screen) = (paper, screen)
        (counts.phone, counts.unsaid) = (phone, unsaid)
        return .counts(counts)
    }

    @Test(
        arguments: [
            ([.paper: 5, .phone: 5], counts(paper: 5, phone: 5)),
            ([.paper: 4, .phone: 6], .withheld),
            // What does not say is had by subtraction.
            ([.paper: 8, nil: 4], .withheld),
            ([.paper: 8, nil: 5], counts(paper: 8, unsaid: 5)),
            ([.screen: 9], counts(screen: 9)), ([nil: 9], .unsaid),
        ] as [([AnswerMode?: Int], ModeBreakdown)])
    func aSmallCountHidesTheWholeBreakdown(
        counts: [AnswerMode?: Int], expected: ModeBreakdown
    ) throws {
        #expect(try Self.breakdown([counts]) == expected)
    }

    @Test(arguments: [(9, false), (10, true)]) func minorsAreToldByTens(n: Int, isTold: Bool) throws
    {
        let told = try Self.breakdown([[.paper: 12, .phone: n]], hasMinors: true)
        #expect(told == (isTold ? Self.counts(paper: 12, phone: n) : .withheld))
    }

    @Test func aBreakdownGrowsInStepsToo() throws {
        let first: [AnswerMode?: Int] = [.paper: 5, .screen: 5]
        let before = Self.counts(paper: 5, screen: 5)
        #expect(try Self.breakdown([first, [.paper: 1, .screen: 4]]) == before)
        #expect(try Self.breakdown([first, [.paper: 5]]) == Self.counts(paper: 10, screen: 5))
        #expect(
            try Self.breakdown([first, [.paper: 1, .screen: 4], [.paper: 4, .screen: 1]])
                == Self.counts(paper: 10, screen: 10))
    }

    private static func input(_ counts: [AnswerMode?: Int]) -> CaseReportInput {
        var input = Stories.a
        input.survey.sheets = sheets(counts)
        return input
    }

    @Test(arguments: [[.paper: 6], [.paper: 6, .phone: 1], [nil: 6]] as [[AnswerMode?: Int]])
    func readsBackEqual(counts: [AnswerMode?: Int]) throws {
        let figures = try CaseFigures(Self.input(counts))
        #expect(try CaseFigures(json: figures.json) == figures)
    }

    @Test func reportsTellTheCountsOrWhyNot() throws {
        let told = try TextReportTests.lines(Self.input([.paper: 6, .phone: 5]), .polish)
        #expect(told.contains("Ankiety: papier 6 · ekran 0 · telefon 5 · nie podano 0"))
        let hidden = try TextReportTests.lines(Self.input([.paper: 6, .phone: 1]), .english)
        #expect(!hidden.contains { $0.hasPrefix("Sheets:") })
        #expect(
            hidden.contains(
                "  Split into paper, screen and phone: fewer than 5 in one of the groups."))
    }
}
