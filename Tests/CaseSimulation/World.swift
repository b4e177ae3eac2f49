// The whole firm in one process: a server, a few people's devices, links between them, and somebody
// who makes them fail. Every step works in every state.

import CanonicalJSON
import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Dice
import Foundation

/// Everything that a run is made of.
final class World {
    static let roles: [(UserID, Role)] = [
        ("ed", .coordinator), ("mg", .coordinator), ("lc", .trainer), ("rs", .trainer),
        ("jw", .manager),
    ]

    let root: String
    let server: SimulatedServer
    var homes: [SimulatedHome] = []
    var oracle = Oracle()
    var watch = Watch()
    /// The state that a restore would bring back, with the fence of that time.
    var backups: [(snapshot: DiskSnapshot, fence: Data)] = []
    var epoch = ""
    private var wordCount = 0
    private var deviceCount = 0

    init(root: String) throws {
        self.root = root
        server = try SimulatedServer(root: root)
        let store = try server.open()
        for (user, role) in Self.roles {
            try store.addAccount(user, name: "Osoba", role: role, now: server.now)
        }
        for (user, _) in Self.roles { try addHome(of: user) }
        try addHome(of: "ed")
        epoch = store.epoch
        // Everybody knows the organisation before the work begins.
        for home in homes { try flush(home) }
        for login in ["lc", "rs"] {
            try record(
                homes[0], .organisation,
                [.create(RecordKey("trainer", login), fields: ["login": .string(login)])])
        }
        try record(homes[0], "c_1", Editor.beginning(word()))
        try record(
            homes[0], "c_1",
            [.create(RecordKey("assignment", "a1"), fields: ["trainer": "lc", "role": "lead"])])
        try flush(homes[0])
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    @discardableResult
    func addHome(of user: UserID) throws -> SimulatedHome {
        deviceCount += 1
        let device = DeviceID("d\(deviceCount)")
        try server.enrol(device, user)
        let home = try SimulatedHome(homes.count, user: user, device: device, root: root)
        homes.append(home)
        return home
    }

    /// Returns a text that occurs nowhere else.
    func word() -> String {
        wordCount += 1
        return "w\(wordCount)x"
    }

    // MARK: - Recording

    func record(
        _ home: SimulatedHome, _ scope: ScopeID, _ steps: [CaseMerge.Operation],
        id: MutationID? = nil
    ) throws {
        let cache = try home.open()
        let mutation = Mutation(
            id: id ?? home.nextName(), scope: scope, claimedAt: home.now(server),
            operations: steps, cursor: try cache.position())
        _ = try cache.record(mutation)
        home.recorded.append(mutation.id)
    }

    /// Records one edit of a person on what they see.
    func edit(_ home: SimulatedHome, _ dice: inout Dice) throws {
        let scopes = try home.open().cases()
        let isNew = scopes.isEmpty || Int.random(in: 0..<25, using: &dice) == 0
        if isNew, try home.role == .coordinator {
            let scope = ScopeID("c_\(word())")
            return try record(home, scope, Editor.beginning(word()))
        }
        guard let scope = scopes.randomElement(using: &dice) else { return }
        let (overlay, context) = try home.view(scope, server)
        guard overlay.state.exists("case") else { return }
        let editor = Editor(overlay.state, actor: context.actor) { self.word() }
        let steps = editor.steps(&dice)
        guard !steps.isEmpty else { return }
        let mutation = Mutation(
            id: home.nextName(), scope: scope, claimedAt: home.now(server), operations: steps,
            cursor: try home.open().position())
        var state = overlay.state
        let decision = Reducer.apply(mutation, to: &state, in: context)
        // A command refuses what it can see is refused, unless it is forced.
        guard decision.outcome != .refused || Int.random(in: 0..<8, using: &dice) == 0
        else { return }
        _ = try home.open().record(mutation)
        home.recorded.append(mutation.id)
        try watch.recorded(mutation, decision, home, self)
    }

    // MARK: - Links

    func connect(_ home: SimulatedHome) throws {
        guard home.conversation == nil else { return }
        let now = server.now.milliseconds
        var conversation = try Conversation(
            try home.open(), home.goal,
            Credentials(user: home.user, password: nil, token: "token"),
            attachments: home.directory + "/attachments", realNow: { now })
        home.link = Link()
        home.peer = ServerPeer(fingerprint: home.fingerprint)
        home.link.sendUp(conversation.start())
        home.conversation = conversation
    }

    /// Lets some bytes through in one direction or the other.
    func deliver(_ home: SimulatedHome, up: Int, down: Int) throws {
        guard home.conversation != nil else { return }
        try guarding(home) {
            try self.deliverUp(home, up)
            try self.deliverDown(home, down)
        }
    }

    private func deliverUp(_ home: SimulatedHome, _ count: Int) throws {
        guard var peer = home.peer else { return }
        let bytes = home.link.takeUp(count)
        let before = oracle.head
        if !bytes.isEmpty {
            home.link.sendDown(
                try watch.sent(try peer.receive(bytes, server), to: peer, self))
        }
        home.peer = peer
        try followStore()
        if peer.hasNewEpoch, peer.user != nil {
            for other in homes where other !== home { other.disconnect() }
        }
        if oracle.head != before { for other in homes { other.peer?.wake() } }
        guard var now = home.peer else { return }
        if let page = try now.pump(server) {
            try watch.page(page, to: now, self)
            home.link.sendDown(page.lines.flatMap(\.self))
        }
        home.peer = now
    }

    private func deliverDown(_ home: SimulatedHome, _ count: Int) throws {
        guard var conversation = home.conversation else { return }
        let bytes = home.link.takeDown(count)
        if !bytes.isEmpty {
            let held = try watch.beforeReceiving(bytes, home)
            let output = try conversation.receive(bytes)
            home.conversation = conversation
            home.link.sendUp(output)
            try watch.afterReceiving(held, home, self)
        } else {
            home.link.sendUp(try conversation.goOn())
            home.conversation = conversation
        }
        if conversation.isOver { try finish(home, conversation) }
    }

    /// Takes the end of a conversation as the program does.
    private func finish(_ home: SimulatedHome, _ conversation: Conversation) throws {
        home.lastFailure = conversation.failure.map { "\($0)" } ?? "done"
        // What was said last still reaches the server.
        if let rest = home.peer, rest.isOpen, !home.link.up.isEmpty {
            var peer = rest
            _ = try peer.receive(home.link.takeUp(.max), server)
        }
        home.disconnect()
        if let renewed = conversation.report.renewed {
            home.goal = .everything
            home.fingerprint = "of \(renewed.device)"
            try home.open().rehome([.device: renewed.device.text, .token: renewed.token])
            return
        }
        switch conversation.failure {
        case .forked: fork(home)
        case .authentication: try enrolAgain(home)
        default: home.goal = .everything
        }
    }

    private func fork(_ home: SimulatedHome) {
        deviceCount += 1
        home.goal = .renewal(RenewRequest(request: "\(deviceCount)", isFork: true))
    }

    /// The server does not know the device (any more): the administrator invites it again.
    func enrolAgain(_ home: SimulatedHome) throws {
        deviceCount += 1
        let device = DeviceID("d\(deviceCount)")
        try server.enrol(device, home.user)
        home.goal = .everything
        home.fingerprint = "of \(device)"
        try home.open().rehome([.device: device.text])
    }

    /// Delivers everything both ways until the conversation ends or nothing moves.
    func flush(_ home: SimulatedHome) throws {
        for _ in 0..<2_000 {
            if home.conversation == nil { return try connectAndFlush(home) }
            let isIdle = home.link.up.isEmpty && home.link.down.isEmpty
            try deliver(home, up: .max, down: .max)
            if home.conversation == nil { return }
            if isIdle, home.link.up.isEmpty, home.link.down.isEmpty { return home.disconnect() }
        }
        throw Violation(.liveness, "home \(home.index) talks without end")
    }

    private func connectAndFlush(_ home: SimulatedHome) throws {
        try guarding(home) { try self.connect(home) }
        guard home.conversation != nil else { return }
        try flush(home)
    }

    // MARK: - Failures

    /// Does work during which a disk may fail; what failed is ended as a process would be.
    func guarding(_ home: SimulatedHome, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let violation as Violation {
            throw violation
        } catch {
            if let failure = error as? ClientFailure, failure == .forked {
                home.disconnect()
                fork(home)
                return
            }
            let isKnown =
                error is StoreError || error is CacheError || error is ClientFailure
                || error is WireError
            guard isKnown else { throw error }
            home.lastFailure = "\(error)"
            home.disconnect()
            try recover(home)
        }
    }

    /// Starts again whatever lost its disk.
    func recover(_ home: SimulatedHome) throws {
        var dice = Dice(seed: UInt64(home.index))
        if home.disk.hasLostPower { home.kill(using: &dice) }
        if server.disk.hasLostPower {
            server.kill(using: &dice)
            for other in homes { other.disconnect() }
        }
        home.disk.clearFaults()
        server.disk.clearFaults()
        home.close()
        server.stop()
        for other in homes { other.disconnect() }
        try followStore()
    }

    /// Lets the oracle read on; a store that began a new history is read from the start.
    func followStore() throws {
        let store = try server.open()
        if store.epoch != epoch {
            epoch = store.epoch
            oracle = Oracle()
            watch.forgetServer()
        }
        try oracle.follow(store)
    }
}
