// The laws of `EvaluationFigures`.

import CaseModel
import CaseReport
import Testing

@Suite struct EvaluationFiguresTests {
    struct Expectation: Sendable {
        let input: CaseReportInput
        let size: String
        let items: [String]
        let promoters: String
        let outcomes: [String]
    }

    static let table = [
        Expectation(
            input: Stories.a,
            size: "10/12, 83,3 %",
            items: [
                "4,60 (9)", "4,50 (9)", "4,70 (10)", "4,70 (10)", "4,10 (9)", "4,50 (10)",
                "4,60 (9)", "4,50 (9)",
            ],
            promoters: "6/3/1 = 50,0 ±41,6",
            outcomes: [
                "2,10→3,80, +1,70, g 0,56, 9/1/0", "2,30→4,00, +1,70, g 0,61, 9/1/0",
                "2,30→3,90, +1,60, g 0,54, 9/1/0",
            ]
        ),
        Expectation(
            input: Stories.c,
            size: "14/16, 87,5 %",
            items: [
                "4,57 (13)", "4,79 (14)", "4,71 (14)", "4,71 (14)", "4,57 (14)", "4,29 (12)",
                "4,21 (12)", "2,43 (0)",
            ],
            promoters: "10/3/1 = 64,3 ±32,0",
            outcomes: ["2,07→4,00, +1,93, g 0,63, 13/1/0", "1,79→3,79, +2,00, g 0,61, 14/0/0"]
        ),
        Expectation(
            input: Stories.e,
            size: "4/5, 80,0 %",
            items: [
                "4,25 (3)", "4,00 (3)", "3,25 (2)", "2,75 (1)", "3,00 (1)", "2,75 (1)",
                "3,25 (2)", "4,00 (3)",
            ],
            promoters: "0/2/2 = −50,0 ±49,0",
            outcomes: ["2,00→3,50, +1,50, g 0,44, 3/1/0"]
        ),
    ]

    @Test(arguments: table)
    func storyHasTheExpectedFigures(expected: Expectation) {
        let figures = Stories.figures(expected.input)
        let text = FigureText(.polish)
        #expect(
            "\(text.responses(figures.size)), \(text.percent(figures.size.rate))".plain
                == expected.size
        )
        #expect(
            figures.items.map { "\(text.mean($0.answers)) (\($0.answers.topTwoCount))" }
                == expected.items
        )
        #expect(
            "\(text.promoterCounts(figures.promoters)) = \(text.score(figures.promoters))"
                == expected.promoters
        )
        let outcomes = figures.outcomes.map(\.gain).map { gain in
            "\(text.mean(gain.before))→\(text.mean(gain.after)), \(text.gain(gain)), "
                + "g \(text.normalisedGain(gain)), \(gain.improved)/\(gain.same)/\(gain.worse)"
        }
        #expect(outcomes == expected.outcomes)
    }

    @Test func noSheetsGiveNoFigures() {
        let figures = EvaluationFigures(sheets: [], invited: 0, trainers: ["bz"], outcomes: ["LO1"])
        #expect(figures.size == GroupSize(responses: 0, invited: 0))
        #expect(figures.size.rate == nil)
        #expect(figures.items.count == 8)
        #expect(
            figures.items.allSatisfy { $0.answers.mean == nil && $0.answers.topTwoInterval == nil }
        )
        #expect(figures.promoters.score == nil && figures.promoters.margin == nil)
        #expect(figures.outcomes.first?.gain.normalisedGain == nil)
        #expect(figures.outcomes.first?.gain.isAtCeiling == false)
    }

    @Test func oneSheetHasNoSamplingErrorInItsScore() throws {
        let sheet = try AnswerSheet(line: "55555555 10 2 4", outcomes: ["LO1"], trainers: ["bz"])
        let figures = EvaluationFigures(
            sheets: [sheet],
            invited: 1,
            trainers: ["bz"],
            outcomes: ["LO1"]
        )
        #expect(FigureText(.polish).score(figures.promoters) == "100,0 ±0,0")
        #expect(FigureText(.polish).interval(figures.items[0].answers) == "21–100")
    }

    @Test func unansweredItemIsInNoCount() {
        let sheets = [AnswerSheet(scores: ["q01": 4]), AnswerSheet(scores: ["q01": 5])]
        let figures = EvaluationFigures(sheets: sheets, invited: 2, trainers: [], outcomes: [])
        #expect(figures.items.map(\.answers.n) == [2, 0, 0, 0, 0, 0])
    }

    @Test func sheetWithoutScoresIsNoResponse() {
        let figures = EvaluationFigures(
            sheets: [AnswerSheet(recommend: 10), AnswerSheet(before: ["LO1": 2])],
            invited: 2,
            trainers: [],
            outcomes: ["LO1"]
        )
        #expect(figures.size.responses == 1)
        #expect(figures.promoters.n == 0)
        #expect(figures.outcomes.first?.gain.n == 0)
    }

    @Test func valuesOutOfRangeAreLeftOut() {
        #expect(Distribution(answers: [0, 1, 5, 6, -3, .max]).counts == [1, 0, 0, 0, 1])
        #expect(PromoterFigures(answers: [-1, 0, 6, 7, 8, 9, 10, 11]).n == 6)
        #expect(GainFigures(pairs: [(before: 0, after: 5), (before: 5, after: 4)]).n == 1)
    }

    @Test(arguments: [
        ([4, 5], true), ([4, 4], false), ([5, 4, 4], false), ([5, 5, 4, 4], true),
    ])
    func ceilingStartsAtFourAndAHalf(before: [Int], isAtCeiling: Bool) {
        let gain = GainFigures(pairs: before.map { (before: $0, after: 5) })
        #expect(gain.isAtCeiling == isAtCeiling)
    }

    @Test func normalisedGainLeavesOutThoseAtTheTop() {
        let gain = GainFigures(pairs: [(before: 5, after: 5), (before: 2, after: 3)])
        #expect(FigureText(.polish).normalisedGain(gain) == "0,33")
        #expect(gain.gain == Ratio(1, 2))
    }
}
