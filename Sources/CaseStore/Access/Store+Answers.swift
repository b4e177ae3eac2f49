// What people ask about their scopes besides the stream: digests, history, the others' devices.
// Each answer is read in one snapshot and holds nothing that the asker may not read.

internal import CaseMerge
package import CaseModel
internal import CaseTables
package import CaseWire
internal import Digest
internal import GRDB

extension Store {
    /// Returns the digest of every scope that a person may read.
    ///
    /// Costs one read of everything that the person may read.
    package func digests(for actor: Actor) throws(StoreError) -> DigestMessage {
        try Self.guarding {
            try pool.read { db in
                let standings = try StandingTable.all(actor.user, db)
                let writer = PageWriter(actor: actor, standings: standings, db: db)
                var digests: [ScopeID: String] = [:]
                for (scope, standing) in standings {
                    let whole = ScopeDelta(whole: try StateTable.load(scope, db))
                    digests[scope] = SHA256.hex(writer.visible(whole, standing).digestBytes)
                }
                return DigestMessage(cursor: try ChangeLog.head(db), scopes: digests)
            }
        }
    }

    /// Returns the newest changes of a scope before a position, as far as a person may read them;
    /// nil when they may not read the scope.
    ///
    /// Costs one indexed read of the entries of the scope that are looked at.
    package func past(
        _ request: HistoryRequest, for actor: Actor
    ) throws(StoreError) -> HistoryAnswer? {
        try Self.guarding {
            try pool.read { db in
                guard let standing = try StandingTable.of(actor.user, request.scope, db)
                else { return nil }
                let writer = PageWriter(actor: actor, standings: [:], db: db)
                var changes: [PastChange] = []
                var place = request.before ?? .max
                var byteCount = 0
                reading: while true {
                    let entries = try ChangeLog.page(of: request.scope, before: place, db)
                    if entries.isEmpty { break }
                    for entry in entries {
                        if changes.count >= request.limit || byteCount > Self.pastBytes {
                            break reading
                        }
                        place = entry.version
                        let shown = writer.visible(entry.delta, standing)
                        guard !shown.isEmpty else { continue }
                        byteCount += shown.digestBytes.count
                        changes.append(
                            PastChange(
                                version: entry.version, arrivedAt: entry.arrivedAt, delta: shown))
                    }
                }
                let hasMore = try !ChangeLog.page(of: request.scope, before: place, db).isEmpty
                return HistoryAnswer(scope: request.scope, changes: changes, hasMore: hasMore)
            }
        }
    }

    /// An answer is one line; a change more than this ends it.
    private static let pastBytes = 1_048_576

    /// Returns the devices of the others who edit the scopes that a person edits.
    package func peers(of actor: Actor) throws(StoreError) -> PeersAnswer {
        try Self.guarding {
            try pool.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT theirs.scope, theirs.login, device.name, device.seen,
                          coalesce(waiting.count, 0)
                        FROM standing mine
                        JOIN standing theirs ON theirs.scope = mine.scope
                          AND theirs.login <> mine.login
                          AND theirs.standing IN ('coordinator', 'trainer')
                        JOIN device ON device.login = theirs.login AND device.seen IS NOT NULL
                        LEFT JOIN waiting
                          ON waiting.device = device.id AND waiting.scope = theirs.scope
                        WHERE mine.login = ? AND mine.scope <> 'org'
                          AND mine.standing IN ('coordinator', 'trainer')
                        ORDER BY theirs.scope, theirs.login, device.name, device.id
                        """, arguments: [actor.user.text])
                return PeersAnswer(
                    peers: rows.map { row in
                        Peer(
                            scope: ScopeID(row[0]), user: UserID(row[1]), device: row[2],
                            seenAt: Instant(milliseconds: row[3]), waiting: row[4])
                    })
            }
        }
    }
}
