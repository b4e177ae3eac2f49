// A home that was copied: two devices go on with the same name, key and numbers. Whoever talks to
// the server second becomes a device of its own, and nothing that either of them holds is lost or
// doubled.

import Foundation
import Testing

@Suite(.serialized)
struct CopiedHomeTests {
    private func start() async throws -> Office {
        let office = try await Office.withCase("ed", "mg")
        return office
    }

    private func certificate(_ home: String, _ office: Office) throws -> String {
        try String(contentsOf: office.home(home).appending(path: "device.crt"), encoding: .utf8)
    }

    @Test(arguments: [
        ("pl", "Te dane są kopią z innego urządzenia; nadano im własną tożsamość."),
        ("en", "This data is a copy from another device; it got an identity of its own."),
    ])
    func bothSetsOfEditsArriveOnceAndTheCopyGetsAnIdentityOfItsOwn(
        language: String, notice: String
    ) async throws {
        let office = try await start()
        // What waited when the copy was made is in both homes.
        try await office.recordOffline("ed", ["both"])
        try office.copy("ed", to: "copy")
        try await office.recordOffline("ed", ["e1", "e2"])
        try await office.recordOffline("copy", ["c1", "c2", "c3"])

        let first = try await office.done("ed", "sync", "--lang", language)
        #expect(!first.contains(notice), "\(first)")
        let second = try await office.done("copy", "sync", "--lang", language)
        #expect(second.contains(notice), "\(second)")
        #expect(try certificate("ed", office) != certificate("copy", office))

        try await office.done("mg", "sync")
        let all = ["both", "c1", "c2", "c3", "e1", "e2"]
        #expect(try await office.notes("mg") == all)
        for home in ["ed", "copy"] {
            // Told once; from then on both are devices like any other.
            let again = try await office.done(home, "sync", "--verify", "--lang", language)
            #expect(!again.contains(notice), "\(home): \(again)")
            #expect(try await office.notes(home) == all, "\(home)")
            let status = try await office.status(home)
            #expect(status.waiting == 0 && status.refused == 0, "\(home)")
        }
    }

    /// A computer that is set back to last week's copy of itself has fewer numbers than the server.
    @Test func aHomeThatIsSetBackToAnOlderCopyLosesAndDoublesNothing() async throws {
        let office = try await start()
        try office.copy("ed", to: "older")
        try await office.recordOffline("ed", ["e1", "e2"])
        try await office.done("ed", "sync")
        try FileManager.default.removeItem(at: office.home("ed"))
        try office.copy("older", to: "ed")
        try await office.recordOffline("ed", ["e3"])
        let output = try await office.done("ed", "sync", "--lang", "en")
        #expect(output.contains("it got an identity of its own"), "\(output)")
        try await office.done("mg", "sync")
        for home in ["ed", "mg"] {
            #expect(try await office.notes(home) == ["e1", "e2", "e3"], "\(home)")
        }
    }

    /// Copies of one home, each with an outbox of its own, also under the same names of edits.
    @Test func threeCopiesOfOneHomeEndAsThreeDevices() async throws {
        let office = try await start()
        let homes = ["ed", "second", "third"]
        for home in homes.dropFirst() { try office.copy("ed", to: home) }
        for home in homes { try await office.recordOffline(home, ["of \(home)"]) }
        for home in homes { try await office.done(home, "sync") }
        #expect(Set(try homes.map { try certificate($0, office) }).count == 3)
        for home in homes { try await office.done(home, "sync") }
        for home in homes {
            #expect(try await office.notes(home) == homes.map { "of \($0)" }.sorted(), "\(home)")
        }
        let histories = try await office.administrate("histories", "--json")
        #expect(histories.components(separatedBy: "\"user\":\"ed\"").count == 4, "\(histories)")
    }
}
