// The history of a case as a person reads it: who, what, when it was done and when it arrived.

import Foundation
import Testing

@Suite(.serialized)
struct LogTests {
    private struct Change: Decodable {
        let seq: Int
        let arrived: String
    }

    /// A case with a trainer's entry of the morning, which reached the server in the evening.
    private func start() async throws -> Office {
        let office = try await Office.withCase("ed", "bz")
        try await office.done("bz", "clock", "2026-02-27 09:40")
        try await office.done(
            "bz", "add", "001", "monitoring", "session=S1", "kind=observation", "severity=info",
            "text=praca w parach", "--offline")
        try await office.administrate("clock", "2026-02-27 18:05")
        try await office.done("bz", "sync")
        return office
    }

    @Test(arguments: [
        ("pl", "zrobione 2026-02-27 09:40, dotarło 2026-02-27 18:05", "Treść: praca w parach"),
        ("en", "done 2026-02-27 09:40, arrived 2026-02-27 18:05", "Content: praca w parach"),
    ])
    func ofWorkDoneOfflineItTellsWhenItWasDoneAndWhenItArrived(
        language: String, times: String, value: String
    ) async throws {
        let office = try await start()
        let log = try await office.done("ed", "log", "001", "--lang", language)
        let lines = log.split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.contains("  bz  ") }, "\(log)")
        #expect(lines[head].contains(times), "\(log)")
        // Newest first, and what was changed stands below who changed it.
        #expect(head == 0, "\(log)")
        #expect(lines.dropFirst().prefix { $0.hasPrefix(" ") }.contains { $0.contains(value) })
        #expect(log.contains("  ed  "))
    }

    @Test func whatIsRecordedAtOnceArrivesWhenItIsDone() async throws {
        let office = try await start()
        try await office.done("ed", "clock", "2026-02-27 18:05")
        try await office.done("ed", "set", "001", "client.name=Szkoła nr 2")
        let log = try await office.done("ed", "log", "001", "client", "--lang", "en")
        let lines = log.split(separator: "\n").map(String.init)
        #expect(lines.count == 2, "\(log)")
        #expect(lines[0].hasSuffix("ed  done 2026-02-27 18:05, arrived 2026-02-27 18:05"), "\(log)")
        #expect(lines[1].hasSuffix(": Szkoła nr 2"), "\(log)")
    }

    @Test func itGoesBackInPartsWithoutAGapOrARepetition() async throws {
        let office = try await start()
        let whole = try await office.read([Change].self, "ed", "log", "001")
        #expect(whole.map(\.seq) == whole.map(\.seq).sorted(by: >))
        var parts: [Int] = []
        var before: [String] = []
        while parts.count < whole.count {
            let ended = try await Program.run(
                "teczka", ["log", "001", "--limit", "2", "--json"] + before,
                home: office.home("ed"))
            let part = try JSONDecoder().decode([Change].self, from: Data(ended.output.utf8))
            let last = try #require(part.last)
            parts += part.map(\.seq)
            before = ["--before", "\(last.seq)"]
        }
        #expect(parts == whole.map(\.seq))
        let text = try await office.done("ed", "log", "001", "--limit", "2", "--lang", "pl")
        #expect(text.contains("teczka log K/2026/001 --before \(whole[1].seq)"), "\(text)")
    }

    @Test func withoutTheServerItShowsWhatTheDeviceKnowsAndWhatWaits() async throws {
        let office = try await start()
        try await office.done("ed", "sync")
        try await office.done("ed", "set", "001", "client.name=Szkoła nr 3", "--offline")
        office.stop()
        let log = try await office.done("ed", "log", "001", "--lang", "en")
        let lines = log.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.contains("Szkoła nr 3") && $0.hasSuffix("(waits)") }, "\(log)")
        #expect(lines.contains { $0.contains("  bz  ") && $0.hasSuffix("praca w parach") })
    }
}
