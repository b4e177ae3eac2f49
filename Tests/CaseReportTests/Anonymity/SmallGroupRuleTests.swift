// The laws of `SmallGroupRule`.

import CaseModel
import CaseReport
import Testing

@Suite struct SmallGroupRuleTests {
    static let audiences: [ReportAudience] = [
        .manager, .coordinator, .institution, .trainer(login: "bz"),
    ]

    static func survey(
        _ lines: [String],
        invited: Int = 20,
        isClosed: Bool = true,
        redacted: [OpenAnswer]? = nil,
        comments: [String: String] = [:]
    ) -> SurveyInput {
        SurveyInput(
            invited: invited,
            isClosed: isClosed,
            outcomes: [ReportedOutcome(id: "LO1", label: "LO1", text: "Efekt")],
            sheets: lines.compactMap { line in
                var sheet = try? AnswerSheet(line: line, outcomes: ["LO1"], trainers: ["bz"])
                sheet?.comments = comments
                return sheet
            },
            redactedAnswers: redacted
        )
    }

    static func publish(
        _ survey: SurveyInput,
        hasMinors: Bool = false,
        audience: ReportAudience = .manager
    ) -> Publication<SurveyResults> {
        SmallGroupRule(hasMinors: hasMinors)
            .publish(survey, trainers: ["bz"], audience: audience)
    }

    static let line = "45345454 9 2 4"

    @Test(arguments: [(4, false, false), (5, false, true), (9, true, false), (10, true, true)])
    func groupIsPublishedFromThresholdOn(n: Int, hasMinors: Bool, isPublished: Bool) {
        let survey = Self.survey(Array(repeating: Self.line, count: n))
        for audience in Self.audiences {
            let publication = Self.publish(survey, hasMinors: hasMinors, audience: audience)
            #expect((publication.content != nil) == isPublished)
            #expect(publication.size == GroupSize(responses: n, invited: 20))
        }
    }

    @Test func hiddenGroupDoesNotDependOnItsAnswers() {
        let low = Self.survey(Array(repeating: "11111111 0 1 1", count: 4))
        let high = Self.survey(Array(repeating: "55555555 10 5 5", count: 4))
        #expect(Self.publish(low) == Self.publish(high))
    }

    @Test func openCollectionShowsOnlyItsSize() {
        let survey = Self.survey(Array(repeating: Self.line, count: 12), isClosed: false)
        #expect(Self.publish(survey) == .collecting(GroupSize(responses: 12, invited: 20)))
    }

    @Test func sheetWithoutScoresDoesNotLiftAGroupOverTheThreshold() {
        let lines = Array(repeating: Self.line, count: 4) + ["-------- 9 - -"]
        #expect(Self.publish(Self.survey(lines)).content == nil)
    }

    @Test func itemWithFewAnswersIsWithheldInALargeGroup() throws {
        let lines =
            Array(repeating: "45--5454 - 2 -", count: 8)
            + Array(repeating: Self.line, count: 4)
        let results = try #require(Self.publish(Self.survey(lines)).content)
        let cells = Dictionary(uniqueKeysWithValues: results.items.map { ($0.id, $0.answers) })
        #expect(cells["q01"]?.figure?.n == 12)
        #expect(cells["q03:bz"] == .tooFew(n: 4))
        #expect(results.promoters == .tooFew(n: 4))
        #expect(results.outcomes.first?.gain == .tooFew(n: 4))
    }

    @Test(arguments: [
        ("1", 5, true), ("2", 5, true), ("3", 5, false), ("2", 9, true), ("2", 10, false),
    ])
    func unanimousLowAnswerOfFewIsBlurred(digit: String, n: Int, isBlurred: Bool) throws {
        let survey = Self.survey(Array(repeating: "\(digit)5555555 9 4 5", count: n))
        let item = try #require(Self.publish(survey).content?.items.first)
        #expect((item.answers == .atMostTwo(n: n)) == isBlurred)
        #expect((item.answers.figure != nil) == !isBlurred)
    }

    @Test func mixedLowAnswersAreShown() {
        let survey = Self.survey(Array(repeating: "15555555 9 4 5", count: 4) + ["25555555 9 4 5"])
        #expect(Self.publish(survey).content?.items.first?.answers.figure?.n == 5)
    }

    @Test func unanimousLowAbilityIsBlurred() {
        let survey = Self.survey(Array(repeating: "55555555 9 1 4", count: 5))
        #expect(Self.publish(survey).content?.outcomes.first?.gain == .atMostTwo(n: 5))
    }

    static let answers = [
        OpenAnswer(question: .improve, text: "Żółte tło", isQuotable: false),
        OpenAnswer(question: .improve, text: "Łatwiej", isQuotable: true),
    ]

    @Test func openAnswersWaitForRedaction() {
        let lines = Array(repeating: Self.line, count: 5)
        let survey = Self.survey(lines, comments: ["o2": "Żółte tło"])
        #expect(Self.publish(survey).content?.openAnswers == .notRedacted)
        #expect(Self.publish(Self.survey(lines)).content?.openAnswers == .released([]))
    }

    @Test func openAnswersAreOrderedByTextAlone() {
        let survey = Self.survey(Array(repeating: Self.line, count: 5), redacted: Self.answers)
        let expected = OpenAnswers.released(Self.answers.reversed())
        #expect(Self.publish(survey).content?.openAnswers == expected)
        #expect(
            Self.publish(survey, audience: .trainer(login: "bz")).content?.openAnswers == expected
        )
    }

    @Test func institutionSeesConsentedAnswersOnly() {
        let survey = Self.survey(Array(repeating: Self.line, count: 5), redacted: Self.answers)
        #expect(
            Self.publish(survey, audience: .institution).content?.openAnswers
                == .released([Self.answers[1]])
        )
    }

    @Test func institutionNeverSeesAnswersOfMinors() {
        let survey = Self.survey(Array(repeating: Self.line, count: 10), redacted: Self.answers)
        #expect(
            Self.publish(survey, hasMinors: true, audience: .institution).content?.openAnswers
                == .minors
        )
    }

    @Test func openAnswersOfASmallGroupAreNotReleased() {
        let survey = Self.survey(Array(repeating: Self.line, count: 4), redacted: Self.answers)
        #expect(Self.publish(survey).content == nil)
    }
}
