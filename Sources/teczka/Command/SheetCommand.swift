// Typing in anonymous F5 sheets.

import ArgumentParser
import CaseClient
import CaseModel

extension AnswerMode: ExpressibleByArgument {}

/// The answers to q10 as they are typed.
enum Pace: String, ExpressibleByArgument, CaseIterable {
    case slow, right, fast

    /// The answer as a sheet holds it.
    var answer: String {
        switch self {
        case .slow: "too_slow"
        case .right: "right"
        case .fast: "too_fast"
        }
    }
}

/// Records an anonymous F5 sheet.
struct Sheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Type in one anonymous F5 sheet",
        discussion: """
            A sheet is typed as digits: q01 to q08, a space, q09 (0 to 10), a space, the ratings \
            before the training, one for each learning outcome, a space, the ratings after it. \
            A dot (or a hyphen, but not in front) stands for an answer left out. Where \
            several trainers taught, q03 and q04 are dots there and --trainer rates each of them.
            Example: teczka sheet 001 "55554555 9 222 444"
            Example: teczka sheet 001 "55..4555 9 222 444" --trainer bz=54 --trainer lc=43 \
            --pace right --valued "praca w parach" --quote --mode paper
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The answers") var answers: String
    @Option(name: .long, help: "q03 and q04 of one trainer, LOGIN=DIGITS") var trainer: [String] =
        []
    @Option(name: .long, help: "q10, the pace: slow, right or fast") var pace: Pace?
    @Option(name: .long, help: "What was most valuable") var valued: String?
    @Option(name: .long, help: "What to improve") var improve: String?
    @Option(name: .long, help: "What else is needed") var needs: String?
    @Flag(name: .long, help: "The respondent may be quoted") var quote = false
    @Option(name: .long, help: "How it was filled in: paper, screen or phone")
    var mode: AnswerMode?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        var beside = SheetAnswers()
        beside.trainers = trainer
        beside.pace = pace?.answer
        beside.mode = mode
        beside.quoteConsent = quote
        beside.comments = ["o1": valued, "o2": improve, "o3": needs].compactMapValues(\.self)
        try await options.record { [beside] workspace, recording in
            try workspace.sheet(try workspace.find(caseNumber), answers, beside, recording)
        }
    }
}
