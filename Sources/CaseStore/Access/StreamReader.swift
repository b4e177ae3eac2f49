// The part of the log that one device may read, page by page. Every page is read in one snapshot,
// and nothing is remembered between two but where the device is, so a slow reader costs no memory.

internal import CaseMerge
package import CaseModel
internal import CaseTables
package import CaseWire
internal import GRDB

/// One page of a person's stream, ready to be sent.
package struct StreamPage: Sendable {
    /// The lines, the mark included.
    package let lines: [[UInt8]]
    /// The position reached.
    package let cursor: Sequence64
    /// Is true when more is waiting.
    package let hasMore: Bool

    /// The number of bytes of the lines.
    package var byteCount: Int { lines.reduce(0) { $0 + $1.count } }
}

/// Reads the stream of one device from a position on.
///
/// A device that is empty, or so far behind that the log no longer reaches back to it, is given
/// everything as it stands now, scope by scope (the bootstrap, Protocol 3), and then the log.
package struct StreamReader: Sendable {
    private let actor: Actor
    private let device: DeviceID
    private let version: Int64
    private let limits: LineLimits
    /// The position that the device has reached with the pages read so far.
    package private(set) var cursor: Sequence64
    private var boot: BootToken?

    /// Is true while scopes are sent whole, until the log is read.
    package var isBootstrapping: Bool { boot != nil || cursor == 0 }

    /// Makes a reader of a subscription.
    package init(
        _ actor: Actor, device: DeviceID, _ subscription: Subscribe,
        version: Int64 = ProtocolVersion.current, limits: LineLimits = .standard
    ) {
        self.actor = actor
        self.device = device
        self.version = version
        self.limits = limits
        cursor = subscription.cursor
        boot = subscription.boot
    }

    /// Returns the next page; with nothing new, one that holds only its mark.
    ///
    /// Costs time in proportion to the page: about as many bytes as `limits.pageBytes`, or one
    /// scope or one change when that is longer.
    package mutating func next(_ store: Store) throws(StoreError) -> StreamPage {
        var next = self
        let page = try Store.guarding {
            // The history as of the same moment: a log that was compacted meanwhile has gaps.
            try store.pool.read { db in try next.read(db, try StoreHistory.load(db)) }
        }
        self = next
        return page
    }

    /// Returns one scope anew, without moving on.
    package func anew(_ scope: ScopeID, _ store: Store) throws(StoreError) -> StreamPage {
        try Store.guarding {
            try store.pool.read { db in
                var writer = try writer(db)
                try writer.bring(scope)
                return page(
                    writer, hasMore: false, try StoreHistory.load(db),
                    acknowledged: try acknowledged(db))
            }
        }
    }

    private mutating func read(_ db: Database, _ history: StoreHistory) throws -> StreamPage {
        let head = try ChangeLog.head(db)
        if let token = boot, (history.floor...head).contains(token.start) {
            return try readScopes(from: token, db, history)
        }
        // A position that the log does not have is none to go on from, and never signed.
        let isKnown = (max(1, history.floor)...max(1, head)).contains(cursor)
        guard !isKnown || boot != nil else { return try readLog(db, history) }
        // A device that holds something, or part of an older bootstrap, learns first that it is to
        // begin anew.
        let mustTell = version >= 2 && (cursor > 0 || boot != nil)
        let start = BootToken(after: "", start: head)
        boot = start
        guard mustTell else { return try readScopes(from: start, db, history) }
        let writer = try writer(db)
        return page(
            writer, hasMore: true, history, acknowledged: try acknowledged(db), boot: start)
    }

    private mutating func readScopes(
        from token: BootToken, _ db: Database, _ history: StoreHistory
    ) throws -> StreamPage {
        var writer = try writer(db)
        if version == 1 { try writer.revokeLost() }
        let scopes = writer.standings.keys.sorted().filter { $0 > token.after }
        for (index, scope) in scopes.enumerated() {
            try writer.bring(scope)
            let isLast = index == scopes.count - 1
            guard !isLast, version >= 2, writer.byteCount >= limits.pageBytes else { continue }
            let reached = BootToken(after: scope, start: token.start)
            boot = reached
            return page(
                writer, hasMore: true, history, acknowledged: try acknowledged(db), boot: reached)
        }
        boot = nil
        cursor = token.start
        return page(
            writer, hasMore: try ChangeLog.head(db) > cursor, history,
            acknowledged: try acknowledged(db))
    }

    private mutating func readLog(
        _ db: Database, _ history: StoreHistory
    ) throws -> StreamPage {
        var writer = try writer(db)
        let entries = try ChangeLog.page(after: cursor, limit: Self.entriesMax, db)
        let head = try ChangeLog.head(db)
        for entry in entries {
            try writer.take(entry)
            cursor = entry.version
            if writer.byteCount >= limits.pageBytes { break }
        }
        // A new history begins far beyond the last change of the one before.
        let isAll = entries.count < Self.entriesMax && cursor == entries.last?.version ?? cursor
        if isAll { cursor = head }
        return page(
            writer, hasMore: cursor < head, history, acknowledged: try acknowledged(db))
    }

    private func writer(_ db: Database) throws -> PageWriter {
        PageWriter(actor: actor, standings: try StandingTable.all(actor.user, db), db: db)
    }

    private func acknowledged(_ db: Database) throws -> Int64 {
        try ReceiptTable.acknowledged(device, db)
    }

    private func page(
        _ writer: PageWriter, hasMore: Bool, _ history: StoreHistory, acknowledged: Int64,
        boot: BootToken? = nil
    ) -> StreamPage {
        let mark = MarkMessage(
            cursor: boot == nil ? cursor : 0, acknowledged: acknowledged, hasMore: hasMore,
            signature: version >= 2 && boot == nil ? history.signature(of: cursor) : nil,
            boot: boot)
        return StreamPage(lines: writer.lines + [mark.line()], cursor: cursor, hasMore: hasMore)
    }

    private static let entriesMax = 500
}
