// Every way through the log ends at the same place: the part of the state that the person may read.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import Dice
import Testing

@Suite
struct StreamTests {
    private static let devices = [Desk.ed, Desk.mg, Desk.lc, Desk.rs, Desk.jw]

    @Test(arguments: Dice.seeds(fixed: 4))
    func everyWayThroughTheLogEndsAtTheReadablePart(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Desk()
        try desk.startCase()
        try desk.startCase("c_2")
        let history = History(desk: desk)
        var live = Self.devices.map { Follower($0, from: 1) }
        for step in 0..<50 {
            let (device, mutation) = try history.next(&dice)
            _ = try desk.commit(desk.request(mutation, from: device))
            for index in live.indices where Int.random(in: 0..<3, using: &dice) == 0 {
                try live[index].follow(desk)
                let expected = try live[index].expected(desk)
                let place: Comment = "seed \(seed), step \(step), \(live[index].device.user)"
                #expect(live[index].scopes == expected, place)
            }
        }
        for device in Self.devices {
            var whole = Follower(device)
            try whole.follow(desk)
            let expected = try whole.expected(desk)
            #expect(whole.scopes == expected, "seed \(seed), \(device.user) from 0")
            for pageBytes in [1, 2_000, 262_144] {
                var paged = Follower(device, from: 1)
                try paged.follow(desk, pageBytes: pageBytes)
                #expect(
                    paged.scopes == expected,
                    "seed \(seed), \(device.user) by \(pageBytes)")
                #expect(paged.standings == whole.standings)
            }
        }
    }

    @Test
    func anAssignmentBringsTheCaseAndItsRemovalTakesItAway() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit([.create(RecordKey("offer", "o1"), fields: ["price": ["net": 1]])])
        var tablet = Follower(Desk.rs)
        try tablet.follow(desk)
        #expect(tablet.scopes["c_1"] == nil)

        let key = RecordKey("assignment", "a2")
        let receipt = try desk.commit([.create(key, fields: ["trainer": "rs"])])
        try tablet.follow(desk)
        #expect(tablet.standings["c_1"] == .trainer)
        #expect(tablet.scopes["c_1"]?.single("f4t")?["place"] == "Polana")
        #expect(tablet.scopes["c_1"]?.all("offer").isEmpty == true)
        #expect(tablet.lines.suffix(2) == ["grant c_1", "chg c_1"])

        try desk.commit([.delete(key, seen: receipt.version)])
        try desk.commit([.create(RecordKey("module", "m1"), fields: ["title": "Po odejściu"])])
        try tablet.follow(desk)
        #expect(tablet.scopes["c_1"] == nil)
        #expect(tablet.lines.last == "revoke c_1")
    }

    @Test
    func aCoordinatorWhoLeavesKeepsTheHeadOnly() throws {
        let desk = try Desk()
        try desk.startCase()
        let field = FieldAddress(RecordKey("case"), "coordinators")
        try desk.commit([.insert(field, element: "mg")])
        var laptop = Follower(Desk.mg)
        try laptop.follow(desk)
        #expect(laptop.scopes["c_1"]?.single("f4t") != nil)
        try desk.commit([.remove(field, element: "mg")], from: Desk.mg)
        try laptop.follow(desk)
        #expect(laptop.standings["c_1"] == .otherCoordinator)
        #expect(laptop.scopes["c_1"]?.records.keys.map(\.type) == ["case"])
    }

    @Test
    func anotherRoleMovesWhatMayBeRead() throws {
        let desk = try Desk()
        try desk.startCase()
        var laptop = Follower(Desk.ed)
        try laptop.follow(desk)
        #expect(laptop.standings["c_1"] == .coordinator)
        try desk.store.setRole("ed", .trainer, now: Desk.now)
        try laptop.follow(desk, role: .trainer)
        #expect(laptop.scopes.keys.map(\.text) == ["org"])
        #expect(try laptop.scopes == laptop.expected(desk, role: .trainer))
        try desk.store.setRole("ed", .manager, now: Desk.now)
        try laptop.follow(desk, role: .manager)
        #expect(laptop.standings["c_1"] == .manager)
        #expect(try laptop.scopes == laptop.expected(desk, role: .manager))
    }

    @Test
    func aConflictStaysSettledOnADeviceThatCatchesUpPageByPage() throws {
        let desk = try Desk()
        try desk.startCase()
        let field = FieldAddress(RecordKey("f4t"), "route_km")
        let base = Base(.at(0), value: .null)
        try desk.commit([.create(RecordKey("assignment", "a2"), fields: ["trainer": "rs"])])
        try desk.commit([.set(field, value: 5, base: base)])
        try desk.commit([.set(field, value: 7, base: base)], from: Desk.lc)
        let conflict = try #require(try desk.state().conflicts[field])
        try desk.commit(
            [
                .resolve(
                    field, seen: conflict.candidates.map(\.mutation), value: 7, reason: nil)
            ])
        var tablet = Follower(Desk.rs, from: 1)
        var hasMore = true
        while hasMore {
            hasMore = try tablet.step(desk, pageBytes: 1)
            // The grant brought the settled conflict; older entries of the log do not reopen it.
            if tablet.standings["c_1"] != nil {
                #expect(tablet.scopes["c_1"]?.openConflicts.isEmpty == true, "at \(tablet.cursor)")
            }
        }
    }

    @Test
    func aPersonWithoutCasesFollowsTheLogAllTheSame() throws {
        let desk = try Desk()
        var tablet = Follower(Desk.rs)
        try tablet.follow(desk)
        let lines = tablet.lines
        try desk.startCase()
        try tablet.follow(desk)
        #expect(tablet.lines == lines)
        #expect(try tablet.cursor == desk.store.head())
    }

    @Test
    func theMarkTellsWhichOfTheDevicesEditsAreIn() throws {
        let desk = try Desk()
        try desk.startCase()
        let page = try desk.page(for: "ed", device: Desk.ed.id, after: 0)
        let mark = String(decoding: page.lines.last ?? [], as: UTF8.self)
        #expect(mark.contains("\"acked\":3"))
    }
}
