// What a device says of itself when it comes, and what others learn of it.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

@Suite
struct SignInTests {
    @Test
    func othersLearnHowMuchWaitsInTheCasesTheyShare() throws {
        let desk = try Desk()
        try desk.startCase()
        _ = try desk.greet(Desk.lc, waiting: ["c_1": 3, "c_9": 5])
        func peers(_ user: UserID, _ role: Role) throws -> [Peer] {
            try desk.store.peers(of: Actor(user: user, role: role)).peers
        }
        let seen = try peers("ed", .coordinator)
        #expect(seen.map(\.user) == ["lc"] && seen.map(\.scope) == ["c_1"])
        #expect(seen.map(\.waiting) == [3])
        #expect(try peers("rs", .trainer).isEmpty)
        #expect(try peers("lc", .trainer).map(\.user).contains("lc") == false)
        // Each that arrives is one less, and none is ever less than none.
        for left in [2, 1, 0, 0] as [Int64] {
            try desk.commit(
                [.create(RecordKey("module", "\(left)"), fields: ["title": "x"])], from: Desk.lc)
            #expect(try peers("ed", .coordinator).map(\.waiting) == [left])
        }
        _ = try desk.greet(Desk.lc)
        #expect(try peers("ed", .coordinator).map(\.waiting) == [0])
    }

    @Test
    func anOldCertificateIsGoodUntilTheNewOneIsUsed() throws {
        let desk = try Desk()
        let former = "certificate of d-ed"
        try desk.store.renew(Desk.ed.id, fingerprint: "next", realNow: 5)
        for fingerprint in [former, "next"] {
            #expect(try desk.store.device(fingerprint: fingerprint)?.device == Desk.ed.id)
        }
        // The old one may be used once more: the answer to the renewal may have been lost.
        _ = try desk.greet(Desk.ed)
        #expect(try desk.store.device(fingerprint: "next") != nil)
        _ = try desk.store.greet(
            Desk.ed.id, AuthRequest(user: "ed", password: nil, token: nil, received: 0),
            fingerprint: "next", realNow: 6)
        #expect(try desk.store.device(fingerprint: former) == nil)
        #expect(try desk.store.device(fingerprint: "next") != nil)
    }

    @Test
    func aCopyBecomesADeviceOfItsOwnWithNumbersFromOne() throws {
        let desk = try Desk()
        try desk.startCase()
        let copy = Device(id: "d-copy", user: "ed")
        try desk.store.fork(Desk.ed.id, as: copy.id, fingerprint: "copy", realNow: 5)
        #expect(try desk.store.device(fingerprint: "copy")?.actor.user == "ed")
        #expect(try desk.greet(copy).acknowledged == 0)
        #expect(try desk.greet(Desk.ed).acknowledged == 3)
        let mutation = desk.mutation([.create(RecordKey("module", "m"), fields: ["title": "x"])])
        let first = try Receipt(json: try desk.commit(desk.request(mutation, from: Desk.ed)).get())
        let head = try desk.store.head()
        let again = try Receipt(json: try desk.commit(desk.request(mutation, from: copy)).get())
        #expect(again.outcome == .applied && again.number == 1)
        #expect(again.version == first.version)
        #expect(try desk.store.head() == head)
    }
}
