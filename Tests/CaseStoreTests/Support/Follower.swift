// A device that follows a person's stream, in memory.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

/// What one device holds of the server.
struct Follower {
    let device: Device
    private(set) var cursor: Sequence64
    private(set) var scopes: [ScopeID: CaseState] = [:]
    private(set) var standings: [ScopeID: Standing] = [:]
    /// The kinds of lines that came, marks aside.
    private(set) var lines: [String] = []

    init(_ device: Device, from cursor: Sequence64 = 0) {
        self.device = device
        self.cursor = cursor
    }

    /// Reads pages until there are no more.
    mutating func follow(_ desk: Desk, role: Role? = nil, entriesMax: Int = 500) throws {
        let role = try #require(role ?? Desk.roles[device.user])
        let actor = Actor(user: device.user, role: role)
        var hasMore = true
        while hasMore {
            let page = try desk.store.page(
                for: actor, device: device.id, after: cursor, entriesMax: entriesMax)
            try take(page)
            #expect(cursor == page.cursor)
            hasMore = page.hasMore
        }
        #expect(try cursor == desk.store.head())
    }

    /// Takes one page in.
    mutating func take(_ page: StreamPage) throws {
        for line in page.lines { try take(line) }
    }

    private mutating func take(_ line: [UInt8]) throws {
        let envelope = try Envelope(line: line.dropLast())
        switch try ServerMessage(envelope) {
        case .grant(let grant):
            scopes[grant.scope] = CaseState(scope: grant.scope)
            standings[grant.scope] = grant.standing
        case .revoke(let revoke):
            scopes[revoke.scope] = nil
            standings[revoke.scope] = nil
        case .change(let change):
            let scope = change.delta.scope
            scopes[scope, default: CaseState(scope: scope)].apply(change.delta)
        case .mark(let mark):
            #expect(mark.cursor >= cursor)
            cursor = mark.cursor
            return
        default: Issue.record("\(envelope.type) does not belong in a stream")
        }
        lines.append("\(envelope.type) \(try envelope.reader.text("scope"))")
    }

    /// What this device should hold: the readable part of everything that its person stands to.
    func expected(_ desk: Desk, role: Role? = nil) throws -> [ScopeID: CaseState] {
        let role = try #require(role ?? Desk.roles[device.user])
        let actor = Actor(user: device.user, role: role)
        let rows = try desk.rows()
        return (rows.cases.map(\.state) + [rows.organisation]).reduce(into: [:]) { scopes, state in
            guard StandingDelta.visible(actor, state) != nil else { return }
            var shown = CaseState(scope: state.scope)
            shown.apply(
                ScopeDelta(whole: state).readable { key in
                    state.scope.isCase
                        ? actor.standing(in: state) : actor.standing(in: state, record: key)
                })
            scopes[state.scope] = shown
        }
    }
}
