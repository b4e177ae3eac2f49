// The server's end of one connection, stepped by hand: the real session machine, the real store and
// the real reader of the stream. It stands in for the tasks and sockets around them and decides
// nothing but what the program's own plumbing decides.

import CanonicalJSON
import CaseModel
import CaseServer
import CaseSession
import CaseStore
import CaseWire

/// One connection at the server.
struct ServerPeer {
    /// The certificate of the device at the other end.
    let fingerprint: String
    private(set) var isOpen = true
    private(set) var hasNewEpoch = false
    private(set) var user: UserID?
    private(set) var device: DeviceID?
    private var session = ServerSession(isEnrolment: false, isDemonstration: false)
    private var actor: Actor?
    private var reader: StreamReader?
    private var credit: Int64?
    private var isBlocked = false
    private var isWoken = false
    private var wanted: [ScopeID] = []

    init(fingerprint: String) { self.fingerprint = fingerprint }

    /// Takes bytes and returns the answer.
    ///
    /// - Throws: what the store throws when the disk fails; the connection is over then.
    mutating func receive(_ bytes: [UInt8], _ server: SimulatedServer) throws -> [UInt8] {
        var output: [UInt8] = []
        var commits: [(MutationMessage, Int64?)] = []
        for action in session.receive(bytes) {
            if case .commit(let message, let request) = action {
                commits.append((message, request))
                continue
            }
            output += try commit(commits, server)
            commits = []
            output += try perform(action, server)
            guard isOpen else { return output }
        }
        return output + (try commit(commits, server))
    }

    private mutating func commit(
        _ mutations: [(MutationMessage, Int64?)], _ server: SimulatedServer
    ) throws -> [UInt8] {
        guard !mutations.isEmpty, let user, let device else { return [] }
        let results = try server.open().commit(
            mutations.map { CommitRequest(user: user, device: device, message: $0.0) },
            now: server.now)
        var output: [UInt8] = []
        for (result, (_, request)) in zip(results, mutations) {
            if case .send(let line) = session.committed(result, request: request) {
                output += line
            }
        }
        return output
    }

    private mutating func perform(
        _ action: ServerAction, _ server: SimulatedServer
    ) throws -> [UInt8] {
        switch action {
        case .send(let bytes): return bytes
        case .signIn(let request, let version, let id):
            return try signIn(request, version, id, server)
        case .stream(let subscription, let version):
            guard let actor, let device else { break }
            credit = subscription.credit
            var limits = LineLimits.standard
            limits.pageBytes = server.pageBytes
            reader = StreamReader(
                actor, device: device, subscription, version: version, limits: limits)
            isWoken = true
        case .credit(let bytes):
            credit = credit.map { $0 + bytes }
            if isBlocked { isWoken = true }
        case .get(let scope):
            wanted.append(scope)
            isWoken = true
        case .ask(let question, let id):
            guard case .send(let line) = try answer(question, id, server) else { break }
            return line
        case .end: isOpen = false
        case .enrol, .commit: break
        }
        return []
    }

    private mutating func signIn(
        _ request: AuthRequest, _ version: Int64, _ id: Int64?, _ server: SimulatedServer
    ) throws -> [UInt8] {
        let store = try server.open()
        let found = try store.device(fingerprint: fingerprint)
        let failure: WireError? =
            switch found {
            case nil: WireError(.authentication, .auth)
            case let found? where found.actor.user != request.user:
                WireError(.authentication, .auth)
            case let found? where found.isDisabled && version < 2: WireError(.disabled)
            case let found? where request.device.map { $0 != found.device } ?? false:
                WireError(.forked, .rehome)
            default: nil
            }
        guard let found, failure == nil else {
            return bytes(
                session.signedIn(
                    .failure(failure ?? WireError(.authentication)), receipts: [], request: id))
        }
        let position = try store.greet(
            found.device, request, fingerprint: fingerprint, realNow: server.now.milliseconds)
        hasNewEpoch = position.isNewEpoch
        (user, device, actor) = (found.actor.user, found.device, found.actor)
        let accepted = AuthAccepted(
            role: found.actor.role, store: store.identifier, epoch: position.epoch,
            lineage: position.lineage, head: position.head, floor: position.floor,
            stable: position.stable, acknowledged: position.acknowledged,
            isDeposit: found.isDisabled, token: "token", now: server.now)
        return bytes(
            session.signedIn(.success(accepted), receipts: position.receipts, request: id))
    }

    private mutating func bytes(_ actions: [ServerAction]) -> [UInt8] {
        actions.flatMap { action -> [UInt8] in
            switch action {
            case .send(let bytes): return bytes
            case .end:
                isOpen = false
                return []
            case .signIn, .enrol, .commit, .stream, .credit, .get, .ask: return []
            }
        }
    }

    private func answer(
        _ question: ServerQuestion, _ id: Int64?, _ server: SimulatedServer
    ) throws -> ServerAction {
        guard let actor, let device else {
            return session.answered(
                Result<PeersAnswer, WireError>.failure(WireError(.notFound)), request: id)
        }
        let store = try server.open()
        switch question {
        case .report:
            return session.answered(
                Result<ReportAnswer, WireError>.failure(WireError(.notFound)), request: id)
        case .renew(let request):
            return session.answered(
                Result<Renewed, WireError>.success(
                    try server.renew(request, device)), request: id)
        case .verify:
            return session.answered(
                Result<DigestMessage, WireError>.success(try store.digests(for: actor)),
                request: id)
        case .history(let request):
            let past = try store.past(request, for: actor)
            return session.answered(
                past.map { .success($0) } ?? .failure(WireError(.notFound)), request: id)
        case .peers:
            return session.answered(
                Result<PeersAnswer, WireError>.success(try store.peers(of: actor)), request: id)
        case .blobHeld(let ask):
            return session.answered(try blobs(store, server).held(ask, for: actor), request: id)
        case .blobPut(let put):
            return session.answered(try blobs(store, server).put(put, for: actor), request: id)
        case .blobGet(let get):
            return session.answered(try blobs(store, server).get(get, for: actor), request: id)
        }
    }

    private func blobs(_ store: Store, _ server: SimulatedServer) -> BlobService {
        let now = server.now
        return BlobService(
            store: store, folder: server.directory + "/attachments", now: { now }, onComplete: {})
    }

    /// Looks for news when somebody committed something.
    mutating func wake() { isWoken = true }

    /// Returns the next page of the stream; nil when there is nothing to send, or no credit.
    mutating func pump(_ server: SimulatedServer) throws -> StreamPage? {
        guard isOpen, isWoken, var reader else { return nil }
        guard credit ?? 1 > 0 else {
            isBlocked = true
            return nil
        }
        isBlocked = false
        let page: StreamPage
        if !reader.isBootstrapping, !wanted.isEmpty {
            page = try reader.anew(wanted.removeFirst(), try server.open())
        } else {
            page = try reader.next(try server.open())
            isWoken = page.hasMore || !wanted.isEmpty
        }
        self.reader = reader
        credit = credit.map { $0 - Int64(page.byteCount) }
        return page
    }
}
