// A bootstrap may be cut between any two pages, and a device may be anywhere in the log or outside
// of it: what it holds in the end is what it would hold had it read everything at once.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Dice
import Testing

@Suite
struct StreamReaderTests {
    private static let devices = [Desk.ed, Desk.mg, Desk.lc, Desk.rs, Desk.jw]

    /// A desk with five cases and a history in the first two.
    private static func desk(_ dice: inout Dice) throws -> Desk {
        let desk = try Desk()
        for scope in ["c_1", "c_2", "c_3", "c_4", "c_5"] { try desk.startCase(ScopeID(scope)) }
        try play(20, desk, &dice)
        return desk
    }

    private static func play(_ count: Int, _ desk: Desk, _ dice: inout Dice) throws {
        let history = History(desk: desk)
        for _ in 0..<count {
            let (device, mutation) = try history.next(&dice)
            _ = try desk.commit(desk.request(mutation, from: device))
        }
    }

    @Test(arguments: Dice.seeds(fixed: 3))
    func aBootstrapInPartsBringsWhatAWholeOneBrings(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Self.desk(&dice)
        for device in Self.devices {
            var whole = Follower(device)
            try whole.follow(desk)
            #expect(try whole.scopes == whole.expected(desk))
            for pageBytes in [1, 3_000] {
                for isCut in [false, true] {
                    var parts = Follower(device)
                    try parts.follow(desk, pageBytes: pageBytes, isCut: isCut)
                    #expect(parts.scopes == whole.scopes, "seed \(seed), \(device.user)")
                    #expect(parts.standings == whole.standings)
                    #expect(parts.cursor == whole.cursor && parts.beginnings == 1)
                }
            }
        }
    }

    @Test
    func everyScopeEndsAPartWhenPagesAreTiny() throws {
        var dice = Dice(seed: 1)
        let desk = try Self.desk(&dice)
        var tablet = Follower(Desk.jw)
        var tokens: [ScopeID] = []
        while try tablet.step(desk, pageBytes: 1) {
            if let boot = tablet.boot { tokens.append(boot.after) }
        }
        #expect(tokens == ["c_1", "c_2", "c_3", "c_4", "c_5"])
        #expect(tablet.boot == nil)
    }

    /// What happens between two parts of a bootstrap comes after it, and is not lost by it.
    @Test(arguments: Dice.seeds(fixed: 3))
    func workBetweenThePartsIsSeenInTheEnd(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Self.desk(&dice)
        for device in Self.devices {
            var tablet = Follower(device)
            while try tablet.step(desk, pageBytes: 1) {
                if tablet.boot != nil { try Self.play(4, desk, &dice) }
            }
            try tablet.follow(desk)
            #expect(
                try tablet.scopes == tablet.expected(desk), "seed \(seed), \(device.user)")
        }
    }

    @Test
    func scopesThatAreLostInBetweenAreDropped() throws {
        for lost in ["c_1", "c_3"] as [ScopeID] {
            let desk = try Desk()
            for scope in ["c_1", "c_2", "c_3"] { try desk.startCase(ScopeID(scope)) }
            var tablet = Follower(Desk.lc)
            #expect(try tablet.step(desk, pageBytes: 1))
            #expect(tablet.boot?.after == "c_1")
            let key = RecordKey("assignment", "a1")
            let version = try #require(try desk.state(lost).record(key)).version
            try desk.commit([.delete(key, seen: version)], in: lost)
            try tablet.follow(desk, pageBytes: 1)
            #expect(tablet.scopes[lost] == nil && tablet.standings[lost] == nil)
            #expect(try tablet.scopes == tablet.expected(desk))
        }
    }

    /// A scope that was lost long ago, of which no log tells any more, goes at the end.
    @Test
    func aScopeThatNoBootstrapNamesIsDroppedAtItsEndAndNotBefore() throws {
        let desk = try Desk()
        for scope in ["c_1", "c_2", "c_3"] { try desk.startCase(ScopeID(scope)) }
        var tablet = Follower(Desk.lc)
        try tablet.follow(desk)
        let key = RecordKey("assignment", "a1")
        let version = try #require(try desk.state("c_2").record(key)).version
        try desk.commit([.delete(key, seen: version)], in: "c_2")
        try desk.commit([.create(RecordKey("module", "m"), fields: ["title": "x"])], in: "c_3")
        _ = try desk.store.compact(before: Instant(milliseconds: Desk.now.milliseconds + 1))
        while try tablet.step(desk, pageBytes: 1) {
            if tablet.boot != nil { #expect(tablet.scopes["c_2"] != nil) }
        }
        #expect(tablet.scopes["c_2"] == nil)
        #expect(try tablet.scopes == tablet.expected(desk))
    }

    @Test(arguments: [900_000, 7_000_000, Int64.max])
    func aPositionThatTheLogDoesNotHaveBeginsAnewAndIsNeverSigned(_ cursor: Int64) throws {
        let desk = try Desk()
        try desk.startCase()
        var reader = StreamReader(
            Actor(user: "ed", role: .coordinator), device: Desk.ed.id, Subscribe(cursor: cursor))
        let page = try reader.next(desk.store)
        let line = String(decoding: page.lines.joined(), as: UTF8.self)
        #expect(page.lines.count == 1 && page.hasMore)
        #expect(line.contains("\"boot\"") && !line.contains("\"sig\""))
        var cursors: [Sequence64] = []
        while true {
            let next = try reader.next(desk.store)
            cursors.append(next.cursor)
            if !next.hasMore { break }
        }
        #expect(try cursors.last == desk.store.head())
    }

    @Test
    func aNegativePositionBeginsAnew() throws {
        let desk = try Desk()
        try desk.startCase()
        var tablet = Follower(Desk.lc, from: -5)
        try tablet.follow(desk)
        #expect(try tablet.scopes == tablet.expected(desk))
    }

    @Test
    func oneScopeComesAnewWithoutMovingOn() throws {
        let desk = try Desk()
        try desk.startCase()
        var tablet = Follower(Desk.lc)
        try tablet.follow(desk)
        let cursor = tablet.cursor
        tablet.damage("c_1")
        #expect(try tablet.scopes != tablet.expected(desk))
        try desk.commit([.create(RecordKey("module", "m"), fields: ["title": "x"])])
        try tablet.fetch("c_1", desk)
        #expect(tablet.cursor == cursor && tablet.beginnings == 1)
        #expect(try tablet.scopes == tablet.expected(desk))
        try tablet.follow(desk)
        #expect(try tablet.scopes == tablet.expected(desk))
        // One that may not be read is taken away, whether it exists or not.
        for scope in ["c_9", "c_1"] as [ScopeID] {
            var stranger = Follower(Desk.rs)
            try stranger.follow(desk)
            try stranger.fetch(scope, desk)
            #expect(stranger.lines.last == "revoke \(scope)")
            #expect(try stranger.scopes == stranger.expected(desk))
        }
    }

    /// In the first version a bootstrap is one batch, and what was lost is named.
    @Test
    func theFirstVersionGetsOneBatch() throws {
        let desk = try Desk()
        for scope in ["c_1", "c_2"] { try desk.startCase(ScopeID(scope)) }
        var tablet = Follower(Desk.lc, version: 1)
        try tablet.follow(desk, pageBytes: 1)
        #expect(tablet.signature == nil)
        let key = RecordKey("assignment", "a1")
        let version = try #require(try desk.state("c_2").record(key)).version
        try desk.commit([.delete(key, seen: version)], in: "c_2")
        try desk.commit([.create(RecordKey("module", "m"), fields: ["title": "x"])])
        _ = try desk.store.compact(before: Instant(milliseconds: Desk.now.milliseconds + 1))
        let page = try tablet.step(desk, pageBytes: 1)
        #expect(!page && tablet.boot == nil)
        #expect(tablet.scopes["c_2"] == nil)
        #expect(try tablet.scopes == tablet.expected(desk))
    }
}
