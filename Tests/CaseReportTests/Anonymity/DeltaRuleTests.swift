// The laws of `DeltaRule`, and what they make of reports on collections that were opened again.

import CaseModel
import CaseReport
import Testing

@Suite struct DeltaRuleTests {
    static let high = "55555555 10 2 4"
    static let low = "11111111 0 3 1"

    /// A survey of collections of these sizes; further ones answer quite otherwise than the first.
    static func survey(_ sizes: [Int], isClosed: Bool = true) -> SurveyInput {
        var rounds = zip(sizes.indices, sizes).map { index, size in
            sheets(index == 0 ? high : low, size)
        }
        let latest = rounds.popLast() ?? []
        return SurveyInput(
            invited: 40, isClosed: isClosed,
            outcomes: [ReportedOutcome(id: "LO1", label: "LO1", text: "Efekt")],
            earlier: rounds, sheets: latest)
    }

    static func sheets(_ line: String, _ count: Int) -> [AnswerSheet] {
        Array(repeating: line, count: count).compactMap {
            try? AnswerSheet(line: $0, outcomes: ["LO1"], trainers: ["bz"])
        }
    }

    static func publish(
        _ survey: SurveyInput, hasMinors: Bool = false
    ) -> Publication<SurveyResults> {
        SmallGroupRuleTests.publish(survey, hasMinors: hasMinors)
    }

    @Test(arguments: [
        ([10], [1]), ([10, 4], [1]), ([10, 5], [1, 2]), ([10, 3, 2], [1, 3]), ([4, 1], [2]),
        ([4], []), ([], []), ([10, 0, 4, 1, 4], [1, 4]), ([3, 3, 3, 3], [2, 4]),
    ])
    func collectionsAreShownInStepsOfAtLeastK(sizes: [Int], steps: [Int]) {
        #expect(DeltaRule(threshold: 5).steps(sizes) == steps)
    }

    @Test(arguments: [
        ([9], []), ([10], [1]), ([10, 9], [1]), ([10, 10], [1, 2]), ([10, 9, 1], [1, 3]),
        ([9, 1], [2]),
    ])
    func minorsAreShownByTens(sizes: [Int], steps: [Int]) {
        #expect(DeltaRule(threshold: 10).steps(sizes) == steps)
        let publication = Self.publish(Self.survey(sizes), hasMinors: true)
        let shown = sizes.prefix(steps.last ?? 0).reduce(0, +)
        #expect(publication.content?.items.first?.answers.figure?.n ?? 0 == shown)
    }

    @Test func whatWasDecidedDoesNotDependOnWhatFollows() {
        let rule = DeltaRule(threshold: 5)
        let sizes = [7, 3, 2, 0, 9, 4, 1, 1, 3]
        for count in sizes.indices {
            let before = rule.steps(Array(sizes.prefix(count)))
            #expect(rule.steps(sizes).prefix(before.count) == before[...])
        }
    }

    @Test(arguments: 1...4) func fewFurtherResponsesChangeNoFigure(further: Int) {
        let published = Self.publish(Self.survey([10]))
        let later = Self.publish(Self.survey([10, further]))
        #expect(later.content == published.content)
        #expect(later.size.responses == 10 + further)
        #expect(later.waiting == further)
    }

    @Test func fiveFurtherResponsesAreShownWithTheOthers() {
        let later = Self.publish(Self.survey([10, 5]))
        #expect(later.content?.items.first?.answers.figure?.counts == [5, 0, 0, 0, 10])
        #expect(later.content?.promoters.figure?.n == 15)
        #expect(later.waiting == 0)
    }

    @Test func responsesWaitForThoseOfTheNextCollection() {
        let later = Self.publish(Self.survey([10, 3, 2]))
        #expect(later.content?.items.first?.answers.figure?.n == 15)
        #expect(Self.publish(Self.survey([4, 1])).content?.items.first?.answers.figure?.n == 5)
    }

    @Test(arguments: [0, 3, 20]) func anOpenCollectionAddsNothing(further: Int) {
        let open = Self.publish(Self.survey([10, further], isClosed: false))
        #expect(open.content == Self.publish(Self.survey([10])).content)
        #expect(open.size.responses == 10 + further)
        #expect(open.waiting == further)
    }

    @Test func aHiddenGroupStaysHiddenWhileItIsOpenAgain() {
        let open = Self.publish(Self.survey([4, 6], isClosed: false))
        #expect(open == .collecting(GroupSize(responses: 10, invited: 40)))
    }

    /// Of five further responses one alone answers a question: no subtraction may tell it.
    @Test func eachQuestionHasStepsOfItsOwn() throws {
        var survey = Self.survey([10, 5])
        for index in 0..<4 {
            survey.sheets[index].scores["q03:bz"] = nil
            survey.sheets[index].recommend = nil
            survey.sheets[index].before = [:]
        }
        let results = try #require(Self.publish(survey).content)
        let items = Dictionary(uniqueKeysWithValues: results.items.map { ($0.id, $0.answers) })
        #expect(items["q01"]?.figure?.n == 15)
        #expect(items["q03:bz"]?.figure?.counts == [0, 0, 0, 0, 10])
        #expect(results.promoters.figure?.n == 10)
        #expect(results.outcomes.first?.gain.figure?.n == 10)
        #expect(results.waiting.map(\.id) == ["q03:bz", "q09", "LO1"])
        #expect(results.waiting.map(\.count) == [1, 1, 1])
    }

    @Test func whatATrainerDoesNotSeeIsNotSaidToWait() throws {
        var survey = Self.survey([10, 5])
        for index in 0..<4 { survey.sheets[index].scores["q03:bz"] = nil }
        let publication = SmallGroupRule(hasMinors: false)
            .publish(survey, trainers: ["bz"], audience: .trainer(login: "ih"))
        #expect(try #require(publication.content).waiting.isEmpty)
    }

    private static func input(_ survey: SurveyInput) -> CaseReportInput {
        var input = Stories.a
        input.survey = survey
        input.heading.trainers = [ReportedTrainer(login: "bz", name: "B. Ż.")]
        return input
    }

    @Test func whatWaitsIsInNoTotalOfAPortfolio() throws {
        func totals(_ sizes: [Int]) throws -> PortfolioTotals {
            try PortfolioFiguresTests.portfolio([Self.input(Self.survey(sizes)), Stories.c]).totals
        }
        #expect(try totals([10, 4]).expectations == totals([10]).expectations)
        #expect(try totals([10, 4]).promoters == totals([10]).promoters)
        #expect(try totals([10, 4]).size.responses == 28)
        #expect(try totals([10, 5]).expectations.n == 29)
    }

    @Test func figuresWithSomethingWaitingReadBackEqual() throws {
        var survey = Self.survey([10, 5, 3])
        survey.earlier[1][0].recommend = nil
        let figures = try CaseFigures(Self.input(survey))
        #expect(figures.survey.waiting == 3 && figures.survey.content?.waiting.count == 1)
        #expect(try CaseFigures(json: figures.json) == figures)
        let portfolio = try PortfolioFiguresTests.portfolio([Self.input(survey)])
        #expect(try PortfolioFigures(json: portfolio.json) == portfolio)
    }

    @Test func reportsSayWhatWaitsAndWhy() throws {
        var survey = Self.survey([10, 5, 3])
        survey.earlier[1][0].recommend = nil
        for index in 1..<5 { survey.earlier[1][index].scores["q05"] = nil }
        let polish = try TextReportTests.lines(Self.input(survey), .polish)
            .joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(
            polish.contains(
                "Jeszcze niepokazane: 3 odpowiedzi. Nowe dochodzą po zamknięciu zbierania, "
                    + "po co najmniej 5."))
        #expect(polish.contains("NPS: jeszcze niepokazane: 4 odpowiedzi;"))
        #expect(polish.contains("Metody pomagały się uczyć: jeszcze niepokazane: 1 odpowiedź;"))
        let english = try TextReportTests.lines(Self.input(survey), .english)
            .joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(english.contains("Not shown yet: 3 responses."))
        let portfolio = TextReport(language: .polish)
            .text(try PortfolioFiguresTests.portfolio([Self.input(survey)])).plain
        #expect(
            portfolio.contains(
                "K/2026/001: jeszcze niepokazane i poza sumami ocen: 3 odpowiedzi."))
    }
}
