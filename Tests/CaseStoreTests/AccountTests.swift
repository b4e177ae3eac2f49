// People, devices, codes and tokens.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import Testing

@Suite
struct AccountTests {
    @Test
    func anInvitationIsUsedOnce() throws {
        let desk = try Desk()
        try desk.store.invite("ed", codeHash: "once", expires: 100)
        #expect(try desk.store.invited(codeHash: "once", realNow: 99)?.user == "ed")
        let uses = try ["d-1", "d-2"].map { device in
            try desk.store.enrol(
                codeHash: "once", user: "ed", device: DeviceID(device), name: device,
                fingerprint: device, password: "x", realNow: 99)
        }
        #expect(uses == [true, false])
        #expect(try desk.store.device(fingerprint: "d-1")?.actor.user == "ed")
        #expect(try desk.store.device(fingerprint: "d-2") == nil)
        #expect(try desk.store.invited(codeHash: "once", realNow: 99) == nil)
    }

    @Test
    func anInvitationEnds() throws {
        let desk = try Desk()
        try desk.store.invite("ed", codeHash: "late", expires: 100)
        #expect(try desk.store.invited(codeHash: "late", realNow: 100) == nil)
        #expect(try desk.store.invited(codeHash: "unknown", realNow: 1) == nil)
        try desk.store.setDisabled("ed", true)
        #expect(try desk.store.invited(codeHash: "late", realNow: 1) == nil)
        #expect(throws: StoreError.noAccount("nobody")) {
            try desk.store.invite("nobody", codeHash: "x", expires: 100)
        }
    }

    @Test
    func theFirstEnrolmentSetsThePasswordAndALaterOneDoesNot() throws {
        let desk = try Desk()
        #expect(try desk.store.device(fingerprint: "certificate of d-ed")?.password == "hash")
        try desk.store.invite("ed", codeHash: "second", expires: 100)
        _ = try desk.store.enrol(
            codeHash: "second", user: "ed", device: "d-2", name: "d-2", fingerprint: "f-2",
            password: "other", realNow: 1)
        #expect(try desk.store.device(fingerprint: "f-2")?.password == "hash")
    }

    @Test(
        arguments: [
            "", "e", "Ed", "e d", "é", "ed@x", "ed/x", String(repeating: "a", count: 33), "ed\n",
        ])
    func aLoginIsShortPlainText(_ login: String) throws {
        let desk = try Desk()
        #expect(throws: StoreError.badLogin(login)) {
            try desk.store.addAccount(UserID(login), name: "x", role: .trainer, now: Desk.now)
        }
    }

    @Test
    func anAccountIsMadeOnceAndListed() throws {
        let desk = try Desk()
        #expect(throws: StoreError.accountExists("ed")) {
            try desk.store.addAccount("ed", name: "x", role: .trainer, now: Desk.now)
        }
        #expect(try desk.store.accounts().map(\.user.text) == ["ed", "jw", "lc", "mg", "rs"])
        let people = try desk.state(.organisation).all("person")
        #expect(people.map(\.key.local) == ["ed", "jw", "lc", "mg", "rs"])
        #expect(people.first?["role"] == "coordinator")
    }

    @Test
    func anotherRoleCountsFromTheNextMutationOn() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.store.setRole("ed", .trainer, now: Desk.now)
        let head = try desk.store.head()
        let refused = try desk.commit(
            [.create(RecordKey("offer", "o1"), fields: [:])], seen: head)
        #expect(refused.outcome == .refused)
        #expect(try desk.store.accounts().first?.role == .trainer)
        #expect(
            try desk.state(.organisation).record(RecordKey("person", "ed"))?["role"] == "trainer")
        #expect(try desk.store.reportRows(for: "ed", scope: nil).cases.isEmpty)
    }

    /// What happened to the cases while an account was disabled counts when it no longer is.
    @Test
    func whoComesBackStandsAsThingsAreNow() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.store.setDisabled("lc", true)
        try desk.store.setDisabled("rs", true)
        let lead = try #require(try desk.state().record(RecordKey("assignment", "a1")))
        try desk.commit([.delete(lead.key, seen: lead.version)])
        try desk.commit([.create(RecordKey("assignment", "a2"), fields: ["trainer": "rs"])])
        try desk.store.setDisabled("lc", false)
        try desk.store.setDisabled("rs", false)
        for device in [Desk.lc, Desk.rs] {
            var tablet = Follower(device)
            try tablet.follow(desk)
            #expect(try tablet.scopes == tablet.expected(desk), "\(device.user)")
        }
    }

    @Test
    func aTokenIsGoodForItsDeviceAndForAWhile() throws {
        let desk = try Desk()
        let store = desk.store
        func isGood(_ hash: String, _ device: DeviceID, at now: Int64) throws -> Bool {
            try store.useToken(hash: hash, device: device, realNow: now, idleMilliseconds: 50)
        }
        try store.addToken(hash: "t1", device: "d-ed", realNow: 100, expires: 200)
        #expect(try !isGood("t1", "d-mg", at: 101))
        #expect(try !isGood("t2", "d-ed", at: 101))
        #expect(try isGood("t1", "d-ed", at: 149))
        #expect(try isGood("t1", "d-ed", at: 198))
        #expect(try !isGood("t1", "d-ed", at: 200))
        try store.addToken(hash: "t2", device: "d-ed", realNow: 200, expires: 900)
        #expect(try !isGood("t2", "d-ed", at: 250))
    }

    @Test
    func theTwoNewestTokensOfADeviceStayGood() throws {
        let desk = try Desk()
        for index in 1...3 {
            try desk.store.addToken(
                hash: "t\(index)", device: "d-ed", realNow: Int64(index), expires: 900)
        }
        let good = try ["t1", "t2", "t3"].map {
            try desk.store.useToken(hash: $0, device: "d-ed", realNow: 5, idleMilliseconds: 100)
        }
        #expect(good == [false, true, true])
    }

    @Test
    func tokensEndWithThePasswordAndTheAccount() throws {
        let desk = try Desk()
        let ends: [() throws -> Void] = [
            { try desk.store.setPassword("ed", nil) }, { try desk.store.setDisabled("ed", true) },
        ]
        for (index, end) in ends.enumerated() {
            try desk.store.addToken(hash: "t\(index)", device: "d-ed", realNow: 1, expires: 900)
            try end()
            let isGood = try desk.store.useToken(
                hash: "t\(index)", device: "d-ed", realNow: 2, idleMilliseconds: 100)
            #expect(!isGood)
        }
    }
}
