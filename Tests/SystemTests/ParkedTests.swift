// A trainer works where there is no network and is taken off the case meanwhile: the work is
// neither applied nor lost, the case is gone from the trainer's device, and whoever leads the case
// decides.

import Foundation
import GRDB
import Testing

@Suite(.serialized)
struct ParkedTests {
    private struct Parked: Decodable {
        let by: String
    }

    /// The trainer has marked somebody and made two entries, and has synced after losing the case.
    private func start(_ language: String = "en") async throws -> (Office, synced: Ended) {
        let office = try await Office.withCase("ed", "bz")
        try await office.done("bz", "clock", "2026-02-27 09:15")
        try await office.done("bz", "mark", "001", "S1", "present", "P1", "--offline")
        for text in ["praca w parach", "przerwa dłuższa"] {
            try await office.done(
                "bz", "add", "001", "monitoring", "session=S1", "kind=observation",
                "severity=info", "text=\(text)", "--offline")
        }
        try await office.done("ed", "remove", "001", "assignment:bz")
        let synced = try await office.teczka("bz", "sync", "--lang", language)
        try await office.done("ed", "sync")
        return (office, synced)
    }

    @Test func nothingIsLostAndNothingTakesEffect() async throws {
        let (office, synced) = try await start()
        #expect(synced.output.contains("waiting with the case to be adopted: 3."), "\(synced)")
        let trainer = try await office.status("bz")
        #expect(trainer.waiting == 0 && trainer.refused == 3)
        #expect(try await office.status("ed").parked == 3)
        let parked = try await office.read([Parked].self, "ed", "parked")
        #expect(parked.map(\.by) == ["bz", "bz", "bz"])
        for type in ["monitoring", "mark"] {
            let shown = try await office.done("ed", "show", "001", type, "--json")
            #expect(!shown.contains("\"by\":\"bz\""), "\(shown)")
        }
    }

    @Test func theCaseIsGoneFromTheTrainersDevice() async throws {
        let (office, _) = try await start()
        #expect(try await office.status("bz").cases == 0)
        let show = try await office.teczka("bz", "show", "001")
        #expect(show.code == 66, "\(show)")
        let database = try DatabaseQueue(
            path: office.home("bz").appending(path: "cache.sqlite").path)
        let counts = try await database.read { db in
            try ["record", "field", "conflict", "standing"].map { table in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM \(table) WHERE scope LIKE 'c_%'") ?? -1
            }
        }
        #expect(counts == [0, 0, 0, 0])
    }

    @Test(arguments: [
        ("pl", "Nie masz już do tego prawa. Czeka przy sprawie, aż ktoś ją przejmie."),
        ("en", "You no longer have the right. It waits with the case until somebody adopts it."),
    ])
    func theTrainerIsToldWhatBecameOfTheWork(language: String, text: String) async throws {
        let (office, _) = try await start()
        for command in ["status", "refused"] {
            let said = try await office.done("bz", command, "--lang", language)
            #expect(said.components(separatedBy: text).count == 4, "\(command): \(said)")
            // The author can do nothing about it here but let it go.
            #expect(!said.contains("--retry"), "\(command): \(said)")
        }
    }

    @Test(arguments: [
        ("pl", "Zmiany osób bez praw, do przejęcia: 3"),
        ("en", "Edits of people without the right, to be adopted: 3"),
    ])
    func whoLeadsTheCaseSeesWhoseEditsWaitAndWhatTheySay(
        language: String, count: String
    ) async throws {
        let (office, _) = try await start()
        let status = try await office.done("ed", "status", "--lang", language)
        #expect(status.contains(count), "\(status)")
        let list = try await office.done("ed", "parked", "001", "--lang", language)
        for text in ["praca w parach", "przerwa dłuższa", "P1", "bz, 2026-02-27 09:15"] {
            #expect(list.contains(text), "\(text): \(list)")
        }
    }

    @Test func adoptingAppliesItInTheAdoptersNameAndKeepsWhoseItWas() async throws {
        let (office, _) = try await start()
        for _ in 1...3 { try await office.done("ed", "parked", "001", "--adopt", "1") }
        #expect(try await office.status("ed").parked == 0)
        let shown = try await office.done("ed", "show", "001", "monitoring", "--lang", "en")
        for text in ["praca w parach", "przerwa dłuższa"] {
            #expect(shown.components(separatedBy: text).count == 2, "\(shown)")
        }
        let marks = try await office.done("ed", "show", "001", "mark", "--lang", "en")
        #expect(marks.contains("present"), "\(marks)")
        let log = try await office.done("ed", "log", "001", "--lang", "en")
        let adoption = try #require(log.components(separatedBy: "\n").first, "\(log)")
        #expect(adoption.contains("  ed  "), "\(log)")
        #expect(log.contains("By whom: bz"), "\(log)")
        #expect(log.contains("State: adopted"), "\(log)")
    }

    @Test func decliningKeepsTheReasonAndAppliesNothing() async throws {
        let (office, _) = try await start()
        let mute = try await office.teczka("ed", "parked", "001", "--decline", "1")
        #expect(mute.code == 64, "\(mute)")
        for _ in 1...3 {
            try await office.done(
                "ed", "parked", "001", "--decline", "1", "--reason", "Zajęcia odwołano.")
        }
        #expect(try await office.status("ed").parked == 0)
        let log = try await office.done("ed", "log", "001", "--lang", "en")
        #expect(log.components(separatedBy: "Zajęcia odwołano.").count == 4, "\(log)")
        let shown = try await office.done("ed", "show", "001", "monitoring", "--json")
        #expect(!shown.contains("praca w parach"), "\(shown)")
        // The trainer's own copy stays until the trainer lets it go.
        try await office.done("bz", "sync")
        #expect(try await office.status("bz").refused == 3)
        try await office.done("bz", "refused", "--drop", "1", "--yes")
        #expect(try await office.status("bz").refused == 2)
    }
}
