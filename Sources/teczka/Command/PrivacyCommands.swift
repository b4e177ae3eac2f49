// Personal data: what is held about somebody, and what is held longer than needed.

import ArgumentParser
import CaseClient
import CaseModel

/// Exports a person's data.
struct Person: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Show everything a case holds about a participant, and what an erasure would take",
        discussion: """
            With --json it is the person's copy of their data (GDPR, article 15 and 20).
            To erase, one asks and a manager who is somebody else agrees:
              teczka do 001 erasure.request --on participant:P07 reason="prośba z 12.03"
              teczka do 001 erasure.confirm
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The participant, participant:NO") var participant: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            let key = try RecordFinder(view.state).key(participant)
            guard let data = PersonalData(key, view.facts)
            else { throw ClientFailure.unknownForm(participant) }
            screen.show(data, view)
        }
    }
}

/// Previews what retention would erase.
struct Retention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List personal data that is held longer than needed",
        discussion: """
            Nothing is erased by itself. To erase a class of a case, two people agree:
              teczka do 001 erasure.request class=contacts reason="upłynął okres"
              teczka do 001 erasure.confirm
            """)

    @Argument(help: "The case; all cases when it is left out") var caseNumber: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let scope = try caseNumber.map { try workspace.find($0) }
            let views = try workspace.cases().filter {
                scope == nil || $0.state.scope == scope
            }
            screen.showRetention(views)
        }
    }
}
