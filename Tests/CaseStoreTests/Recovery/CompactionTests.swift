// What is dropped from the log is missed by nobody.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Dice
import Testing

@Suite
struct CompactionTests {
    private static func moment(_ step: Int) -> Instant {
        Instant(milliseconds: Desk.now.milliseconds + Int64(step) * 1_000)
    }

    /// A device at any position ends up with what it would have without compaction.
    @Test(arguments: Dice.seeds(fixed: 3))
    func everyPositionEndsAtTheReadablePart(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Desk()
        try desk.startCase()
        let history = History(desk: desk)
        let devices = [Desk.ed, Desk.mg, Desk.lc, Desk.rs, Desk.jw]
        var away: [Follower] = []
        for step in 1...40 {
            let (device, mutation) = try history.next(&dice)
            _ = try desk.store.commit(
                [desk.request(mutation, from: device)], now: Self.moment(step))
            var tablet = Follower(dice.pick(devices))
            try tablet.follow(desk)
            away.append(tablet)
        }
        let head = try desk.store.head()
        let floor = try desk.store.compact(before: Self.moment(21))
        #expect(floor > 0 && floor < head)
        #expect(try desk.store.head() == head)
        for var tablet in away {
            let isBehind = tablet.cursor < floor
            try tablet.follow(desk, pageBytes: 2_000)
            #expect(
                try tablet.scopes == tablet.expected(desk), "seed \(seed), \(tablet.device.user)")
            #expect(tablet.beginnings == (isBehind ? 2 : 1))
        }
    }

    @Test
    func theNewestChangeStaysAndSoDoesTheHead() throws {
        let desk = try Desk()
        try desk.startCase()
        let head = try desk.store.head()
        for _ in 0..<2 {
            #expect(try desk.store.compact(before: Self.moment(9_000)) == head - 1)
            #expect(try desk.store.head() == head)
            try desk.reopen()
        }
        #expect(try desk.store.compact(before: Instant(milliseconds: 0)) == head - 1)
        let receipt = try desk.commit([.create(RecordKey("module", "m"), fields: ["title": "x"])])
        #expect(receipt.version == head + 1)
        #expect(try desk.greet(Desk.ed).floor == head - 1)
    }

    /// A bootstrap that began before the log was dropped begins anew, and one after it goes on.
    @Test
    func aTokenBelowTheFloorIsOfNoUse() throws {
        let desk = try Desk()
        for scope in ["c_1", "c_2", "c_3"] { try desk.startCase(ScopeID(scope)) }
        var tablet = Follower(Desk.jw)
        #expect(try tablet.step(desk, pageBytes: 1))
        try desk.commit([.create(RecordKey("module", "m"), fields: ["title": "x"])])
        try desk.commit([.create(RecordKey("module", "n"), fields: ["title": "x"])])
        _ = try desk.store.compact(before: Self.moment(1))
        try tablet.follow(desk, pageBytes: 1, isCut: true)
        #expect(tablet.beginnings == 2)
        #expect(try tablet.scopes == tablet.expected(desk))
    }

    @Test
    func whatWasAnsweredStays() throws {
        let desk = try Desk()
        try desk.startCase()
        _ = try desk.store.compact(before: Self.moment(9_000))
        let position = try desk.greet(Desk.ed)
        #expect(try position.receipts.map { try Receipt(json: $0).number } == [1, 2, 3])
    }
}
