// A cache in a directory of its own, and edits for it.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Foundation

/// A directory with a cache; it ends with the test.
final class Bench {
    static let now = Instant(milliseconds: 1_772_000_000_000)
    let directory: String
    let cache: Cache

    init() throws {
        directory =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("teczka-cache-\(UUID().uuidString)").path
        cache = try Cache(directory: directory)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var file: String { directory + "/cache.sqlite" }

    static func edit(
        _ name: String, in scope: ScopeID = "c_1", title: String = "Żółw"
    ) -> Mutation {
        Mutation(
            id: MutationID("mutation-\(name)"), scope: scope, claimedAt: now,
            operations: [.create(RecordKey("module", name), fields: ["title": .string(title)])])
    }

    static func sheet(_ name: String, comment: String) -> Mutation {
        let sheet: JSONValue = ["scores": ["q01": 5], "comments": ["o1": .string(comment)]]
        return Mutation(
            id: MutationID("mutation-\(name)"), scope: "c_1", claimedAt: now,
            operations: [.act(.recordSheet, subject: nil, arguments: ["sheet": sheet])])
    }

    static func receipt(
        _ mutation: Mutation, _ number: Int64, _ outcome: Outcome = .applied,
        version: Sequence64 = 10
    ) -> Receipt {
        Receipt(
            mutation: mutation.id, number: number, outcome: outcome, version: version,
            steps: outcome == .refused ? [] : [outcome],
            reasons: outcome == .refused ? [Reason(.permission)] : [])
    }

    /// What the server says of a case: one record with a title, and a conflict when asked for.
    static func delta(
        _ scope: ScopeID, _ title: String, version: Sequence64 = 5, isDisputed: Bool = false
    ) -> ScopeDelta {
        let key = RecordKey("case")
        var record = Record(
            key: key, author: "ed", recordedAt: now, syncedAt: now, version: version)
        record.fields["title"] = Register(
            value: .string(title), version: version, mutation: "mutation-0", author: "ed",
            role: .coordinator, claimedAt: now)
        let conflict = Conflict(
            address: FieldAddress(key, "title"), kind: .value, base: .null, candidates: [],
            openedAt: version)
        return ScopeDelta(
            scope: scope, records: [RecordDelta(record: record, isNew: true)],
            conflicts: isDisputed ? [conflict] : [])
    }

    /// In which of the three places each mutation is, by the number of places.
    func places(_ mutations: [Mutation]) throws -> [MutationID: [String]] {
        let outbox = Set(try cache.outbox().map(\.mutation.id))
        let tray = Set(try cache.tray().map(\.mutation.id))
        return try mutations.reduce(into: [:]) { places, mutation in
            var names: [String] = []
            if outbox.contains(mutation.id) { names.append("outbox") }
            if tray.contains(mutation.id) { names.append("tray") }
            // A receipt is kept with what was sent and with what was refused.
            if try cache.receipt(of: mutation.id) != nil, !tray.contains(mutation.id) {
                names.append("sent")
            }
            places[mutation.id] = names
        }
    }

    func store(_ receipt: Receipt) throws {
        try cache.store(receipt, content: receipt.json)
    }

    func apply(_ events: [StreamEvent], cursor: Sequence64) throws {
        try cache.apply(events, cursor: cursor, realNow: 1)
    }

    func cursor() throws -> String? { try cache.meta(.cursor) }
}
