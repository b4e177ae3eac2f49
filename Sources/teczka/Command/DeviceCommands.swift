// The device: enrolled once, synchronised often.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel

/// Enrols this device.
struct Enrol: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Enrol this device with the administrator's string",
        discussion: """
            The key is made on this device and never leaves it. The password is set if your \
            account has none yet, otherwise it is checked.
            """)

    @Argument(help: "The administrator's string") var invitation: String
    @Option(name: .long, help: "A name for this device") var device: String?
    @Option(name: .long, help: "Read the password from this file descriptor")
    var passwordFd: Int32?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.guarding {
            _ = try Enrolment.server(of: invitation)
            let password = try Password.read(
                passwordFd, prompt: common.screen.passwordPrompt,
                confirmation: common.screen.confirmationPrompt)
            let enrolled = try await Enrolment.enrol(
                common.home, invitation: invitation, device: device ?? "", password: password)
            let workspace = try Workspace(home: common.home)
            let report = try await Synchroniser(workspace).run(
                .everything, timeoutMilliseconds: 30_000)
            common.screen.show(enrolled, report)
        }
    }
}

/// Signs in again.
struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign in with the password; lasts for twelve hours of rest or seven days")

    @Option(name: .long, help: "Read the password from this file descriptor")
    var passwordFd: Int32?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let password = try Password.read(
                passwordFd, prompt: screen.passwordPrompt)
            let report = try await Synchroniser(workspace, password: password).run(
                .everything, timeoutMilliseconds: 60_000)
            screen.show(report, workspace: workspace)
        }
    }
}

/// Sends and fetches.
struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send what waits and fetch what is new")

    @Flag(name: .long, help: "Stay and show changes as they happen") var watch = false
    @Flag(name: .long, help: "Compare everything here with the server, and mend what differs")
    var verify = false
    @Option(name: .long, help: "Read the password from this file descriptor")
    var passwordFd: Int32?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let given = try passwordFd.map {
                try Password.read($0, prompt: "")
            }
            var report = await result(workspace, screen, password: given)
            if case .failure(let failure) = report, failure.asksForPassword, given == nil,
                Password.isPossible
            {
                let password = try Password.read(nil, prompt: screen.passwordPrompt)
                report = await result(workspace, screen, password: password)
            }
            let done = try report.get()
            screen.show(done, workspace: workspace)
            if !done.refused.isEmpty { throw ExitCode(1) }
        }
    }

    private func result(
        _ workspace: Workspace, _ screen: Screen, password: String?
    ) async -> Result<SyncReport, ClientFailure> {
        do throws(ClientFailure) {
            let organisation = try workspace.organisation()
            let line = ProgressLine(screen)
            defer { line.end() }
            let synchroniser = Synchroniser(workspace, password: password) { event in
                switch event {
                case .changed(let delta):
                    if watch { screen.show(delta, organisation: organisation) }
                case .progress(let progress): if !watch { line.show(progress) }
                }
            }
            return .success(
                try await synchroniser.run(
                    watch ? .watch : verify ? .verify : .everything,
                    timeoutMilliseconds: 60_000))
        } catch {
            return .failure(error)
        }
    }
}

extension ClientFailure {
    /// Is true when signing in again would help.
    var asksForPassword: Bool { self == .passwordNeeded || self == .authentication }
}

/// Says where the device stands.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what waits, what conflicts and what was refused")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            screen.show(try workspace.status(), workspace: workspace)
        }
    }
}

/// Moves the demonstration clock.
struct Clock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move this device's clock, on a demonstration only")

    @Argument(help: "The moment on Poland's clock, \"2026-02-20 08:30\"") var moment: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.guarding {
            let workspace = try Workspace(home: common.home)
            _ = try workspace.moveClock(moment)
            common.screen.noteDemonstration(workspace)
        }
    }
}
