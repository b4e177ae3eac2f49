// A cache in a directory of its own, and edits for it.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Foundation
import GRDB

/// A directory with a cache; it ends with the test.
final class Bench {
    static let now = Instant(milliseconds: 1_772_000_000_000)
    let directory: String
    private(set) var cache: Cache

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
        let isStep = ![.refused, .parked, .void].contains(outcome)
        return Receipt(
            mutation: mutation.id, number: number, outcome: outcome, version: version,
            steps: isStep ? [outcome] : [],
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

    /// Applies a batch; of a bootstrap when a token is given.
    func apply(
        _ events: [StreamEvent], cursor: Sequence64, boot: BootToken? = nil, realNow: Int64 = 1
    ) throws {
        try cache.apply(
            StreamBatch(
                events: events, cursor: boot == nil ? cursor : 0, hasMore: boot != nil,
                signature: boot == nil ? "word for \(cursor)" : nil, boot: boot),
            realNow: realNow)
    }

    /// Opens the file again, as the next program does after a kill.
    func reopen() throws { cache = try Cache(directory: directory) }

    /// Follows a server that says where it stands.
    @discardableResult
    func follow(
        _ epoch: String, acknowledged: Int64 = 0, lineage: [EndedEpoch] = [],
        stable: Sequence64 = 0, head: Sequence64 = 100
    ) throws -> HistoryChange? {
        try cache.follow(
            AuthAccepted(
                role: .coordinator, store: "s_1", epoch: epoch, lineage: lineage, head: head,
                stable: stable, acknowledged: acknowledged, token: "t", now: Self.now))
    }

    /// Reads the file past the cache.
    func rows(_ sql: String) throws -> [Row] {
        let other = try DatabaseQueue(path: file)
        defer { try? other.close() }
        return try other.read { try Row.fetchAll($0, sql: sql) }
    }

    /// Returns whether a word is anywhere in the files.
    func holds(_ word: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: directory).contains { name in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
            return bytes.range(of: Data(word.utf8)) != nil
        }
    }

    func standing(in scope: ScopeID) throws -> Standing? {
        try rows("SELECT standing FROM standing WHERE scope = '\(scope)'").first
            .flatMap { Standing(rawValue: $0[0]) }
    }

    func cursor() throws -> String? { try cache.meta(.cursor) }
}
