// What is watched while a run goes on: everything that is said to anybody, and every step that a
// device takes.

import CanonicalJSON
import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseStore
import CaseWire

/// Watches a run.
struct Watch {
    /// Older states of homes, to go back to.
    var snapshots: [Int: (snapshot: DiskSnapshot, recorded: [MutationID], fingerprint: String)] =
        [:]
    var wasRestored = false
    private var receipts: [String: JSONValue] = [:]
    private var marks = 0
    private var cursors: [Int: (epoch: String, cursor: Sequence64)] = [:]

    /// A restored server may answer anew.
    mutating func forgetServer() { receipts = [:] }

    mutating func reverted(_ home: SimulatedHome) { cursors[home.index] = nil }

    // MARK: - What a person does

    func recorded(
        _ mutation: Mutation, _ decision: Decision, _ home: SimulatedHome, _ world: World
    ) throws {
        let (overlay, _) = try home.view(mutation.scope, world.server)
        guard let seen = overlay.predictions[mutation.id] else {
            throw Violation(.readYourWrites, "\(mutation.id) is not part of the view")
        }
        try require(
            .viewLaw, seen.outcome == decision.outcome,
            "\(mutation.id) was foreseen as \(decision.outcome), and as \(seen.outcome) after")
    }

    // MARK: - What the server says

    /// Checks lines that answer something, and hands them on.
    mutating func sent(
        _ bytes: [UInt8], to peer: ServerPeer, _ world: World
    ) throws -> [UInt8] {
        for line in bytes.split(separator: 10) {
            let json = try JSONParser.parse(Array(line), limits: LineLimits.serverLine)
            switch json["t"]?.stringValue {
            case "rcpt":
                guard let body = json["rc"], let device = peer.device else { continue }
                try check(body, "\(device) \(body["n"]?.integerValue ?? 0)")
            case "digest", "past":
                for scope in scopes(json) { try mayRead(scope, peer, world) }
            default: break
            }
        }
        return bytes
    }

    private func scopes(_ json: JSONValue) -> [String] {
        (json["scopes"]?.arrayValue ?? []).compactMap { $0["scope"]?.stringValue }
            + [json["scope"]?.stringValue].compactMap(\.self)
    }

    private mutating func check(_ receipt: JSONValue, _ name: String) throws {
        defer { receipts[name] = receipts[name] ?? receipt }
        guard let known = receipts[name], known != receipt else { return }
        var short = known.objectValue ?? [:]
        short["out"] = nil
        short["why"] = nil
        try require(
            .receiptDeterminism, receipt == .object(short),
            "\(name): \(known.canonicalText) became \(receipt.canonicalText)")
    }

    private func mayRead(_ scope: String, _ peer: ServerPeer, _ world: World) throws {
        guard let user = peer.user else { throw Violation(.noLeak, "a stranger is told something") }
        let standings = try world.server.open().standings(of: user)
        try require(
            .noLeak, standings[ScopeID(scope)] != nil, "\(user) is told of \(scope)")
    }

    /// Checks a page of the stream, value by value.
    func page(_ page: StreamPage, to peer: ServerPeer, _ world: World) throws {
        guard let user = peer.user else { throw Violation(.noLeak, "a stranger is sent something") }
        let store = try world.server.open()
        let standings = try store.standings(of: user)
        let actor = Actor(user: user, role: world.oracle.role(of: user))
        for line in page.lines {
            let envelope = try Envelope(line: Array(line.dropLast()), limits: LineLimits.serverLine)
            guard case .change(let change) = try ServerMessage(envelope) else { continue }
            let scope = change.delta.scope
            guard let standing = standings[scope] else {
                throw Violation(.noLeak, "\(user) is sent \(scope)")
            }
            for record in change.delta.records.map(\.record) {
                let own =
                    scope.isCase
                    ? standing
                    : actor.standing(in: CaseState(scope: scope), record: record.key)
                for field in record.fields.keys {
                    guard let type = FormCatalogue.type(record.key.type),
                        let definition = type.field(field),
                        AccessRules.rights(own, type.facet(of: definition)).contains(.read)
                    else {
                        throw Violation(.noLeak, "\(user) is sent \(scope) \(record.key).\(field)")
                    }
                }
            }
        }
    }

    // MARK: - What a device takes in

    /// What a device held of the scopes that it may lose with the next bytes.
    func beforeReceiving(
        _ bytes: [UInt8], _ home: SimulatedHome
    ) throws -> [ScopeID: CaseState]? {
        let text = String(decoding: bytes, as: UTF8.self)
        let cache = try home.open()
        let mayLose =
            try text.contains("revoke") || cache.bootToken() != nil
            || text.contains("boot")
        guard mayLose else { return text.contains("mark") ? [:] : nil }
        return try cache.standings().keys.reduce(into: [:]) {
            $0[$1] = try cache.layers(of: $1).confirmed
        }
    }

    mutating func afterReceiving(
        _ held: [ScopeID: CaseState]?, _ home: SimulatedHome, _ world: World
    ) throws {
        let cache = try home.open()
        let cursor = try cache.position()
        let epoch = try cache.meta(.epoch) ?? ""
        if let last = cursors[home.index], last.epoch == epoch, cursor != 0 {
            try require(
                .monotonicCursor, cursor >= last.cursor,
                "home \(home.index) went from \(last.cursor) back to \(cursor)")
        }
        cursors[home.index] = (epoch, cursor)
        if let held {
            let kept = try cache.standings()
            for (scope, state) in held where kept[scope] == nil {
                try checkForgotten(state, home, world)
            }
            let head = try world.server.open().head()
            marks += 1
            if cursor == head, marks.isMultiple(of: 3), try cache.bootToken() == nil,
                epoch == world.epoch
            {
                try world.compare(home, .prefixConsistency)
            }
        }
    }

    /// Looks for words of others from a lost scope in every byte of the device.
    private func checkForgotten(
        _ state: CaseState, _ home: SimulatedHome, _ world: World
    ) throws {
        let cache = try home.open()
        let registers = state.records.values.flatMap(\.fields.values)
        let words = Set(
            registers.filter { $0.author != home.user }.compactMap(\.value.stringValue)
                .filter { $0.hasPrefix("w") && $0.hasSuffix("x") })
        guard !words.isEmpty else { return }
        let own =
            try cache.outbox().map(\.content.withoutSeenValues.canonicalText)
            + cache.tray().map(\.mutation.json.withoutSeenValues.canonicalText)
        let others = try cache.standings().keys.flatMap { scope in
            try cache.layers(of: scope).confirmed.records.values.flatMap { record in
                record.fields.values.map(\.value.canonicalText) + [record.key.local]
            }
        }
        let known = (own + others).joined(separator: " ")
        let bytes = home.disk.files.reduce(into: "") {
            $0 += String(decoding: home.disk.bytes(of: $1) ?? [], as: UTF8.self)
        }
        for word in words.sorted() where !known.contains(word) && bytes.contains(word) {
            // What was sent is the person's own, as far as they wrote it.
            let isOwn = try cache.sentText().contains(word)
            try require(
                .noLeak, isOwn, "\(word) of \(state.scope) stays on home \(home.index)")
        }
    }
}
