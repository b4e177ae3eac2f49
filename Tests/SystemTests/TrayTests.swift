// The tray of refused edits: it says why, in the person's language; a correction sends the edit
// again, and nothing leaves it unasked.

import Foundation
import Testing

@Suite(.serialized)
struct TrayTests {
    private static let offer = "offer:OF/2026/0001.price.net"

    /// A price that `mg` changed without the network, after `ed` had changed it already: money
    /// knows no second value, so the later one is refused.
    private func start() async throws -> Office {
        let office = try await Office.withCase("ed", "mg")
        try await office.done(
            "ed", "add", "001", "offer", "kind=individual", "version=1", "price.net=3200,00",
            "price.vat=zw", "price.gross=3200,00")
        try await office.done("mg", "sync")
        try await office.done(
            "mg", "set", "001", "\(Self.offer)=3000,00", "--offline", "--id", "price")
        try await office.done("ed", "set", "001", "\(Self.offer)=3100,00")
        let ended = try await office.teczka("mg", "sync")
        #expect(ended.code == 1, "\(ended)")
        return office
    }

    private func price(_ office: Office, _ home: String) async throws -> String {
        try await office.done(home, "show", "001", "offer", "--lang", "pl")
    }

    /// The reason names the field and both values as people read them.
    @Test(arguments: [
        (
            "pl", "ktoś zmienił to w międzyczasie", "Cena netto: 3100,00 zł",
            "Cena netto: 3000,00 zł"
        ),
        ("en", "somebody changed it meanwhile", "Net price: 3100,00 zł", "Net price: 3000,00 zł"),
    ])
    func aRefusedEditShowsWithItsReason(
        language: String, reason: String, theirs: String, mine: String
    ) async throws {
        let office = try await start()
        let tray = try await office.done("mg", "refused", "--lang", language)
        for text in [reason, theirs, mine, "K/2026/001", "--retry 1"] {
            #expect(tray.contains(text), "\(text): \(tray)")
        }
        #expect(!tray.contains("{"), "no raw JSON: \(tray)")
        let status = try await office.done("mg", "status", "--lang", language)
        #expect(status.contains(reason), "\(status)")
    }

    @Test func aRetryWithACorrectionSucceedsAndEmptiesTheTray() async throws {
        let office = try await start()
        try await office.done("mg", "refused", "--retry", "1", "\(Self.offer)=3050,00")
        #expect(try await office.status("mg").refused == 0)
        try await office.done("ed", "sync")
        for home in ["ed", "mg"] {
            let shown = try await price(office, home)
            #expect(shown.contains("3050,00"), "\(home): \(shown)")
            #expect(!shown.contains("3000,00"), "\(home): \(shown)")
        }
    }

    @Test func aRetryThatWasKilledAndIsRepeatedUnderItsNameAddsNothing() async throws {
        let office = try await start()
        let retry = ["refused", "--retry", "1", "\(Self.offer)=3050,00", "--id", "again"]
        var kills = 0
        // Recording has few operations, delivering has more: the kills fall in both.
        for operation in [3, 6, 9, 12, 15, 18] {
            let ended = try await Program.run(
                "teczka", retry, home: office.home("mg"),
                environment: ["TECZKA_FAULT": "kill@\(operation)"])
            if ended.code == SIGKILL { kills += 1 }
        }
        #expect(kills > 1)
        let last = try await Program.run("teczka", retry, home: office.home("mg"))
        #expect(last.code == 0, "\(last)")
        let status = try await office.status("mg")
        #expect(status.refused == 0 && status.waiting == 0)
        let log = try await office.done("ed", "log", "001", "--json")
        #expect(log.components(separatedBy: "\"net\":305000").count == 2, "\(log)")
    }

    @Test func nothingIsDroppedWithoutAYes() async throws {
        let office = try await start()
        // Nobody is there to be asked.
        let unasked = try await office.teczka("mg", "refused", "--drop", "1", "--lang", "en")
        #expect(unasked.code == 65, "\(unasked)")
        #expect(unasked.errors.contains("--yes"), "\(unasked)")
        #expect(try await office.status("mg").refused == 1)
        for (language, question) in [
            ("pl", "Porzucić na zawsze? [t/N]"), ("en", "Drop it for good? [y/N]"),
        ] {
            let asked = try await atTerminal(office, language, answer: "n")
            #expect(asked.contains(question), "\(asked)")
            #expect(try await office.status("mg").refused == 1)
        }
        _ = try await atTerminal(office, "pl", answer: "t")
        #expect(try await office.status("mg").refused == 0)
    }

    @Test func aYesDropsOneEntryAndNoOther() async throws {
        let office = try await start()
        // A manager's act, which a coordinator may not perform.
        try await office.done(
            "mg", "do", "001", "case.archive", "--anyway", "--offline")
        let ended = try await office.teczka("mg", "sync")
        #expect(ended.code == 1, "\(ended)")
        #expect(try await office.status("mg").refused == 2)
        let tray = try await office.done("mg", "refused", "--drop", "1", "--yes", "--lang", "en")
        #expect(tray.contains("case.archive") && !tray.contains("OF/2026/0001"), "\(tray)")
        #expect(try await office.status("mg").refused == 1)
        // Dropping is for good: the server never hears of it again.
        try await office.done("mg", "sync")
        #expect(try await price(office, "mg").contains("3100,00"))
    }

    /// Asks for the drop at a terminal and types an answer.
    private func atTerminal(
        _ office: Office, _ language: String, answer: String
    ) async throws -> String {
        let program = Program.products.appending(path: "teczka").path
        let ended = try await Program.system(
            "/usr/bin/script",
            ["-qec", "\(program) refused --drop 1 --lang \(language)", "/dev/null"],
            home: office.home("mg"), input: answer + "\n")
        return ended.output
    }
}
