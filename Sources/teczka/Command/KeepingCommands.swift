// Commands about what must not be lost: attachments, edits parked by people who lost a right,
// records that were removed, values that a restored server lacks.

import ArgumentParser
import CaseClient
import CaseModel

/// Adds an attachment.
struct Attach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Attach a file to a case",
        discussion: """
            A scan is read by the case's trainers too; a document by the office only. The record \
            is sent like any edit, the bytes follow when nothing else waits, and go on where they \
            were cut off.
            Example: teczka attach 001 lista-obecnosci.pdf --about "S1"
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The file") var file: String
    @Option(name: .long, help: "Its name in the case; the file's own by default") var name: String?
    @Option(name: .long, help: "What it is about") var about: String?
    @Option(name: .long, help: "The participant whom it is about: an erasure takes it along")
    var of: String?
    @Flag(name: .long, help: "For the office only") var document = false
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            let own = file.split(separator: "/").last.map(String.init) ?? file
            return try workspace.attach(
                try workspace.find(caseNumber), type: document ? "document" : "scan", file: file,
                name: name ?? own, about: about, participant: of, recording)
        }
    }
}

/// Saves an attachment.
struct Attachment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Save an attachment of a case to a file, fetching it when it is not here yet",
        discussion: "Example: teczka attachment 001 scan:lista-obecnosci.pdf lista.pdf")

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The attachment, scan:NAME or document:NAME") var record: String
    @Argument(help: "The file to write") var file: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            let (hash, size) = try workspace.attachment(view, record)
            if !workspace.holdsAttachment(hash) {
                let line = ProgressLine(screen)
                defer { line.end() }
                _ = try await Synchroniser(workspace) { event in
                    if case .progress(let progress) = event { line.show(progress) }
                }.run(.attachment(hash: hash, size: size), timeoutMilliseconds: 60_000)
            }
            try workspace.save(hash, to: file)
            screen.saved(file, size)
        }
    }
}

/// Parked edits.
struct Parked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List edits whose author had lost the right to them; adopt or decline one",
        discussion: """
            Adopting makes the edit yours. Example: teczka parked 001 --adopt 1
            """)

    @Argument(help: "The case; all cases when it is left out") var caseNumber: String?
    @Option(name: .long, help: "Make this one yours") var adopt: String?
    @Option(name: .long, help: "Decline this one") var decline: String?
    @Option(name: .long, help: "Why it is declined") var reason: String?
    @OptionGroup var options: RecordOptions

    func validate() throws {
        guard adopt == nil && decline == nil || caseNumber != nil else {
            throw ValidationError("Name the case.")
        }
        guard decline == nil || reason != nil else { throw ValidationError("Give --reason.") }
    }

    func run() async throws {
        if let adopt {
            try await options.record { workspace, recording in
                try workspace.adopt(try workspace.find(caseNumber ?? ""), adopt, recording)
            }
        } else if let decline {
            try await options.record { workspace, recording in
                try workspace.decline(
                    try workspace.find(caseNumber ?? ""), decline, reason: reason ?? "", recording)
            }
        } else {
            try await options.common.run { workspace, screen in
                let scope = try caseNumber.map { try workspace.find($0) }
                screen.showParked(
                    try workspace.cases().filter { scope == nil || $0.state.scope == scope })
            }
        }
    }
}

/// Restores a removed record.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring back a record that was removed from a list of a case")

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The record, TYPE:LABEL") var record: String
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.restore(try workspace.find(caseNumber), record, recording)
        }
    }
}

/// Values that a restored server lacks.
struct Salvage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what this device had seen and the restored server lost; keep or drop it",
        discussion: """
            Your own edits are sent again by themselves. What others had written and their devices \
            do not bring back is listed here until you decide.
            """)

    @Option(name: .long, help: "Record this value as your edit") var keep: Int64?
    @Option(name: .long, help: "Drop this value") var drop: Int64?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        if let keep {
            try await options.record { workspace, recording in
                try workspace.keepSalvaged(keep, recording)
            }
        } else {
            try await options.common.run { workspace, screen in
                if let drop { try workspace.dropSalvaged(drop) }
                screen.show(try workspace.salvaged(), workspace: workspace)
            }
        }
    }
}
