// The server's disk dies after a day on which six devices worked; last night's backup is put in its
// place. Whatever a device still holds comes back with it, in whichever order they return.

import Dice
import Foundation
import Testing

@Suite(.serialized)
struct RestoreDrillTests {
    private static let homes = ["ed", "mg", "bz", "jw", "tablet"]

    private struct Case: Decodable {
        let number: String
        let title: String
    }

    private struct Synced: Decodable {
        let returned: Int
        let verified: Int
        let mended: Int
    }

    private struct Salvaged: Decodable {
        let n: Int
        let path: String
        let value: Value
        let by: String
    }

    // MARK: - The day that is lost

    /// Everybody works after the backup; one device works and is never seen again.
    private func work(_ office: Office) async throws {
        for name in ["e1", "e2"] { try await add(name, office, "ed") }
        try await office.done("ed", "new", "title=Druga", "kind=open")
        try await office.done("ed", "add", "001", "offer", "kind=individual", "version=1")
        try await office.done("ed", "do", "001", "programme.revise", "note=więcej ćwiczeń")
        // A conflict: both changed what both had seen.
        try await office.done("mg", "set", "001", "client.name=Szkoła nr 2", "--offline")
        try await office.done("ed", "set", "001", "client.name=Szkoła nr 3")
        try await office.done("mg", "sync")
        // Attendance from the field: part of it was delivered, part was not.
        try await office.done("bz", "mark", "001", "S1", "present", "P1", "--offline")
        try await office.done(
            "bz", "mark", "001", "S1", "late", "P2", "--minutes", "150", "--offline")
        try await office.done("bz", "sync")
        try await office.done("bz", "mark", "001", "S1", "absent", "P3", "--offline")
        try await office.done("tablet", "sync")
        try await add("t1", office, "tablet")
        try await office.recordOffline("tablet", ["t2"])
        try await office.done("lost", "sync")
        try await add("zgubiony", office, "lost")
        try await office.done(
            "jw", "add", "org", "complaint_procedure", "version=3",
            "published_at=2026-01-05 09:00", "text=W 14 dni.")
        // Whoever looks in now has seen what the lost device wrote.
        for home in ["ed", "mg", "jw"] { try await office.done(home, "sync") }
        try FileManager.default.removeItem(at: office.home("lost"))
    }

    private func add(_ name: String, _ office: Office, _ home: String) async throws {
        let ended = try await Program.run(
            "teczka", Office.contact(name), home: office.home(home))
        try #require(ended.code == 0, "\(ended.errors)")
    }

    private func start() async throws -> Office {
        let office = try await Office.withCase("jw", "ed", "mg", "bz")
        try await office.enrol("ed", as: "tablet")
        try await office.enrol("mg", as: "lost")
        try await office.done("tablet", "sync")
        let backup = office.directory.appending(path: "backup").path
        try await office.administrate("backup", backup)
        try await work(office)
        office.stop()
        try await office.administrate("restore", backup)
        try office.start()
        return office
    }

    // MARK: - The return

    @Test func everythingThatAnyDeviceHeldIsThereOnceInWhicheverOrderTheyReturn() async throws {
        let seed = try #require(Dice.seeds(fixed: 1).last)
        var dice = Dice(seed: seed)
        let order = Self.homes.shuffled(using: &dice)
        print("they return as \(order)")
        let office = try await start()
        var returned = 0
        for home in order {
            let synced = try await office.read(Synced.self, home, "sync")
            returned += synced.returned
        }
        // ed: e1, e2, a case, an offer, an act, a name; mg: a name; bz: two marks; tablet: t1;
        // jw: a procedure. What had never been delivered was waiting and does not return.
        #expect(returned == 11)
        for home in order.reversed() { try await office.done(home, "sync") }

        for home in ["ed", "mg", "jw", "tablet"] {
            #expect(try await office.notes(home) == ["e1", "e2", "t1", "t2"], "\(home)")
        }
        try await expectTheRest(office)
        for home in Self.homes {
            let status = try await office.status(home)
            #expect(status.waiting == 0 && status.refused == 0 && status.parked == 0, "\(home)")
            #expect(status.conflicts == 1, "\(home)")
            let verified = try await office.read(Synced.self, home, "sync", "--verify")
            #expect(verified.verified > 1 && verified.mended == 0, "\(home)")
        }
        try await keepWhatRemains(office)
    }

    /// Attendance, the act, the conflict and the numbers.
    private func expectTheRest(_ office: Office) async throws {
        let marks = try await office.done("ed", "show", "001", "mark", "--json")
        for status in ["present", "late", "absent"] {
            #expect(
                marks.components(separatedBy: "\"status\":\"\(status)\"").count == 2, "\(marks)")
        }
        let log = try await office.done("jw", "log", "001", "--json", "--limit", "500")
        #expect(log.components(separatedBy: "\"revision_note\"").count == 2, "\(log)")
        let conflicts = try await office.done("mg", "conflicts", "--lang", "en")
        #expect(conflicts.contains("Szkoła nr 2") && conflicts.contains("Szkoła nr 3"))
        let cases = try await office.read([Case].self, "jw", "list")
        #expect(cases.map(\.title).sorted() == ["Druga", "Nad rzeką"])
        #expect(Set(cases.map(\.number)).count == 2)
        let offers = try await office.done("ed", "show", "001", "offer", "--json")
        #expect(offers.components(separatedBy: "\"number\":\"OF/").count == 2, "\(offers)")
    }

    /// What only the lost device had written is offered to those who had seen it, and comes back
    /// once, whoever keeps it.
    private func keepWhatRemains(_ office: Office) async throws {
        let offered = try await office.read([Salvaged].self, "mg", "salvage")
        let note = try #require(offered.first { $0.value.text == "zgubiony" }, "\(offered)")
        #expect(note.by == "mg" && note.path.hasSuffix(".note"))
        #expect(try await office.status("mg").salvaged == offered.count)
        #expect(
            try await office.read([Salvaged].self, "ed", "salvage").contains {
                $0.path == note.path
            })
        // The tablet had not looked in after the lost device.
        let none = try await office.read([Salvaged].self, "tablet", "salvage")
        #expect(none.isEmpty, "\(none)")

        try await office.done("mg", "salvage", "--keep", "\(note.n)")
        for home in ["ed", "tablet"] { try await office.done(home, "sync") }
        for home in ["ed", "mg", "tablet"] {
            #expect(
                try await office.notes(home) == ["e1", "e2", "t1", "t2", "zgubiony"], "\(home)")
            let rest = try await office.read([Salvaged].self, home, "salvage")
            #expect(rest.isEmpty, "\(home): \(rest)")
        }
    }

    /// The number of a case that was begun after the backup stands on papers that were sent: nobody
    /// else gets it, also when others begin cases and offers before its device is back.
    @Test func noNumberIsGivenTwice() async throws {
        let office = try await start()
        let given = try await office.read([Case].self, "ed", "list")
        #expect(given.map(\.number).sorted() == ["K/2026/001", "K/2026/002"])
        try await office.done("mg", "new", "title=Trzecia", "kind=open")
        try await office.done("mg", "add", "001", "offer", "kind=individual", "version=9")
        let third = try await office.read([Case].self, "mg", "list").first { $0.title == "Trzecia" }
        #expect(third?.number == "K/2026/003")
        let offer = try await office.done("mg", "show", "001", "offer", "--lang", "en")
        #expect(offer.contains("OF/2026/0002") && !offer.contains("OF/2026/0001"), "\(offer)")
        for home in Self.homes { try await office.done(home, "sync") }
        let numbers = try await office.read([Case].self, "jw", "list").map(\.number)
        #expect(Set(numbers).count == 3, "\(numbers)")
    }

    @Test func whatWasKeptForADeviceThatReturnsLaterIsThereOnce() async throws {
        let office = try await start()
        try await office.done("mg", "sync")
        let offered = try await office.read([Salvaged].self, "mg", "salvage")
        let note = try #require(offered.first { $0.value.text == "e1" }, "\(offered)")
        try await office.done("mg", "salvage", "--keep", "\(note.n)")
        try await office.done("ed", "sync")
        #expect(try await office.status("ed").refused == 0)
        try await office.done("mg", "sync")
        for home in ["ed", "mg"] {
            #expect(try await office.notes(home).filter { $0 == "e1" } == ["e1"], "\(home)")
        }
    }

    @Test(arguments: [
        ("pl", "Serwer przywrócono z kopii. Wysłano ponownie zmian: 6"),
        ("en", "The server was restored from a backup. Edits sent again: 6"),
    ])
    func aDeviceThatReturnsSaysWhatItBroughtBack(language: String, text: String) async throws {
        let office = try await start()
        let said = try await office.done("ed", "sync", "--lang", language)
        #expect(said.contains(text), "\(said)")
        let again = try await office.done("ed", "sync", "--lang", language)
        #expect(!again.contains(text.prefix(20)), "\(again)")
        let histories = try await office.administrate("histories", "--lang", language)
        #expect(histories.contains("ed") && histories.contains("tablet"), "\(histories)")
    }
}
