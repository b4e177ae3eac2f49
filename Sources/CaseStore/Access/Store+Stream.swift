// The part of the log that one person may read, page by page. Every page is read in one snapshot.

internal import CaseMerge
package import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// One page of a person's stream, ready to be sent.
package struct StreamPage: Sendable {
    /// The lines, the mark included.
    package let lines: [[UInt8]]
    /// The position reached.
    package let cursor: Sequence64
    /// Is true when more is waiting.
    package let hasMore: Bool
}

extension Store {
    /// Returns the newest position of the log.
    package func head() throws(StoreError) -> Sequence64 {
        try Self.guarding { try pool.read { try ChangeLog.head($0) } }
    }

    /// Returns what a person may read after a position; from 0, everything as it stands now.
    ///
    /// Costs time in proportion to the page, or to all that may be read when it starts from 0.
    package func page(
        for actor: Actor, device: DeviceID, after cursor: Sequence64, entriesMax: Int = 500
    ) throws(StoreError) -> StreamPage {
        try Self.guarding {
            try pool.read { db in
                var page = PageReader(
                    actor: actor, standings: try StandingTable.all(actor.user, db), db: db)
                let acknowledged = try ReceiptTable.acknowledged(device, db)
                var reached = try ChangeLog.head(db)
                var hasMore = false
                if cursor == 0 {
                    try page.bootstrap()
                } else {
                    let entries = try ChangeLog.page(after: cursor, limit: entriesMax, db)
                    for entry in entries { try page.take(entry) }
                    hasMore = entries.count == entriesMax
                    if hasMore, let last = entries.last { reached = last.version }
                }
                let mark = MarkMessage(
                    cursor: reached, acknowledged: acknowledged, hasMore: hasMore)
                return StreamPage(
                    lines: page.lines + [mark.line()], cursor: reached, hasMore: hasMore)
            }
        }
    }
}

/// Turns log entries into the lines of one person.
private struct PageReader {
    let actor: Actor
    let standings: [ScopeID: Standing]
    let db: Database
    var lines: [[UInt8]] = []
    /// Scopes that this page has brought whole already.
    private var whole: Set<ScopeID> = []

    init(actor: Actor, standings: [ScopeID: Standing], db: Database) {
        self.actor = actor
        self.standings = standings
        self.db = db
    }

    mutating func bootstrap() throws {
        for (scope, standing) in standings.sorted(by: { $0.key < $1.key }) {
            try bring(scope, standing)
        }
    }

    mutating func take(_ entry: ChangeEntry) throws {
        let scope = entry.delta.scope
        if entry.standings[actor.user.text] != nil {
            // What counts is how the person stands now: a right lost since is not revived by
            // reading the past, and one gained since brings everything anyway.
            if let standing = standings[scope] {
                try bring(scope, standing)
            } else {
                lines.append(RevokeMessage(scope: scope).line())
            }
        }
        guard !whole.contains(scope), let standing = standings[scope] else { return }
        for piece in visible(entry.delta, standing).pieces {
            lines.append(ChangeMessage(version: entry.version, delta: piece).line())
        }
    }

    private mutating func bring(_ scope: ScopeID, _ standing: Standing) throws {
        guard whole.insert(scope).inserted else { return }
        lines.append(GrantMessage(scope: scope, standing: standing).line())
        let state = try StateTable.load(scope, db)
        let version = state.records.values.map(\.version).max() ?? 0
        for piece in visible(ScopeDelta(whole: state), standing).pieces {
            lines.append(ChangeMessage(version: version, delta: piece).line())
        }
    }

    private func visible(_ delta: ScopeDelta, _ standing: Standing) -> ScopeDelta {
        guard delta.scope == .organisation else { return delta.readable { _ in standing } }
        let organisation = CaseState(scope: .organisation)
        return delta.readable { actor.standing(in: organisation, record: $0) }
    }
}
