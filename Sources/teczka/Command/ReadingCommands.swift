// Commands that read this device's copy; only `report` asks the server.

import ArgumentParser
import CanonicalJSON
import CaseCache
import CaseClient
import CaseModel
import CaseWire

/// Lists cases.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the cases on this device")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in screen.show(try workspace.cases()) }
    }
}

/// Shows a case.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a case, one of its forms, or one record")

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "A form or record, TYPE or TYPE:LABEL") var record: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            if let record {
                try screen.show(view, record: record)
            } else {
                screen.show(view)
            }
        }
    }
}

/// Says what is missing.
struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is missing, at which stage, and who owes it",
        discussion: """
            Without an act: what is open in the case. With one: what keeps it back; what you do \
            not say about the act is filled in.
            Example: teczka why 001 certificate.issue participant=P07
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "An act, as `teczka acts` names it") var act: String?
    @Argument(help: "What is said about the act, NAME=VALUE") var assignments: [String] = []
    @Option(name: .long, help: "The record the act is about, TYPE:LABEL") var on: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            if let act {
                let blockers = try workspace.rehearse(
                    view, act, subject: on, try assignments.map { try Assignment($0) })
                screen.show(blockers, act: act, view: view)
                if !blockers.isEmpty { throw ExitCode(1) }
            } else {
                screen.showOpen(
                    view, double: try workspace.doubleBookings(of: view))
            }
        }
    }
}

/// Says what one owes.
struct Next: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what you owe, in all your cases, the earliest first",
        discussion: """
            Of a case that is closed or archived only complaints are listed. What belongs into the \
            training or after it is listed once it has begun.
            """)

    @Argument(help: "Only this case") var caseNumber: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let scope = try caseNumber.map { try workspace.find($0) }
            let views = try workspace.cases().filter { view in
                scope.map { view.state.scope == $0 } ?? true
            }
            screen.showDuties(views, of: workspace.actor.user)
        }
    }
}

/// Lists forms and fields.
struct Fields: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the forms, or the fields of one with what they take")

    @Argument(help: "The form") var form: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.guarding { try common.screen.showFields(form) }
    }
}

/// Lists acts.
struct Acts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the acts of the procedure, their arguments, who may and what gates")

    @OptionGroup var common: CommonOptions

    func run() async throws { common.screen.showActs() }
}

/// Lists conflicts.
struct Conflicts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List open conflicts with every value, who gave it and when")

    @Argument(help: "Only this case") var caseNumber: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let scope = try caseNumber.map { try workspace.find($0) }
            let views = try workspace.cases().filter {
                scope == nil || $0.state.scope == scope
            }
            screen.showConflicts(views, user: workspace.actor.user)
        }
    }
}

/// The tray.
struct Refused: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List refused edits with the reasons; fix and send again, or drop one",
        discussion: """
            Nothing leaves this list unless you retry it or drop it.
            Example: teczka refused --retry 3 f4t.route_km=6
            """)

    @Argument(help: "Corrections for --retry: PATH=VALUE, or FIELD=VALUE of a new record")
    var corrections: [String] = []
    @Option(name: .long, help: "Record this one again on what you see now") var retry: Int64?
    @Option(name: .long, help: "Drop this one for good") var drop: Int64?
    @Flag(name: .long, help: "Drop without asking") var yes = false
    @OptionGroup var options: RecordOptions

    func run() async throws {
        if let retry {
            try await options.record { workspace, recording in
                try workspace.retry(
                    retry, corrections: try corrections.assignments(), recording)
            }
        } else {
            try await options.common.run { workspace, screen in
                if let drop { try dropped(drop, workspace, screen) }
                screen.show(try workspace.tray(), workspace: workspace)
            }
        }
    }

    private func dropped(_ number: Int64, _ workspace: Workspace, _ screen: Screen) throws {
        guard let entry = try workspace.tray().first(where: { $0.number == number })
        else { throw ClientFailure.noEntry(number) }
        guard yes || screen.confirmDrop(of: entry, workspace: workspace)
        else { throw ClientFailure.missingArgument("--yes") }
        try workspace.drop(number)
    }
}

/// What happened.
struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what happened in a case: who changed what, when it was done and arrived",
        discussion: """
            Asks the server. Offline, or with --offline, only the last change of each field is \
            known and shown.
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "Only this form or record, TYPE or TYPE:LABEL") var record: String?
    @Option(name: .long, help: "How many changes at most") var limit: Int64 = 50
    @Option(name: .long, help: "Only what came before this position") var before: Int64?
    @Flag(name: .long, help: "Do not ask the server") var offline = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            var failure: ClientFailure?
            var past: HistoryAnswer?
            if !offline {
                do {
                    let request = HistoryRequest(
                        scope: view.state.scope, before: before, limit: min(500, max(1, limit)))
                    past = try await Synchroniser(workspace).run(
                        .history(request), timeoutMilliseconds: 20_000
                    ).history
                } catch ClientFailure.noReport {
                    throw ClientFailure.noReport
                } catch {
                    failure = error as? ClientFailure
                }
            }
            if let failure { screen.warn(failure) }
            // What came with the question is part of the case by now.
            let now = try workspace.view(view.state.scope)
            if let past {
                try screen.show(past, now, only: record)
            } else {
                try screen.showLastChanges(now, only: record)
            }
        }
    }
}
