// The laws of `CaseFigures`.

import CanonicalJSON
import CaseModel
import CaseReport
import Testing

@Suite struct CaseFiguresTests {
    static let audiences: [ReportAudience] = [
        .manager, .coordinator, .institution, .trainer(login: "bz"), .trainer(login: "ih"),
    ]

    static func input(_ story: CaseReportInput, for audience: ReportAudience) -> CaseReportInput {
        var input = story
        input.audience = audience
        return input
    }

    static var twoTrainers: CaseReportInput {
        var input = Stories.a
        input.heading.trainers.append(ReportedTrainer(login: "ih", name: "Ireneusz Hałas"))
        input.survey.sheets = input.survey.sheets.map { sheet in
            var sheet = sheet
            sheet.scores["q03:ih"] = 2
            sheet.scores["q04:ih"] = 3
            return sheet
        }
        input.survey.redactedAnswers = [
            OpenAnswer(question: .improve, text: "Więcej ćwiczeń", isQuotable: true)
        ]
        return input
    }

    @Test(arguments: [Stories.a, Stories.c, Stories.e, twoTrainers], audiences)
    func readsBackEqual(story: CaseReportInput, audience: ReportAudience) throws {
        let figures = try CaseFigures(Self.input(story, for: audience))
        #expect(try CaseFigures(json: figures.json) == figures)
    }

    @Test func readsBackEqualWhileCollecting() throws {
        var input = Stories.a
        input.survey.isClosed = false
        let figures = try CaseFigures(input)
        #expect(try CaseFigures(json: figures.json) == figures)
    }

    @Test func trainerSeesNoOtherTrainersItems() throws {
        let figures = try CaseFigures(Self.input(Self.twoTrainers, for: .trainer(login: "bz")))
        let results = try #require(figures.survey.content)
        #expect(
            results.items.map(\.id)
                == ["q01", "q02", "q03:bz", "q04:bz", "q05", "q06", "q07", "q08"]
        )
        #expect(results.hidesOtherTrainers)
    }

    @Test func eachTrainersAnswersStandApart() throws {
        let figures = try CaseFigures(Self.input(Self.twoTrainers, for: .manager))
        let items = try #require(figures.survey.content).items
        let means = ["q03:bz", "q03:ih", "q04:bz", "q04:ih"].map { id in
            items.first { $0.id == id }?.answers.figure?.mean
        }
        #expect(means == [47, 20, 47, 30].map { Ratio($0, 10) })
    }

    @Test func trainerWhoseLoginBeginsAnothersSeesOnlyHisOwn() {
        #expect(!ReportAudience.trainer(login: "b").seesItem("q03:bz"))
        #expect(!ReportAudience.trainer(login: "bz").seesItem("q03:b"))
        #expect(ReportAudience.trainer(login: "bz").seesItem("q03:bz"))
    }

    @Test(arguments: audiences)
    func oversightStaysInTheOffice(audience: ReportAudience) throws {
        let figures = try CaseFigures(Self.input(Stories.e, for: audience))
        let isOffice = audience == .manager || audience == .coordinator
        #expect((figures.oversight != nil) == isOffice)
    }

    @Test func countOutOfRangeIsRefused() {
        var input = Stories.a
        input.delivery.listed = -1
        #expect(throws: ReportError.countOutOfRange(field: "delivery.listed", value: -1)) {
            try CaseFigures(input)
        }
        input = Stories.a
        input.survey.invited = CountLimit.valueMax + 1
        #expect(throws: ReportError.self) { try CaseFigures(input) }
        input.survey.invited = CountLimit.valueMax
        #expect(throws: Never.self) { try CaseFigures(input) }
    }

    @Test func unknownFieldIsRefused() throws {
        guard case .object(var fields) = try CaseFigures(Stories.a).json else { return }
        fields["sheets"] = []
        #expect(throws: ReportError.malformed(field: "case.sheets")) {
            try CaseFigures(json: .object(fields))
        }
    }

    @Test func missingFieldIsRefused() throws {
        guard case .object(var fields) = try CaseFigures(Stories.a).json else { return }
        fields["delivery"] = nil
        #expect(throws: ReportError.malformed(field: "case.delivery")) {
            try CaseFigures(json: .object(fields))
        }
    }

    @Test func publicationBelowItsThresholdIsRefused() {
        let json: JSONValue = [
            "state": "published", "size": ["responses": 4, "invited": 5], "threshold": 5,
            "content": [0, 0, 0, 0, 0],
        ]
        #expect(throws: ReportError.inconsistent(field: "survey")) {
            try Publication<Distribution>(json: json, field: "survey")
        }
    }

    @Test func contradictingGainIsRefused() {
        let json: JSONValue = [
            "method": "retrospective", "before": [1, 0, 0, 0, 0], "after": [0, 1, 0, 0, 0],
            "improved": 1, "same": 1, "worse": 0, "normalised_twelfths": 3,
        ]
        #expect(throws: ReportError.inconsistent(field: "gain")) {
            try GainFigures(json: json, field: "gain")
        }
    }
}
