// Somebody whose account was disabled may hold work that nobody else has: it is taken into keeping,
// and nothing is given in return.

import Foundation
import Testing

@Suite(.serialized)
struct DepositTests {
    private static let edits = 10

    /// A trainer who comes back from the field with ten observations; the account was disabled
    /// meanwhile, and the case went on.
    private func start() async throws -> Office {
        let office = try await Office.withCase("ed", "bz")
        for number in 1...Self.edits {
            try await office.done(
                "bz", "add", "001", "monitoring", "session=S1", "kind=observation",
                "severity=info", "text=wpis \(number)", "--offline")
        }
        try await office.administrate("user", "disable", "bz")
        try await office.done("ed", "set", "001", "programme.goal=Nowy cel")
        return office
    }

    private func deposit(_ office: Office, _ language: String = "en") async throws -> Ended {
        try await office.teczka(
            "bz", "sync", "--password-fd", "0", "--lang", language, input: Office.password)
    }

    @Test func aDisabledAccountDeliversAllOfItsOutboxIntoKeeping() async throws {
        let office = try await start()
        let ended = try await deposit(office)
        #expect(ended.output.contains("Edits sent: \(Self.edits)."), "\(ended)")
        #expect(ended.output.contains("This account is disabled."), "\(ended)")
        #expect(ended.output.contains("waiting with the case to be adopted: \(Self.edits)."))
        #expect(try await office.status("bz").waiting == 0)

        try await office.done("ed", "sync")
        #expect(try await office.status("ed").parked == Self.edits)
        struct Parked: Decodable {
            let by: String
        }
        let parked = try await office.read([Parked].self, "ed", "parked")
        #expect(parked.map(\.by) == Array(repeating: "bz", count: Self.edits))
        // Nothing of it took effect.
        let shown = try await office.done("ed", "show", "001", "monitoring", "--json")
        #expect(!shown.contains("wpis"), "\(shown)")
    }

    @Test func itReadsNothingNewThenOrLater() async throws {
        let office = try await start()
        for _ in 1...2 {
            _ = try await deposit(office)
            for command in [["show", "001", "programme"], ["log", "001", "--offline"]] {
                let ended = try await Program.run("teczka", command, home: office.home("bz"))
                #expect(!ended.output.contains("Nowy cel"), "\(command): \(ended.output)")
            }
        }
        let log = try await office.teczka("bz", "log", "001")
        #expect(!log.output.contains("Nowy cel"), "\(log.output)")
    }

    @Test func theTokenOfBeforeIsNoLongerGood() async throws {
        let office = try await start()
        let ended = try await office.teczka("bz", "sync")
        #expect(ended.code == 77, "\(ended)")
        #expect(try await office.status("bz").waiting == Self.edits)
        let wrong = try await office.teczka(
            "bz", "sync", "--password-fd", "0", input: "nie to hasło wcale")
        #expect(wrong.code == 77, "\(wrong)")
        #expect(try await office.status("bz").waiting == Self.edits)
    }

    @Test func whoIsEnabledAgainReadsAndWorksAsBefore() async throws {
        let office = try await start()
        _ = try await deposit(office)
        try await office.administrate("user", "enable", "bz")
        let back = try await office.teczka(
            "bz", "sync", "--password-fd", "0", input: Office.password)
        #expect(back.code == 0, "\(back)")
        #expect(try await office.done("bz", "show", "001", "programme").contains("Nowy cel"))
        try await office.done("ed", "sync")
        try await office.done("ed", "parked", "001", "--adopt", "1")
        try await office.done("bz", "sync")
        #expect(try await office.done("bz", "show", "001", "monitoring").contains("wpis 1"))
    }
}
