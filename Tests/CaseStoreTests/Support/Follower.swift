// A device that follows a person's stream, in memory.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

/// What one device holds of the server; it takes batches in as a device does.
struct Follower {
    let device: Device
    /// The protocol version it speaks.
    let version: Int64
    private(set) var cursor: Sequence64
    private(set) var boot: BootToken?
    private(set) var signature: String?
    private(set) var scopes: [ScopeID: CaseState] = [:]
    private(set) var standings: [ScopeID: Standing] = [:]
    /// The kinds of lines that came, marks aside.
    private(set) var lines: [String] = []
    /// How often everything was begun anew.
    private(set) var beginnings = 0
    /// Scopes that have not come again since a bootstrap began.
    private var stale: Set<ScopeID> = []

    init(_ device: Device, from cursor: Sequence64 = 0, version: Int64 = 2) {
        self.device = device
        self.cursor = cursor
        self.version = version
    }

    /// Reads pages until there are no more; when it is cut after each, it goes on by its token.
    mutating func follow(
        _ desk: Desk, role: Role? = nil, pageBytes: Int = 262_144, isCut: Bool = false
    ) throws {
        var reader = try self.reader(desk, role, pageBytes)
        var hasMore = true
        while hasMore {
            let page = try reader.next(desk.store)
            try take(page)
            if boot == nil { #expect(cursor == page.cursor) }
            hasMore = page.hasMore
            if isCut { reader = try self.reader(desk, role, pageBytes) }
        }
        #expect(try cursor == desk.store.head())
    }

    /// Reads one page in a connection of its own; returns whether more is waiting.
    mutating func step(_ desk: Desk, role: Role? = nil, pageBytes: Int) throws -> Bool {
        var reader = try self.reader(desk, role, pageBytes)
        let page = try reader.next(desk.store)
        try take(page)
        return page.hasMore
    }

    /// Asks for one scope anew.
    mutating func fetch(_ scope: ScopeID, _ desk: Desk) throws {
        try take(try reader(desk, nil, 1).anew(scope, desk.store))
    }

    private func reader(_ desk: Desk, _ role: Role?, _ pageBytes: Int) throws -> StreamReader {
        let role = try #require(role ?? Desk.roles[device.user])
        var limits = LineLimits()
        limits.pageBytes = pageBytes
        return StreamReader(
            Actor(user: device.user, role: role), device: device.id,
            Subscribe(cursor: cursor, boot: boot), version: version, limits: limits)
    }

    /// Takes one page in: its lines belong together.
    mutating func take(_ page: StreamPage) throws {
        var lines = try page.lines.map { line in
            try ServerMessage(try Envelope(line: line.dropLast()))
        }
        guard case .mark(let mark) = lines.popLast() else {
            Issue.record("a page ends with its mark")
            return
        }
        if begins(mark) {
            stale = Set(scopes.keys)
            beginnings += 1
        }
        for line in lines { take(line) }
        boot = mark.boot
        if boot != nil {
            #expect(mark.cursor == 0 && mark.hasMore)
        } else {
            #expect(mark.cursor >= cursor)
            cursor = mark.cursor
            signature = mark.signature
            if version >= 2 { for scope in stale { drop(scope) } }
            stale = []
        }
    }

    private func begins(_ mark: MarkMessage) -> Bool {
        guard let boot else { return mark.boot != nil || cursor == 0 }
        return mark.boot.map { $0.start != boot.start } ?? false
    }

    private mutating func take(_ line: ServerMessage) {
        switch line {
        case .grant(let grant):
            scopes[grant.scope] = CaseState(scope: grant.scope)
            standings[grant.scope] = grant.standing
            stale.remove(grant.scope)
            lines.append("grant \(grant.scope)")
        case .revoke(let revoke):
            drop(revoke.scope)
            lines.append("revoke \(revoke.scope)")
        case .change(let change):
            let scope = change.delta.scope
            scopes[scope, default: CaseState(scope: scope)].apply(change.delta)
            lines.append("chg \(scope)")
        default: Issue.record("\(line) does not belong in a stream")
        }
    }

    private mutating func drop(_ scope: ScopeID) {
        scopes[scope] = nil
        standings[scope] = nil
    }

    /// Loses the memory of a value, as a damaged file would.
    mutating func damage(_ scope: ScopeID) { scopes[scope]?.records.removeAll() }

    /// What this device should hold: the readable part of everything that its person stands to.
    func expected(_ desk: Desk, role: Role? = nil) throws -> [ScopeID: CaseState] {
        let role = try #require(role ?? Desk.roles[device.user])
        let actor = Actor(user: device.user, role: role)
        let rows = try desk.rows()
        return (rows.cases.map(\.state) + [rows.organisation]).reduce(into: [:]) { scopes, state in
            guard StandingDelta.visible(actor, state) != nil else { return }
            var shown = CaseState(scope: state.scope)
            shown.apply(
                ScopeDelta(whole: state).readable { actor.standing(in: state, record: $0) })
            scopes[state.scope] = shown
        }
    }
}
