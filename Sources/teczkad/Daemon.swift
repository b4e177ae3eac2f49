// The server program: arguments in, one line of readiness out, exit codes.

import ArgumentParser
import CaseModel
import CaseServer
import Foundation

/// Keeps the cases of a training company.
@main
struct Daemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teczkad",
        abstract: "Keep the cases of a training company and serve them over TLS",
        discussion: """
            Set up once:  teczkad init --data DIR --name HOST --manager LOGIN \
            --manager-name "First Last"
            Run:          teczkad serve --data DIR
            Add people:   teczkad user add LOGIN --name "First Last" --role coordinator --data DIR
            Add a device: teczkad device invite LOGIN --data DIR

            Exit codes: 0 done, 64 wrong arguments, 65 wrong data, 66 no such data directory or \
            account, 69 server not running, 73 cannot write, 75 in use by another server, \
            77 unsafe file permissions.
            """,
        version: "teczkad 0.2 (protocol 2, also 1)",
        subcommands: [
            Init.self, Serve.self, User.self, Device.self, BackUp.self, Restore.self,
            Compact.self, Histories.self, Erasures.self, Post.self, Clock.self, Cut.self,
        ])
}

/// What every command needs.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: "The data directory")
    var data: String

    @Option(name: .long, help: "Speak this language: pl or en")
    var lang: String?

    var directory: ServerDirectory { ServerDirectory(path: data) }
    var speech: Speech {
        Speech(Language.preferred(lang, environment: ProcessInfo.processInfo.environment))
    }
}

/// Makes a data directory.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data directory with its own certificates and the first manager")

    @OptionGroup var options: DataOptions
    @Option(
        name: .long,
        help: "A host name or address under which people reach the server; repeat for more")
    var name: [String] = []
    @Option(name: .long, help: "The port that people will use")
    var port = 7413
    @Option(name: .long, help: "The login of the first manager")
    var manager: String
    @Option(name: .long, help: "The first manager's name")
    var managerName: String
    @Flag(name: .long, help: "Make a throw-away demonstration whose clock a command moves")
    var demonstration = false

    func run() throws {
        try options.speech.guarding {
            let names = name.isEmpty ? ["localhost", "127.0.0.1"] : name
            try Setup.make(
                options.directory, names: names, port: port, isDemonstration: demonstration,
                manager: UserID(manager), managerName: managerName)
            print(options.speech.made(options.data, manager: manager))
        }
    }
}

/// Serves.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve in the foreground until SIGTERM",
        discussion: """
            Prints one line {"ready":true,"port":…,"pid":…} when it takes connections.
            """)

    @OptionGroup var options: DataOptions
    @Option(name: .long, help: "The address to listen on")
    var host = "0.0.0.0"
    @Option(name: .long, help: "The port to listen on; 0 takes a free one")
    var port = 7413

    func run() async throws {
        try await options.speech.guarding {
            try await Service(
                ServerConfiguration(directory: options.directory, host: host, port: port)
            ).run()
        }
    }
}

/// Moves the demonstration clock.
struct Clock: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move the clock of a demonstration server")

    @OptionGroup var options: DataOptions
    @Argument(help: "The moment on Poland's clock, \"2026-02-20 08:30\"")
    var moment: String

    func run() throws {
        try options.speech.guarding {
            try Setup.moveClock(options.directory, to: moment)
        }
    }
}
