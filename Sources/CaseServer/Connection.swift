// One connection: bytes into the session machine, its actions out to disk and back to the peer. The
// reader waits for the disk before it reads on, which is all the flow control that edits need; the
// stream of changes is sent by a task of its own, so that neither direction holds up the other.

internal import CanonicalJSON
internal import CaseModel
internal import CaseSession
internal import CaseStore
internal import CaseWire
internal import Transport

/// What every connection uses.
struct ConnectionServices: Sendable {
    let store: Store
    let committer: Committer
    let head: HeadSignal
    let authenticator: Authenticator
    let answers: AnswerService
    let registry: ConnectionRegistry
    let linkCut: LinkCut
}

/// Serves one connection.
struct Connection {
    private let channel: ByteChannel
    private let services: ConnectionServices
    private var session: ServerSession
    private var who: SignedIn?
    private var door: StreamDoor?

    init(_ channel: ByteChannel, _ services: ConnectionServices) {
        self.channel = channel
        self.services = services
        session = ServerSession(
            isEnrolment: channel.negotiatedProtocol == ApplicationProtocol.enrolment,
            isDemonstration: services.store.isDemonstration)
    }

    /// Serves until either side ends the connection.
    mutating func serve() async {
        services.registry.open(channel)
        defer { services.registry.close(channel) }
        await withDiscardingTaskGroup { group in
            group.addTask { [services, channel] in await services.registry.limit(channel) }
            do {
                while let bytes = try await channel.receive() {
                    var isOpen = true
                    for step in Self.steps(session.receive(bytes)) {
                        isOpen = try await perform(step, &group)
                        if !isOpen { break }
                    }
                    if !isOpen { break }
                }
            } catch {
                // A connection may break at any moment; whatever was stored stays stored and is
                // answered when the device comes back.
            }
            group.cancelAll()
            if let who {
                services.registry.remove(who, channel)
                try? services.store.noteSeen(
                    who.device, realNow: services.authenticator.clock.realMilliseconds)
            }
        }
    }

    // MARK: - Actions

    private enum Step {
        case commits([(MutationMessage, Int64?)])
        case other(ServerAction)
    }

    /// Puts neighbouring mutations together, so that they share one fsync.
    private static func steps(_ actions: [ServerAction]) -> [Step] {
        var steps: [Step] = []
        for action in actions {
            guard case .commit(let message, let request) = action else {
                steps.append(.other(action))
                continue
            }
            if case .commits(let earlier) = steps.last {
                steps[steps.count - 1] = .commits(earlier + [(message, request)])
            } else {
                steps.append(.commits([(message, request)]))
            }
        }
        return steps
    }

    private mutating func perform(
        _ step: Step, _ group: inout DiscardingTaskGroup
    ) async throws -> Bool {
        switch step {
        case .commits(let mutations): return try await commit(mutations)
        case .other(let action): return try await perform(action, &group)
        }
    }

    private mutating func perform(
        _ action: ServerAction, _ group: inout DiscardingTaskGroup
    ) async throws -> Bool {
        switch action {
        case .send(let bytes): try await channel.send(bytes)
        case .signIn(let request, let version, let id):
            return try await signIn(request, version, id, &group)
        case .enrol(let request, let id):
            let result = try await services.authenticator.enrol(request)
            return try await performAll(session.enrolled(result, request: id), &group)
        case .commit: preconditionFailure("commits are grouped")
        case .stream(let subscription, let version):
            guard let who else { return false }
            let door = StreamDoor(credit: subscription.credit)
            self.door = door
            let pump = StreamPump(
                channel: channel, store: services.store, head: services.head, door: door)
            let reader = StreamReader(
                who.actor, device: who.device, subscription, version: version)
            group.addTask { await pump.run(reader) }
        case .credit(let bytes): door?.allow(bytes)
        case .get(let scope): door?.want(scope)
        case .ask(let question, let id):
            guard let who else { return false }
            let answer = await services.answers.answer(
                question, of: who, in: session, request: id)
            return try await performAll([answer], &group)
        case .end: return false
        }
        return true
    }

    private mutating func performAll(
        _ actions: [ServerAction], _ group: inout DiscardingTaskGroup
    ) async throws -> Bool {
        for action in actions where try await !perform(action, &group) { return false }
        return true
    }

    private mutating func signIn(
        _ request: AuthRequest, _ version: Int64, _ id: Int64?, _ group: inout DiscardingTaskGroup
    ) async throws -> Bool {
        let result = try await services.authenticator.signIn(
            request, version: version, fingerprint: channel.peerCertificateFingerprint)
        switch result {
        case .success(let arrival):
            who = arrival.who
            services.registry.add(arrival.who, channel)
            // The store turned out to be a restored one: who is connected learns of it by coming
            // again.
            if arrival.isNewEpoch { services.registry.cutAll(but: channel) }
            // The account may have been changed while the password was checked, and another sign-in
            // may have shown that the store was restored.
            guard services.store.epoch == arrival.accepted.epoch,
                let now = try services.store.device(
                    fingerprint: channel.peerCertificateFingerprint ?? ""),
                now.isDisabled == arrival.accepted.isDeposit, now.actor == arrival.who.actor
            else { return false }
            return try await performAll(
                session.signedIn(
                    .success(arrival.accepted), receipts: arrival.receipts, request: id), &group)
        case .failure(let error):
            return try await performAll(
                session.signedIn(.failure(error), receipts: [], request: id), &group)
        }
    }

    private func commit(_ mutations: [(MutationMessage, Int64?)]) async throws -> Bool {
        guard let who else { return false }
        var accepted = mutations[...]
        if services.store.isDemonstration,
            let count = services.linkCut.storable(who.actor.user, of: mutations.count)
        {
            accepted = mutations.prefix(count)
        }
        let results = await services.committer.commit(
            accepted.map {
                CommitRequest(user: who.actor.user, device: who.device, message: $0.0)
            })
        let (count, isCut) = services.linkCut.sendable(who.actor.user, of: results.count)
        var bytes: [UInt8] = []
        for (result, (_, request)) in zip(results, accepted).prefix(count) {
            guard case .send(let line) = session.committed(result, request: request)
            else { continue }
            bytes += line
        }
        if !bytes.isEmpty { try await channel.send(bytes) }
        // An abort would overtake the receipts on their way, and how many arrive would be chance.
        if isCut { await channel.close() }
        return !isCut
    }
}
