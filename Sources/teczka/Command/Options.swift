// Options that commands share, and the frame in which each of them runs.

import ArgumentParser
import CaseClient
import CaseMerge
import CaseModel
import Foundation

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: "Speak this language: pl or en")
    var lang: String?
    @Flag(name: .long, help: "Print JSON")
    var json = false

    var environment: [String: String] { ProcessInfo.processInfo.environment }
    var home: Home { Home(environment: environment) }
    var language: Language { Language.preferred(lang, environment: environment) }
    var screen: Screen { Screen(language: language, isJSON: json) }

    /// Runs a command: opens the device, shows the demonstration clock, turns a failure into one
    /// sentence and an exit code.
    func run(
        _ work: (Workspace, Screen) async throws -> Void
    ) async throws {
        try await guarding {
            let workspace = try Workspace(home: home)
            screen.noteDemonstration(workspace)
            try await work(workspace, screen)
        }
    }

    func guarding(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let failure as ClientFailure {
            throw screen.report(failure)
        }
    }
}

/// What every command that records takes.
struct RecordOptions: ParsableArguments {
    @Flag(name: .long, help: "Do not try to reach the server now")
    var offline = false
    @Option(name: .long, help: "A name for this edit; repeating the command with it adds nothing")
    var id: String?
    @Flag(name: .long, help: "Record it even if it would be refused as things stand here")
    var anyway = false
    @OptionGroup var common: CommonOptions

    /// How long a recording command tries to deliver, at most.
    private static let deliveryMilliseconds: Int64 = 5_000

    /// Records, tries to deliver for a short time, and says what became of it.
    func record(
        _ work: (Workspace, RecordingOptions) throws -> RecordedEdit
    ) async throws {
        try await recordAll { workspace, recording in [try work(workspace, recording)] }
    }

    /// The same for a command that records several edits at once.
    func recordAll(
        _ work: (Workspace, RecordingOptions) throws -> [RecordedEdit]
    ) async throws {
        try await common.run { workspace, screen in
            let edits = try await recorded(workspace, work)
            let failure = await attempt(workspace)
            var isRefused = false
            for edit in edits {
                let receipt = try workspace.receipt(of: edit)
                screen.show(
                    edit, receipt: receipt, failure: failure, view: try workspace.view(edit.scope))
                if receipt?.outcome == .refused { isRefused = true }
            }
            if isRefused { throw ExitCode(1) }
        }
    }

    private func recorded(
        _ workspace: Workspace, _ work: (Workspace, RecordingOptions) throws -> [RecordedEdit]
    ) async throws -> [RecordedEdit] {
        let options = RecordingOptions(identifier: id, isForced: anyway)
        do {
            return try work(workspace, options)
        } catch ClientFailure.refused(let reasons, let state) where !offline {
            // What is missing here may have been entered elsewhere: look before refusing.
            guard (try? await deliver(workspace))?.isComplete == true
            else { throw ClientFailure.refused(reasons, state) }
            return try work(workspace, options)
        }
    }

    private func attempt(_ workspace: Workspace) async -> ClientFailure? {
        if offline { return nil }
        do {
            _ = try await deliver(workspace)
            return nil
        } catch {
            return error as? ClientFailure
        }
    }

    private func deliver(_ workspace: Workspace) async throws -> SyncReport {
        try await Synchroniser(workspace).run(
            .everything, timeoutMilliseconds: Self.deliveryMilliseconds)
    }
}

extension [String] {
    /// Reads assignments, or says which one is wrong.
    func assignments() throws(ClientFailure) -> [Assignment] {
        var result: [Assignment] = []
        for text in self { result.append(try Assignment(try PictureFile.read(text))) }
        return result
    }
}
