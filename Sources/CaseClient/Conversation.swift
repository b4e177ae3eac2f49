// One conversation with the server: what the session machine asks for is written to the cache, and
// what waits in the cache is given to the machine. Bytes in, bytes out; it opens no socket and asks
// no clock, so a simulation drives the same code as the program.

internal import BlobFiles
internal import CanonicalJSON
package import CaseCache
package import CaseMerge
package import CaseModel
internal import CaseSession
internal import CaseWire

/// What a conversation tells while it goes on.
package enum SyncEvent: Sendable {
    /// New values have come.
    case changed(ScopeDelta)
    /// It has come further.
    case progress(SyncProgress)
}

/// How far a conversation is.
package struct SyncProgress: Sendable, Hashable {
    /// The edits that were answered, and how many there are to be answered in all.
    package var answered = 0
    /// The edits that were sent.
    package var sent = 0
    /// The cases that have come whole.
    package var scopes = 0
    /// The attachment on its way: bytes done and bytes in all; nil when there is none.
    package var attachment: (done: Int64, size: Int64)?

    package static func == (left: Self, right: Self) -> Bool {
        left.answered == right.answered && left.sent == right.sent && left.scopes == right.scopes
            && left.attachment?.done == right.attachment?.done
            && left.attachment?.size == right.attachment?.size
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(answered)
        hasher.combine(sent)
        hasher.combine(scopes)
        hasher.combine(attachment?.done)
    }
}

/// Who converses, and how they sign in.
package struct Credentials: Sendable {
    /// The person.
    package let user: UserID
    /// The password, when it was asked for.
    package let password: String?
    /// The token of an earlier sign-in.
    package let token: String?

    /// Makes credentials.
    package init(user: UserID, password: String?, token: String?) {
        self.user = user
        self.password = password
        self.token = token
    }
}

/// Drives a client session against the cache.
package struct Conversation {
    /// What it has brought so far.
    package internal(set) var report = SyncReport()
    /// What went wrong; nil as long as nothing did.
    package internal(set) var failure: ClientFailure?
    /// Is true when there is nothing more to be said.
    package private(set) var isOver = false

    let cache: Cache
    let goal: SyncGoal
    var session: ClientSession
    var progress = SyncProgress()
    var transfer: BlobTransfer
    var check = DigestCheck()
    var isSignedIn = false
    private let realNow: @Sendable () -> Int64
    private let onEvent: @Sendable (SyncEvent) -> Void
    private var queued: Int64 = 0
    private var cursor: Sequence64 = -1
    private var wanted: Sequence64 = 0
    private var openQuestions = 0

    /// Makes a conversation; `attachments` is the folder of the device's attachments.
    package init(
        _ cache: Cache, _ goal: SyncGoal, _ credentials: Credentials, attachments: String,
        realNow: @escaping @Sendable () -> Int64,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) throws(ClientFailure) {
        self.cache = cache
        self.goal = goal
        self.realNow = realNow
        self.onEvent = onEvent
        transfer = BlobTransfer(BlobFolder(path: attachments))
        let request: AuthRequest
        do throws(CacheError) {
            request = try Self.request(credentials, cache, goal)
        } catch {
            throw ClientFailure(error)
        }
        session = ClientSession(auth: request)
        report.user = credentials.user
    }

    private static func request(
        _ who: Credentials, _ cache: Cache, _ goal: SyncGoal
    ) throws(CacheError) -> AuthRequest {
        let token = who.password == nil ? who.token : nil
        // A copy does not know yet whose receipts it holds: it claims nothing.
        if goal.isFork {
            return AuthRequest(
                user: who.user, password: who.password, token: token, received: 0)
        }
        let position = try cache.meta(.epoch).map { epoch throws(CacheError) in
            let signature = try cache.meta(.signature)
            return StreamPosition(
                epoch: epoch, cursor: try cache.meta(.cursor).flatMap { Int64($0) } ?? 0,
                signature: signature == "" ? nil : signature)
        }
        return AuthRequest(
            user: who.user, password: who.password, token: token,
            received: try cache.received(), device: try cache.meta(.device).map { DeviceID($0) },
            position: position, waiting: try cache.waiting())
    }

    /// Opens the conversation and returns what is to be sent.
    package mutating func start() -> [UInt8] {
        bytes(of: session.start(program: "teczka/2"))
    }

    /// Takes bytes from the server, writes down what they say and returns what is to be sent.
    ///
    /// - Throws: what kept something from being written down; nothing after it was.
    package mutating func receive(_ bytes: [UInt8]) throws(ClientFailure) -> [UInt8] {
        var output: [UInt8] = []
        for action in session.receive(bytes) { output += try perform(action) }
        if failure == nil, isSignedIn, !goal.isFork { output += try goOn() }
        if isSettled {
            report.isComplete = true
            if goal != .watch {
                isOver = true
                output += self.bytes(of: session.finish())
            }
        }
        if failure != nil { isOver = true }
        return output
    }

    /// Takes up what was recorded meanwhile by other programs, and returns what is to be sent.
    package mutating func goOn() throws(ClientFailure) -> [UInt8] {
        guard isSignedIn, failure == nil, !isOver else { return [] }
        var output = try sendNew()
        // Attachments wait until no edit does.
        if session.pendingCount == 0, mayTransfer {
            output += try advanceTransfer()
        }
        if isCaughtUp { output += try advanceCheck() }
        return output
    }

    /// Is true when everything was sent, answered and read that there was to begin with.
    private var isCaughtUp: Bool {
        isSignedIn && session.pendingCount == 0 && (report.isDeposit || cursor >= wanted)
            && openQuestions == 0
    }

    private var isSettled: Bool {
        if goal.isFork { return report.renewed != nil }
        return isCaughtUp && (transfer.isIdle || !mayTransfer)
            && (check.isDone(goal) || !session.capabilities.contains(.verify))
    }

    private var mayTransfer: Bool { session.capabilities.contains(.blob) && !report.isDeposit }

    func bytes(of actions: [ClientAction]) -> [UInt8] {
        actions.flatMap { action -> [UInt8] in
            if case .send(let bytes) = action { bytes } else { [] }
        }
    }

    private mutating func ask(_ message: some WireMessage) -> [UInt8] {
        openQuestions += 1
        return bytes(of: session.request(message))
    }

    private mutating func perform(_ action: ClientAction) throws(ClientFailure) -> [UInt8] {
        switch action {
        case .send(let bytes): return bytes
        case .signedIn(let accepted): return try signedIn(accepted)
        case .store(let receipt, let content): try store(receipt, content)
        case .apply(let batch): try apply(batch)
        case .failed(let error, let type): fail(error, type)
        case .ended(let code):
            isOver = true
            if !report.isComplete, failure == nil {
                failure = code == "shutdown" ? .serverUnavailable : .brokenConnection
            }
        case .digest(let digest): return try compare(digest)
        case .blobHeld(let held): return try uploaded(held)
        case .blobChunk(let chunk): return try downloaded(chunk)
        case .figures(let figures):
            openQuestions -= 1
            take(figures)
        case .renewed(let renewed):
            openQuestions -= 1
            report.renewed = renewed
        case .history(let history):
            openQuestions -= 1
            report.history = history
        case .peers(let peers):
            openQuestions -= 1
            report.peers = peers
        }
        return []
    }

    private mutating func take(_ figures: JSONValue) {
        if case .report(let scope, let audience) = goal,
            !ReportRequest(scope: scope, audience: audience).isAnswered(by: figures)
        {
            failure = .noInstitutionReport
        } else {
            report.figures = figures
        }
    }

    private mutating func fail(_ error: WireError, _ type: String?) {
        switch type {
        case BlobQuestion.type?, BlobPut.type?, BlobGet.type?:
            if transfer.fail(error) { failure = .noAttachment }
        case PeersRequest.type?, VerifyRequest.type?: openQuestions = max(0, openQuestions - 1)
        case ReportRequest.type? where error.detail["gate"] == "G12e": failure = .openTraining
        case ReportRequest.type? where error.code == .notFound,
            HistoryRequest.type? where error.code == .notFound:
            failure = .noReport
        default: failure = ClientFailure(error)
        }
    }

    // MARK: - Signing in

    private mutating func signedIn(_ accepted: AuthAccepted) throws(ClientFailure) -> [UInt8] {
        if goal.isFork { return question() }
        let known = try writing { cache throws(CacheError) in try cache.meta(.store) }
        if let known, known != accepted.store { throw .anotherStore }
        // The server took more edits than this device ever made: it is a copy, or an older state.
        let made = try writing { cache throws(CacheError) in try cache.numbersGiven() }
        guard accepted.acknowledged <= made else { throw .forked }
        report.historyChange = try writing { cache throws(CacheError) in
            try cache.follow(accepted)
        }
        let place = try writing { cache throws(CacheError) in
            try cache.setMeta([
                .store: accepted.store, .token: accepted.token, .role: accepted.role.rawValue,
            ])
            return (cursor: try cache.position(), boot: try cache.bootToken())
        }
        isSignedIn = true
        report.isDeposit = accepted.isDeposit
        queued = accepted.acknowledged
        wanted = accepted.head
        if accepted.isDeposit { return [] }
        var output = bytes(of: session.subscribe(after: place.cursor, boot: place.boot))
        output += question()
        if goal == .everything, session.capabilities.contains(.peers) {
            output += ask(PeersRequest())
        }
        return output
    }

    private mutating func question() -> [UInt8] {
        switch goal {
        case .everything, .watch, .verify: return []
        case .report(let scope, let audience):
            return ask(ReportRequest(scope: scope, audience: audience))
        case .history(let request): return ask(request)
        case .renewal(let request): return ask(request)
        case .attachment(let hash, let size):
            transfer.want(hash, size: size)
            return []
        }
    }

    // MARK: - Writing down

    func writing<Value>(
        _ work: (Cache) throws(CacheError) -> Value
    ) throws(ClientFailure) -> Value {
        do throws(CacheError) {
            return try work(cache)
        } catch {
            throw ClientFailure(error)
        }
    }

    private mutating func store(
        _ receipt: Receipt, _ content: JSONValue
    ) throws(ClientFailure) {
        if goal.isFork { return }
        try writing { cache throws(CacheError) in try cache.store(receipt, content: content) }
        report.outcomes[receipt.outcome, default: 0] += 1
        if receipt.outcome == .refused || receipt.outcome == .parked {
            report.refused.append(receipt)
        }
        wanted = max(wanted, receipt.version)
        progress.answered += 1
        onEvent(.progress(progress))
    }

    /// Gives the session what was recorded since, also by other programs meanwhile.
    private mutating func sendNew() throws(ClientFailure) -> [UInt8] {
        let after = queued
        let entries = try writing { cache throws(CacheError) in try cache.queue(after: after) }
        guard let last = entries.last else { return [] }
        queued = last.number
        report.sent += entries.count
        progress.sent += entries.count
        // An attachment may have been recorded with them.
        transfer.resume()
        return bytes(of: session.enqueue(entries))
    }

    private mutating func apply(_ batch: StreamBatch) throws(ClientFailure) {
        let now = realNow()
        try writing { cache throws(CacheError) in try cache.apply(batch, realNow: now) }
        if batch.boot == nil { cursor = batch.cursor }
        for event in batch.events {
            switch event {
            case .grant(let scope, _):
                report.gained.insert(scope)
                check.came(scope)
                progress.scopes += 1
            case .revoke(let scope):
                report.lost.insert(scope)
                report.gained.remove(scope)
                check.came(scope)
            case .change(let delta): note(delta)
            }
        }
        onEvent(.progress(progress))
    }

    private mutating func note(_ delta: ScopeDelta) {
        let user = report.user
        let isForeign = delta.records.contains { record in
            record.record.fields.values.contains { $0.author != user }
        }
        if isForeign { report.changed.insert(delta.scope) }
        onEvent(.changed(delta))
    }

    func tell() { onEvent(.progress(progress)) }
}
