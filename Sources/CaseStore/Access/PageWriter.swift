// Log entries and whole scopes as the lines of one person: nothing that the person may not read
// passes here.

internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// Writes the lines of one page.
struct PageWriter {
    let actor: Actor
    let standings: [ScopeID: Standing]
    let db: Database
    private(set) var lines: [[UInt8]] = []
    private(set) var byteCount = 0
    /// Scopes that this page has brought whole already.
    private var whole: Set<ScopeID> = []

    init(actor: Actor, standings: [ScopeID: Standing], db: Database) {
        self.actor = actor
        self.standings = standings
        self.db = db
    }

    /// Writes what a person may read of one entry of the log.
    mutating func take(_ entry: ChangeEntry) throws {
        let scope = entry.delta.scope
        // What counts is how the person stands now: a right lost since is not revived by reading
        // the past, and one gained since brings everything anyway.
        if entry.standings[actor.user.text] != nil { try bring(scope) }
        guard !whole.contains(scope), let standing = standings[scope] else { return }
        for piece in visible(entry.delta, standing).pieces {
            add(ChangeMessage(version: entry.version, delta: piece))
        }
    }

    /// Writes a scope whole, or that it may not be read.
    mutating func bring(_ scope: ScopeID) throws {
        guard let standing = standings[scope] else {
            add(RevokeMessage(scope: scope))
            return
        }
        guard whole.insert(scope).inserted else { return }
        add(GrantMessage(scope: scope, standing: standing))
        let state = try StateTable.load(scope, db)
        let version = state.records.values.map(\.version).max() ?? 0
        for piece in visible(ScopeDelta(whole: state), standing).pieces {
            add(ChangeMessage(version: version, delta: piece))
        }
    }

    /// Says of every scope that was lost that it is; for clients that are not told otherwise.
    mutating func revokeLost() throws {
        for scope in try StandingTable.lost(actor.user, db) where standings[scope] == nil {
            add(RevokeMessage(scope: scope))
        }
    }

    /// Returns the part of a delta that the person may read.
    func visible(_ delta: ScopeDelta, _ standing: Standing) -> ScopeDelta {
        guard delta.scope == .organisation else {
            return delta.readable { actor.standing(standing, towards: $0) }
        }
        let organisation = CaseState(scope: .organisation)
        return delta.readable { actor.standing(in: organisation, record: $0) }
    }

    private mutating func add(_ message: some WireMessage) {
        let line = message.line()
        byteCount += line.count
        lines.append(line)
    }
}
