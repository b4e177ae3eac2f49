// What the server has is kept as long as a restore might lose it; what the server said leaves with
// the right to read it, and what the person said does not.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Testing

@Suite
struct SentTests {
    private static let day: Int64 = 86_400_000

    private static func hasContent(_ bench: Bench) throws -> Bool {
        try !bench.rows("SELECT 1 FROM sent WHERE body IS NOT NULL").isEmpty
    }

    private static func sent(at version: Sequence64) throws -> Bench {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        try bench.store(Bench.receipt(edit, 1, version: version))
        return bench
    }

    @Test
    func contentGoesSevenDaysAfterABackupHeldIt() throws {
        let bench = try Self.sent(at: 10)
        // No backup has it yet, then it is not part of the base yet.
        for (stable, cursor) in [(9, 20), (10, 9)] as [(Sequence64, Sequence64)] {
            try bench.follow("e_1", acknowledged: 1, stable: stable)
            for time in [0, 100 * Self.day] { try bench.apply([], cursor: cursor, realNow: time) }
            #expect(try Self.hasContent(bench), "stable \(stable), cursor \(cursor)")
        }
        let start = 200 * Self.day
        try bench.apply([], cursor: 21, realNow: start)
        try bench.apply([], cursor: 22, realNow: start + 7 * Self.day)
        #expect(try Self.hasContent(bench))
        try bench.apply([], cursor: 23, realNow: start + 7 * Self.day + 1)
        #expect(try !Self.hasContent(bench))
        // Number, name and receipt stay, for a server that asks for them.
        #expect(try bench.cache.receipt(of: "mutation-a")?.version == 10)
        try bench.follow("e_1", acknowledged: 0)
        #expect(try bench.cache.queue(after: 0).map(\.body) == [.void("mutation-a")])
    }

    @Test
    func withoutABackupContentIsKeptForEver() throws {
        let bench = try Self.sent(at: 10)
        for step in 1...5 {
            try bench.apply([], cursor: 20, realNow: Int64(step) * 1_000 * Self.day)
        }
        #expect(try Self.hasContent(bench))
    }

    // MARK: - Lost scopes

    /// An edit of a field whose former value was the server's.
    private static func change(_ name: String, in scope: ScopeID) -> Mutation {
        Mutation(
            id: MutationID("mutation-\(name)"), scope: scope, claimedAt: Bench.now,
            operations: [
                .set(
                    FieldAddress(RecordKey("f4t"), "place"), value: .string("moje-\(name)"),
                    base: Base(.at(5), value: .string("kanarek-\(scope)")))
            ])
    }

    @Test
    func theServersWordsLeaveEditsOfALostScopeAndTheOwnStay() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        let names = ["sent", "tray", "outbox"]
        for scope in ["c_1", "c_2"] as [ScopeID] {
            for name in names {
                _ = try bench.cache.record(Self.change("\(name)-\(scope)", in: scope))
            }
        }
        let detail: [String: JSONValue] = ["now": "kanarek-c_1"]
        let refused = Receipt(
            mutation: "mutation-tray-c_1", number: 2, outcome: .refused, version: 9,
            reasons: [Reason(.stale, "f4t.place", detail: detail)])
        try bench.store(Bench.receipt(Self.change("sent-c_1", in: "c_1"), 1))
        try bench.store(refused)
        #expect(try bench.holds("kanarek-c_1"))

        try bench.apply([.grant("c_2", .trainer), .revoke("c_1")], cursor: 20)
        #expect(try !bench.holds("kanarek-c_1"))
        #expect(try bench.holds("kanarek-c_2"))
        for name in names { #expect(try bench.holds("moje-\(name)-c_1"), "\(name)") }
        let entry = try #require(try bench.cache.tray().first)
        #expect(entry.receipt.reasons == [Reason(.stale, "f4t.place")])
        let waiting = try #require(
            try bench.cache.outbox().first { $0.mutation.scope == "c_1" })
        #expect(
            waiting.mutation.operations == [
                .set(
                    FieldAddress(RecordKey("f4t"), "place"), value: "moje-outbox-c_1",
                    base: Base(.at(5), value: .null))
            ])
        #expect(waiting.number == 3)
    }
}
