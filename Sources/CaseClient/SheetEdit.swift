// Typing in one anonymous F5 sheet: a line of digits for the ratings, and beside it what is none.

internal import CaseMerge
package import CaseModel

/// What was answered on a sheet beside the line of digits.
package struct SheetAnswers: Sendable {
    /// The answer to q10, one of `AnswerSheet.paces`.
    package var pace: String?
    /// The open answers by question id.
    package var comments: [String: String] = [:]
    /// Whether the respondent may be quoted.
    package var quoteConsent = false
    /// How the sheet was filled in.
    package var mode: AnswerMode?
    /// Answers about one of several trainers, `LOGIN=DD`: the digits of q03 and q04.
    package var trainers: [String] = []

    /// Makes answers of nothing beside the line.
    package init() {}
}

extension Workspace {
    /// Records one anonymous F5 sheet.
    ///
    /// The digits q03 and q04 of the line are about the trainer; of several each is rated apart,
    /// for one rating copied to all would be nobody's.
    ///
    /// - Throws: `severalTrainers` when the line rates them together.
    package func sheet(
        _ scope: ScopeID, _ line: String, _ answers: SheetAnswers = SheetAnswers(),
        _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { view, _ throws(ClientFailure) in
            let outcomes = view.state.all("outcome").compactMap { $0.text("no") }.sorted()
            let trainers = view.facts.evaluatedTrainers.sorted()
            guard
                var sheet = try? AnswerSheet(
                    line: line.replacing(".", with: "-"), outcomes: outcomes, trainers: trainers)
            else { throw .badSheet(line) }
            let apart = answers.trainers.map { String($0.prefix { $0 != "=" }) }
            let isShared = trainers.contains { login in
                !apart.contains(login)
                    && AnswerSheet.questionsPerTrainer.contains {
                        sheet.scores["\($0):\(login)"] != nil
                    }
            }
            if trainers.count > 1, isShared { throw .severalTrainers(trainers) }
            sheet.pace = answers.pace
            sheet.mode = answers.mode
            sheet.quoteConsent = answers.quoteConsent
            sheet.comments = answers.comments.filter { !$0.value.allSatisfy(\.isWhitespace) }
            for text in answers.trainers {
                try Self.take(text, of: trainers, into: &sheet)
            }
            return [.act(.recordSheet, subject: nil, arguments: ["sheet": sheet.json])]
        }
    }

    private static func take(
        _ text: String, of trainers: [String], into sheet: inout AnswerSheet
    ) throws(ClientFailure) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let digits = Array(parts.last ?? "")
        guard parts.count == 2, trainers.contains(parts[0]), digits.count == 2
        else { throw .badTrainerAnswers(text, known: trainers) }
        for (question, digit) in zip(["q03", "q04"], digits) {
            let item = "\(question):\(parts[0])"
            switch digit {
            case ".", "-": sheet.scores[item] = nil
            case "1"..."5": sheet.scores[item] = digit.wholeNumberValue
            default: throw .badTrainerAnswers(text, known: trainers)
            }
        }
    }
}
