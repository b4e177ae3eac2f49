// A bootstrap comes in parts, each on disk before the next; a kill between two of them costs
// nothing, and what was not named in the end goes.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Testing

@Suite
struct BootstrapTests {
    private struct Part {
        let events: [StreamEvent]
        let boot: BootToken?
    }

    private static func scope(
        _ name: ScopeID, _ title: String, version: Sequence64 = 80
    ) -> [StreamEvent] {
        [.grant(name, .coordinator), .change(Bench.delta(name, title, version: version))]
    }

    /// `c_1` and `c_2` are known, `c_2` is lost, `c_3` and `c_4` are new.
    private static let parts = [
        Part(events: [], boot: BootToken(after: "", start: 90)),
        Part(events: scope("c_1", "nowa 1"), boot: BootToken(after: "c_1", start: 90)),
        Part(events: scope("c_3", "nowa 3"), boot: BootToken(after: "c_3", start: 90)),
        Part(events: scope("c_4", "nowa 4"), boot: nil),
    ]

    private static func bench() throws -> Bench {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        let known =
            scope("c_1", "stara 1", version: 50) + scope("c_2", "stara 2", version: 50)
        try bench.apply(known, cursor: 50)
        return bench
    }

    private static func titles(_ bench: Bench) throws -> [ScopeID: String] {
        try bench.cache.cases().reduce(into: [:]) { titles, scope in
            titles[scope] =
                try bench.cache.layers(of: scope).confirmed.single("case")?["title"]?.stringValue
        }
    }

    private static func apply(_ part: Part, _ bench: Bench) throws {
        try bench.apply(part.events, cursor: 90, boot: part.boot)
    }

    @Test
    func eachPartIsAppliedAtOnceAndWhatWasNotNamedGoesWithTheLast() throws {
        let bench = try Self.bench()
        let steps: [[ScopeID: String]] = [
            ["c_1": "stara 1", "c_2": "stara 2"], ["c_1": "nowa 1", "c_2": "stara 2"],
            ["c_1": "nowa 1", "c_2": "stara 2", "c_3": "nowa 3"],
            ["c_1": "nowa 1", "c_3": "nowa 3", "c_4": "nowa 4"],
        ]
        for (part, expected) in zip(Self.parts, steps) {
            try Self.apply(part, bench)
            try bench.reopen()
            #expect(try Self.titles(bench) == expected)
            #expect(try bench.cache.bootToken() == part.boot)
            #expect(try bench.cursor() == (part.boot == nil ? "90" : "50"))
        }
        #expect(try bench.cache.meta(.signature) == "word for 90")
    }

    /// After a kill the server goes on by the token, or the last part comes a second time.
    @Test(arguments: 0..<4)
    func aKillBetweenTwoPartsCostsNothing(_ kill: Int) throws {
        let bench = try Self.bench()
        for (index, part) in Self.parts.enumerated() {
            try Self.apply(part, bench)
            if index == kill {
                try bench.reopen()
                try Self.apply(part, bench)
            }
        }
        #expect(
            try Self.titles(bench) == ["c_1": "nowa 1", "c_3": "nowa 3", "c_4": "nowa 4"])
        #expect(try bench.cursor() == "90")
    }

    @Test
    func aBootstrapThatBeginsAnewForgetsWhatTheFirstOneNamed() throws {
        let bench = try Self.bench()
        for part in Self.parts[..<3] { try Self.apply(part, bench) }
        let anew = BootToken(after: "", start: 95)
        try bench.apply([], cursor: 0, boot: anew)
        try bench.apply(
            Self.scope("c_4", "nowa 4"), cursor: 0, boot: BootToken(after: "c_4", start: 95))
        #expect(try Self.titles(bench).count == 4)
        try bench.apply([], cursor: 95)
        #expect(try Self.titles(bench) == ["c_4": "nowa 4"])
    }

    @Test
    func aBatchOfTheLogDropsNothing() throws {
        let bench = try Self.bench()
        try bench.apply([.change(Bench.delta("c_1", "nowsza", version: 81))], cursor: 51)
        try bench.apply(Self.scope("c_2", "na nowo"), cursor: 51)
        #expect(try Self.titles(bench) == ["c_1": "nowsza", "c_2": "na nowo"])
    }

    @Test
    func whatWasLostWithABootstrapLeavesNoWordsOfTheServer() throws {
        let bench = try Self.bench()
        try bench.cache.keepReport("c_2", "liczby")
        _ = try bench.cache.record(Bench.edit("a", in: "c_2"))
        for part in Self.parts { try Self.apply(part, bench) }
        #expect(try bench.cache.report("c_2") == nil)
        #expect(try bench.holds("stara 2") == false)
        #expect(try bench.cache.outbox().count == 1)
    }

    /// An own edit is shown over a scope until the scope holds it, also when the scopes come at
    /// different times.
    @Test
    func theOwnEditsLieOverEachScopeUntilThatHoldsThem() throws {
        let bench = try Self.bench()
        let edits = ["c_1", "c_2"].map { Bench.edit("m-\($0)", in: ScopeID($0)) }
        for (index, edit) in edits.enumerated() {
            _ = try bench.cache.record(edit)
            try bench.store(Bench.receipt(edit, Int64(index + 1), version: 85))
        }
        func shown() throws -> [Int] {
            try ["c_1", "c_2"].map { try bench.cache.layers(of: $0).edits.count }
        }
        #expect(try shown() == [1, 1])
        try Self.apply(Self.parts[0], bench)
        #expect(try shown() == [1, 1])
        try Self.apply(Self.parts[1], bench)
        #expect(try shown() == [0, 1])
        try bench.apply(Self.scope("c_2", "nowa 2"), cursor: 90)
        #expect(try shown() == [0, 0])
    }

    /// The same when the base is replaced because its history was lost.
    @Test
    func theOwnEditsLieOverAnOldBaseWhileAnotherComes() throws {
        let bench = try Self.bench()
        let edits = ["in", "over"].map { Bench.edit($0) }
        for (index, edit) in edits.enumerated() {
            _ = try bench.cache.record(edit)
            try bench.store(Bench.receipt(edit, Int64(index + 1), version: 40 + Int64(index) * 15))
        }
        #expect(try bench.cache.layers(of: "c_1").edits == [edits[1]])
        let lineage = [EndedEpoch(epoch: "e_1", upTo: 45)]
        #expect(try bench.follow("e_2", acknowledged: 1, lineage: lineage)?.startsAnew == true)
        #expect(try bench.cache.layers(of: "c_1").edits == [edits[1]])
        for part in Self.parts { try Self.apply(part, bench) }
        #expect(try bench.cache.layers(of: "c_1").edits == [edits[1]])
    }
}
