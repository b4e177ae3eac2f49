// Backups, the way back from them, and what the devices bring afterwards.

import ArgumentParser
import CanonicalJSON
import CaseModel
import CaseServer
import Foundation

/// Makes a backup.
struct BackUp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of everything into a new directory",
        discussion: """
            The server may run meanwhile. From then on devices need not keep what the backup holds.
            """)
    @Argument(help: "The directory to make") var place: String
    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            let head = try Backup.make(of: options.directory, at: place)
            print(options.speech.backedUp(place, head))
        }
    }
}

/// Restores a backup.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the store, while no server runs",
        discussion: """
            The replaced store stays beside it. A new history begins: every device that comes back \
            sends again what the backup does not hold, and keeps what it had seen of others.
            """)
    @Argument(help: "The directory of the backup") var place: String
    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            let now = Int64(Date().timeIntervalSince1970)
            let result = try Backup.restore(
                options.directory, from: place, suffix: "before-\(now)")
            print(options.speech.restored(result.head, old: result.old))
        }
    }
}

/// Lists what may still be held somewhere.
struct Erasures: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the devices that may still hold erased personal data",
        discussion: """
            A device confirms by syncing twice: the first brings the erasure, the second says that \
            it is there. Backups from before an erasure hold what was erased: destroy them.
            """)
    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            let answer = try Setup.perform(.erasures, options.directory)
            for line in options.speech.erasures(answer["devices"]?.arrayValue ?? []) {
                print(line)
            }
        }
    }
}

/// Compacts the log.
struct Compact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop changes older than so many days from the log; happens daily by itself",
        discussion: "Devices that were away longer are given everything anew. Nothing else is lost."
    )
    @Option(name: .long, help: "How many days to keep") var days: Int64 = 180
    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            let answer = try Setup.perform(.compact(days: days), options.directory)
            print(options.speech.compacted(answer["floor"]?.integerValue ?? 0))
        }
    }
}

/// Tells of the histories.
struct Histories: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the histories of the store and how far each device is")
    @OptionGroup var options: DataOptions
    @Flag(name: .long, help: "Print JSON") var json = false

    func run() throws {
        try options.speech.guarding {
            let answer = try Setup.perform(.histories, options.directory)
            print(json ? answer.canonicalText : options.speech.histories(answer))
        }
    }
}
