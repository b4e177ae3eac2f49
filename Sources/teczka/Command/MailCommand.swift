// E-mails of a case: what became of each.

import ArgumentParser
import CaseClient
import CaseModel

/// Lists e-mails.
struct Mail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the e-mails of a case and what became of them; settle a doubtful one",
        discussion: """
            The server repeats an attempt only while it is certain that nothing was handed over. \
            Where nobody can tell, ask the recipient and say what you learnt:
              teczka mail 001 --settle 2 --outcome arrived --reason "potwierdzono telefonicznie"
            Outcomes: arrived; again (send it once more); lost (nothing was sent).
            """)

    @Argument(help: "The case") var caseNumber: String
    @Option(name: .long, help: "Say what became of this one") var settle: Int?
    @Option(name: .long, help: "arrived, again or lost") var outcome: String?
    @Option(name: .long, help: "How you know") var reason: String?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        guard let settle else {
            return try await options.common.run { workspace, screen in
                screen.showMail(try workspace.view(try workspace.find(caseNumber)))
            }
        }
        guard let outcome else { throw ClientFailure.missingArgument("--outcome") }
        try await options.record { workspace, recording in
            let scope = try workspace.find(caseNumber)
            let mails = try workspace.view(scope).mails
            guard mails.indices.contains(settle - 1)
            else { throw ClientFailure.unknownRecord("mail:\(settle)", known: []) }
            return try workspace.settle(
                mails[settle - 1].key, in: scope, outcome: outcome, reason: reason, recording)
        }
    }
}
