// Reports: the server computes them, the device keeps the last one made for its person.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseModel
import CaseReport
import CaseWire

/// For whom a report is made.
enum ReportReader: String, ExpressibleByArgument, CaseIterable {
    case institution

    var audience: ReportRequest.Audience {
        switch self {
        case .institution: .institution
        }
    }
}

/// Reports.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the evaluation report of a case, or of all cases to a manager",
        discussion: """
            The server computes it, because it alone holds the anonymous answers. Offline the last \
            one is shown, with its date. The version for the ordering institution is always made \
            anew, of a closed training only.
            Example: teczka report 001 --for institution
            """)

    @Argument(help: "The case; all cases when it is left out") var caseNumber: String?
    @Option(name: .customLong("for"), help: "Somebody else to make it for: institution")
    var reader: ReportReader?
    @Flag(name: .long, help: "Show the last one without asking the server") var offline = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard reader != nil else { return }
        if caseNumber == nil { throw ValidationError("Name the case.") }
        if offline { throw ValidationError("The server makes it anew: leave out --offline.") }
    }

    func run() async throws {
        try await common.run { workspace, screen in
            let scope = try caseNumber.map { try workspace.find($0) }
            if let reader, let scope {
                let figures = try await workspace.freshFigures(scope, for: reader)
                try screen.show(figures: figures)
            } else {
                try await show(scope, workspace, screen)
            }
        }
    }

    private func show(
        _ scope: ScopeID?, _ workspace: Workspace, _ screen: Screen
    ) async throws {
        var failure: ClientFailure?
        var figures: JSONValue?
        if !offline {
            do {
                figures = try await Synchroniser(workspace).run(
                    .report(scope), timeoutMilliseconds: Workspace.reportMilliseconds
                ).figures
            } catch ClientFailure.noReport {
                throw ClientFailure.noReport
            } catch {
                failure = error
            }
        }
        if let figures {
            try workspace.keepReport(scope, figures)
        } else {
            figures = try workspace.keptReport(scope)
        }
        guard let figures else { throw failure ?? .noReport }
        if let failure { screen.warn(failure) }
        try screen.show(figures: figures)
    }
}

extension Workspace {
    static let reportMilliseconds: Int64 = 20_000

    /// Returns the figures of a case made for somebody else, now; they are not kept, so that nobody
    /// takes them for the person's own or hands out what is out of date.
    func freshFigures(_ scope: ScopeID, for reader: ReportReader) async throws -> JSONValue {
        guard try view(scope).facts.reportGoesToInstitution else {
            throw ClientFailure.openTraining
        }
        let figures = try await Synchroniser(self).run(
            .report(scope, audience: reader.audience), timeoutMilliseconds: Self.reportMilliseconds
        ).figures
        guard let figures else { throw ClientFailure.noReport }
        return figures
    }
}
