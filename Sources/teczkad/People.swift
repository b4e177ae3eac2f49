// Accounts and devices, on a server that runs or rests.

import ArgumentParser
import CanonicalJSON
import CaseModel
import CaseServer

/// Manages accounts.
struct User: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Manage accounts",
        subcommands: [Add.self, List.self, Disable.self, Enable.self, SetRole.self, Password.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an account")
        @Argument(help: "The login: a-z, 0-9, dot, underscore, hyphen") var login: String
        @Option(name: .long, help: "The person's name") var name: String
        @Option(name: .long, help: "coordinator, trainer or manager") var role: String
        @OptionGroup var options: DataOptions

        func run() throws {
            try options.speech.guarding {
                let role = try Setup.role(role)
                try Setup.perform(
                    .addUser(UserID(login), name: name, role: role), options.directory)
                print(options.speech.added(login))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List accounts")
        @OptionGroup var options: DataOptions
        @Flag(name: .long, help: "Print JSON") var json = false

        func run() throws {
            try options.speech.guarding {
                let answer = try Setup.perform(.listUsers, options.directory)
                print(json ? answer.canonicalText : options.speech.users(answer))
            }
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forbid an account to sign in")
        @Argument(help: "The login") var login: String
        @OptionGroup var options: DataOptions

        func run() throws {
            try options.speech.guarding {
                try Setup.perform(.setDisabled(UserID(login), true), options.directory)
                print(options.speech.changed(login))
            }
        }
    }

    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let an account sign in again")
        @Argument(help: "The login") var login: String
        @OptionGroup var options: DataOptions

        func run() throws {
            try options.speech.guarding {
                try Setup.perform(.setDisabled(UserID(login), false), options.directory)
                print(options.speech.changed(login))
            }
        }
    }

    struct SetRole: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Give an account another role")
        @Argument(help: "The login") var login: String
        @Argument(help: "coordinator, trainer or manager") var role: String
        @OptionGroup var options: DataOptions

        func run() throws {
            try options.speech.guarding {
                try Setup.perform(
                    .setRole(UserID(login), try Setup.role(role)), options.directory)
                print(options.speech.changed(login))
            }
        }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a password from a file descriptor, or clear it for the next enrolment")
        @Argument(help: "The login") var login: String
        @Option(name: .long, help: "Read the password from this file descriptor")
        var passwordFd: Int32?
        @Flag(name: .long, help: "Clear it: the next enrolment sets a new one") var clear = false
        @OptionGroup var options: DataOptions

        func validate() throws {
            guard clear != (passwordFd != nil) else {
                throw ValidationError("Give either --password-fd N or --clear.")
            }
        }

        func run() throws {
            try options.speech.guarding {
                let password = try passwordFd.map {
                    try Setup.password(from: $0, login: login)
                }
                try Setup.perform(.setPassword(UserID(login), password), options.directory)
                print(options.speech.changed(login))
            }
        }
    }
}

/// Manages devices.
struct Device: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Manage devices", subcommands: [Invite.self])

    struct Invite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print an enrolment string for a person's device",
            discussion: "The string works once and for 60 minutes. Hand it over in private.")
        @Argument(help: "The login") var login: String
        @OptionGroup var options: DataOptions

        func run() throws {
            try options.speech.guarding {
                let answer = try Setup.perform(.invite(UserID(login)), options.directory)
                print(answer["invitation"]?.stringValue ?? "")
            }
        }
    }
}

/// Orders the cut of a link.
struct Cut: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cut a person's next connection after so many edits, on a demonstration server")
    @Argument(help: "The login") var login: String
    @Option(name: .long, help: "Cut after this many edits were stored") var stored: Int
    @Option(name: .long, help: "Let only this many receipts through") var receipts: Int
    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            try Setup.perform(
                .cut(UserID(login), stored: stored, receipts: receipts), options.directory)
        }
    }
}
