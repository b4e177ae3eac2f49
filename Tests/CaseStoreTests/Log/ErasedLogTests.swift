// An erasure leaves no value of the person in any file of the store, and every device that may hold
// one is named until it has come past it.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Foundation
import Testing

struct ErasedLogTests {
    private static let words = ["Gżegżółka", "zeglarka@example.pl", "wnuczka", "777 888 999"]

    /// A case in which a participant's values were written, changed, contested and refused.
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.startCase()
        let key = RecordKey("participant", "p1")
        try desk.commit([.insert(FieldAddress(RecordKey("case"), "coordinators"), element: "mg")])
        try desk.commit([
            .create(key, fields: ["no": "P01", "last_name": "Gżegżółka", "email": "a@example.pl"])
        ])
        let email = FieldAddress(key, "email")
        let stale = Base(.at(1), value: .null)
        #expect(
            try desk.commit([.set(email, value: "zeglarka@example.pl", base: stale)])
                .outcome == .conflict)
        #expect(
            try desk.commit(
                [
                    .set(
                        FieldAddress(key, "special_needs"), value: "wnuczka prowadzi",
                        base: Base(.at(0), value: .null))
                ], from: Desk.mg
            ).outcome == .applied)
        // A value that was emptied again is in the logs all the same.
        let phone = FieldAddress(key, "phone")
        try desk.commit([.set(phone, value: "777 888 999", base: Base(.at(0), value: .null))])
        try desk.commit([
            .set(phone, value: .null, base: Base(.own("of-no-matter"), value: "777 888 999"))
        ])
        // An e-mail is about a form, and went to the person.
        try desk.commit([
            .act(
                .sendRegistration, subject: nil,
                arguments: ["to": "zeglarka@example.pl", "via": "email", "deliver": true])
        ])
        return desk
    }

    private func erase(_ desk: Desk) throws {
        let key = RecordKey("participant", "p1")
        try desk.commit(
            [.act(.requestErasure, subject: key, arguments: ["reason": "prośba"])],
            id: "asked-for")
        let decision = try desk.commit(
            [.act(.confirmErasure, subject: RecordKey("erasure", "asked-for"), arguments: [:])],
            from: Desk.jw)
        #expect(decision.outcome == .applied)
    }

    private func holds(_ word: String, _ desk: Desk) throws -> Bool {
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.directory)
        return try names.filter { $0.hasPrefix("teczka") }.contains { name in
            let bytes = try Data(contentsOf: URL(filePath: desk.directory + "/" + name))
            return bytes.range(of: Data(word.utf8)) != nil
        }
    }

    @Test func noFileHoldsWhatWasErased() throws {
        let desk = try desk()
        desk.close()
        for word in Self.words { #expect(try holds(word, desk), "\(word) was never there") }
        try desk.reopen()
        try erase(desk)
        desk.close()
        for word in Self.words { #expect(try !holds(word, desk), "\(word)") }
    }

    @Test func noFileHoldsItEvenWhileTheStoreIsOpen() throws {
        let desk = try desk()
        try erase(desk)
        for word in Self.words { #expect(try !holds(word, desk), "\(word)") }
    }

    @Test func theLogStillTellsThatSomethingWasWritten() throws {
        let desk = try desk()
        let before = try desk.page(for: "mg", device: "d-mg", after: 0).lines.count
        try erase(desk)
        let after = try desk.page(for: "mg", device: "d-mg", after: 0).lines.count
        #expect(after >= before)
        #expect(try desk.state().record(RecordKey("participant", "p1"))?.text("no") == "P01")
    }

    @Test func aDeviceConfirmsByComingBackFromBeyondTheErasure() throws {
        let desk = try desk()
        try erase(desk)
        let head = try desk.store.head()
        func waiting() throws -> Set<String> {
            Set(
                try #require(try desk.store.unconfirmedErasures().arrayValue)
                    .compactMap { $0["device"]?.stringValue })
        }
        let all = try waiting()
        #expect(all.isSuperset(of: ["d-ed", "d-mg", "d-lc", "d-jw"]))
        #expect(!all.contains("d-rs"))
        let epoch = desk.store.epoch
        try confirm(desk, Desk.lc, StreamPosition(epoch: epoch, cursor: head - 1, signature: ""))
        try confirm(desk, Desk.mg, StreamPosition(epoch: "e_of_old", cursor: head, signature: ""))
        #expect(try waiting() == all)
        try confirm(desk, Desk.lc, StreamPosition(epoch: epoch, cursor: head, signature: ""))
        #expect(try waiting() == all.subtracting(["d-lc"]))
    }

    private func confirm(_ desk: Desk, _ device: Device, _ position: StreamPosition) throws {
        _ = try desk.greet(device, at: position)
    }
}
