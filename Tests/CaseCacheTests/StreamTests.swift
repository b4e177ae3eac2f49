// What the server says is taken over batch by batch; what the person did is not touched by it.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import Foundation
import GRDB
import Testing

@Suite
struct StreamTests {
    @Test
    func aBatchMovesStateAndCursorTogether() throws {
        let bench = try Bench()
        try bench.apply(
            [.grant("c_1", .trainer), .change(Bench.delta("c_1", "Żółw"))], cursor: 5)
        #expect(try bench.cursor() == "5")
        #expect(try bench.standing(in: "c_1") == .trainer)
        let state = try bench.cache.layers(of: "c_1").confirmed
        #expect(state.single("case")?["title"] == "Żółw")
        #expect(try bench.cache.cases() == ["c_1"])
    }

    @Test
    func aBatchThatFailsLeavesNothing() throws {
        let bench = try Bench()
        try bench.apply(
            [.grant("c_1", .trainer), .change(Bench.delta("c_1", "Żółw"))], cursor: 5)
        _ = try bench.cache.record(Bench.edit("a"))
        let before = try bench.cache.layers(of: "c_1")
        let other = try DatabaseQueue(path: bench.file)
        try other.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON conflict
                    BEGIN SELECT RAISE(ABORT, 'disk full'); END
                    """)
        }
        #expect(throws: CacheError.disk("disk full")) {
            try bench.apply(
                [
                    .revoke("c_1"), .grant("c_2", .manager),
                    .change(Bench.delta("c_2", "Gęś", isDisputed: true)),
                ], cursor: 9)
        }
        try other.write { try $0.execute(sql: "DROP TRIGGER full") }
        let after = try bench.cache.layers(of: "c_1")
        #expect(after.confirmed == before.confirmed && after.edits == before.edits)
        #expect(try bench.cursor() == "5")
        #expect(try bench.standing(in: "c_1") == .trainer)
        #expect(try bench.standing(in: "c_2") == nil)
    }

    @Test
    func aBatchTwiceIsABatchOnce() throws {
        let bench = try Bench()
        let events: [StreamEvent] = [
            .grant("c_1", .trainer), .change(Bench.delta("c_1", "Żółw", isDisputed: true)),
        ]
        try bench.apply(events, cursor: 5)
        let once = try bench.cache.layers(of: "c_1").confirmed
        try bench.apply(events, cursor: 5)
        #expect(try bench.cache.layers(of: "c_1").confirmed == once)
    }

    @Test
    func anOlderValueDoesNotReplaceANewerOne() throws {
        let bench = try Bench()
        try bench.apply([.change(Bench.delta("c_1", "nowy", version: 9))], cursor: 9)
        try bench.apply([.change(Bench.delta("c_1", "stary", version: 5))], cursor: 10)
        let record = try #require(try bench.cache.layers(of: "c_1").confirmed.single("case"))
        #expect(record["title"] == "nowy")
        #expect(record.version == 9)
    }

    @Test
    func aGrantBeginsTheScopeAnew() throws {
        let bench = try Bench()
        try bench.apply(
            [.grant("c_1", .coordinator), .change(Bench.delta("c_1", "Żółw", isDisputed: true))],
            cursor: 5)
        try bench.apply([.grant("c_1", .otherCoordinator)], cursor: 6)
        let state = try bench.cache.layers(of: "c_1").confirmed
        #expect(state == CaseState(scope: "c_1"))
        #expect(try bench.standing(in: "c_1") == .otherCoordinator)
    }

    @Test
    func aRevocationDropsTheScopeAndKeepsTheEdits() throws {
        let bench = try Bench()
        let edits = ["a", "b", "c"].map { Bench.edit($0) }
        for edit in edits { _ = try bench.cache.record(edit) }
        try bench.apply(
            [
                .grant("c_1", .trainer), .change(Bench.delta("c_1", "Żółw", isDisputed: true)),
                .grant("c_2", .trainer), .change(Bench.delta("c_2", "Gęś")),
            ], cursor: 5)
        try bench.cache.keepReport("c_1", "liczby")
        try bench.store(Bench.receipt(edits[0], 1))
        try bench.store(Bench.receipt(edits[1], 2, .refused))
        let places = try bench.places(edits)

        try bench.apply([.revoke("c_1")], cursor: 6)
        #expect(try bench.cache.layers(of: "c_1").confirmed == CaseState(scope: "c_1"))
        #expect(try bench.standing(in: "c_1") == nil)
        #expect(try bench.cache.report("c_1") == nil)
        #expect(try bench.places(edits) == places)
        #expect(try bench.cache.outbox().map(\.mutation) == [edits[2]])
        let other = try bench.cache.layers(of: "c_2").confirmed
        #expect(other.single("case")?["title"] == "Gęś")
    }

    @Test
    func nothingOfARevokedScopeStaysOnDisk() throws {
        let bench = try Bench()
        for index in 0..<40 {
            let scope = ScopeID(index.isMultiple(of: 2) ? "c_1" : "c_2")
            var delta = Bench.delta(scope, "x")
            delta.records = (0..<10).map { number in
                var record = delta.records[0].record
                record = Record(
                    key: RecordKey("module", "\(index)-\(number)"), author: "ed",
                    recordedAt: Bench.now, syncedAt: nil, version: 5)
                let word = scope == "c_1" ? "kanarek" : "wróbel"
                record.fields["content"] = Register(
                    value: .string(String(repeating: "\(word) ", count: index + 1)), version: 5,
                    mutation: "mutation-0", author: "ed", role: .coordinator, claimedAt: Bench.now)
                return RecordDelta(record: record, isNew: true)
            }
            try bench.apply([.change(delta)], cursor: Int64(index))
        }
        try bench.apply([.revoke("c_1")], cursor: 50)
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.directory) {
            let path = bench.directory + "/" + name
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.range(of: Data("kanarek".utf8)) == nil, "\(name)")
        }
        #expect(try bench.cache.layers(of: "c_2").confirmed.records.count == 200)
    }

    @Test
    func theOwnEditsLieOverTheConfirmedStateUntilItHoldsThem() throws {
        let bench = try Bench()
        let edits = ["a", "b", "c"].map { Bench.edit($0) }
        for edit in edits { _ = try bench.cache.record(edit) }
        _ = try bench.cache.record(Bench.edit("d", in: "c_2"))
        #expect(try bench.cache.layers(of: "c_1").edits == edits)
        // The server has the first two, but the stream has brought only the first.
        try bench.store(Bench.receipt(edits[0], 1, version: 7))
        try bench.store(Bench.receipt(edits[1], 2, version: 8))
        #expect(try bench.cache.layers(of: "c_1").edits == edits)
        try bench.apply([], cursor: 7)
        #expect(try bench.cache.layers(of: "c_1").edits == Array(edits[1...]))
        try bench.apply([], cursor: 8)
        #expect(try bench.cache.layers(of: "c_1").edits == [edits[2]])
        try bench.store(Bench.receipt(edits[2], 3, .refused, version: 8))
        #expect(try bench.cache.layers(of: "c_1").edits.isEmpty)
    }

    @Test
    func anUnsentCaseIsKnown() throws {
        let bench = try Bench()
        let edit = Bench.edit("a", in: "c_new")
        _ = try bench.cache.record(edit)
        #expect(try bench.cache.cases() == ["c_new"])
        try bench.store(Bench.receipt(edit, 1, version: 7))
        #expect(try bench.cache.cases() == ["c_new"])
        try bench.apply([.grant("org", .coordinator)], cursor: 7)
        #expect(try bench.cache.cases().isEmpty)
    }

    @Test
    func remembersWhatItIsTold() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.user: "ed", .epoch: "e_1"])
        try bench.cache.setMeta([.user: "mg"])
        #expect(try bench.cache.meta(.user) == "mg")
        #expect(try bench.cache.meta(.epoch) == "e_1")
        #expect(try bench.cache.meta(.token) == nil)
    }
}
