// Choosing a trainer: who is in the base, who knows a topic, who is free.

import ArgumentParser
import CaseClient

/// Lists the base of trainers.
struct Trainers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the base of trainers: by topic, or those free on some days",
        discussion: """
            Knows the sessions of the cases on this device only.
            Example: teczka trainers --topic "plener foto" --free 2026-05-16..2026-05-17
            """)

    @Option(name: .long, help: "Words that stand in topics, qualifications or experience")
    var topic: String?
    @Option(name: .long, help: "Accepted trainers without sessions on FROM or FROM..TO")
    var free: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let days = try free.map { try ClosedRange(typed: $0) }
            screen.show(
                try workspace.trainers(topic: topic, free: days),
                double: try workspace.doubleBookings())
        }
    }
}
