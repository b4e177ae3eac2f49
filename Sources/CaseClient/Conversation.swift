// One conversation with the server: what the session machine asks for is written to the cache, and
// what waits in the cache is given to the machine.

internal import CanonicalJSON
internal import CaseCache
internal import CaseMerge
internal import CaseModel
internal import CaseSession
internal import CaseWire

/// Drives a client session against the cache.
struct Conversation {
    private(set) var report = SyncReport()
    private(set) var failure: ClientFailure?
    private(set) var isOver = false

    private let workspace: Workspace
    private let goal: SyncGoal
    private let onChange: @Sendable (ScopeDelta) -> Void
    private var session: ClientSession
    private var queued: Int64 = 0
    private var acknowledged: Int64 = 0
    private var cursor: Sequence64 = -1
    private var wanted: Sequence64 = .max
    private var isReportPending = false

    init(
        _ workspace: Workspace, _ goal: SyncGoal, password: String?, token: String?,
        onChange: @escaping @Sendable (ScopeDelta) -> Void
    ) throws(ClientFailure) {
        self.workspace = workspace
        self.goal = goal
        self.onChange = onChange
        let cache = workspace.cache
        let (received, cursor) = try workspace.guarding { () throws(CacheError) in
            (try cache.received(), try cache.meta(.cursor).flatMap { Int64($0) } ?? 0)
        }
        session = ClientSession(
            auth: AuthRequest(
                user: workspace.actor.user, password: password,
                token: password == nil ? token : nil, received: received),
            cursor: cursor)
    }

    mutating func start() -> [UInt8] {
        bytes(of: session.start(program: "teczka/1"))
    }

    /// Takes bytes from the server, writes down what they say and returns what is to be sent.
    mutating func receive(_ bytes: [UInt8]) throws(ClientFailure) -> [UInt8] {
        var output: [UInt8] = []
        for action in session.receive(bytes) { output += try perform(action) }
        if failure == nil, acknowledged >= 0, wanted != .max { output += try sendNew() }
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

    private var isSettled: Bool {
        wanted != .max && session.pendingCount == 0 && cursor >= wanted && !isReportPending
    }

    private func bytes(of actions: [ClientAction]) -> [UInt8] {
        actions.flatMap { action -> [UInt8] in
            if case .send(let bytes) = action { bytes } else { [] }
        }
    }

    private mutating func perform(_ action: ClientAction) throws(ClientFailure) -> [UInt8] {
        switch action {
        case .send(let bytes): return bytes
        case .signedIn(let accepted): return try signedIn(accepted)
        case .store(let receipt, let content):
            try workspace.guarding { () throws(CacheError) in
                try workspace.cache.store(receipt, content: content)
            }
            report.outcomes[receipt.outcome, default: 0] += 1
            if receipt.outcome == .refused { report.refused.append(receipt) }
            if wanted != .max { wanted = max(wanted, receipt.version) }
        case .apply(let batch): try apply(batch)
        case .figures(let figures):
            isReportPending = false
            report.figures = figures
        case .failed(let error):
            if isReportPending, error.code == .notFound {
                isReportPending = false
                failure = .noReport
            } else {
                failure = ClientFailure(error)
            }
        case .ended(let code):
            isOver = true
            if !report.isComplete, failure == nil {
                failure = code == "shutdown" ? .serverUnavailable : .brokenConnection
            }
        }
        return []
    }

    private mutating func signedIn(_ accepted: AuthAccepted) throws(ClientFailure) -> [UInt8] {
        let cache = workspace.cache
        let known = try workspace.guarding { () throws(CacheError) in
            (try cache.meta(.store), try cache.meta(.epoch))
        }
        if let store = known.0, store != accepted.store { throw .anotherStore }
        if let epoch = known.1, epoch != accepted.epoch { throw .anotherStore }
        try workspace.guarding { () throws(CacheError) in
            try cache.setMeta([
                .store: accepted.store, .epoch: accepted.epoch, .token: accepted.token,
                .role: accepted.role.rawValue,
            ])
        }
        acknowledged = accepted.acknowledged
        queued = accepted.acknowledged
        wanted = accepted.head
        if case .report(let scope) = goal {
            isReportPending = true
            return bytes(of: session.requestReport(scope))
        }
        return []
    }

    /// Gives the session what was recorded since, also by other programs meanwhile.
    private mutating func sendNew() throws(ClientFailure) -> [UInt8] {
        let entries = try workspace.guarding { () throws(CacheError) in
            try workspace.cache.outbox(after: queued)
        }
        guard let last = entries.last else { return [] }
        queued = last.number
        report.sent += entries.count
        return bytes(of: session.enqueue(entries.map { ($0.number, $0.content) }))
    }

    private mutating func apply(_ batch: StreamBatch) throws(ClientFailure) {
        try workspace.guarding { () throws(CacheError) in
            try workspace.cache.apply(
                batch.events, cursor: batch.cursor, realNow: Workspace.realNow.milliseconds)
        }
        cursor = batch.cursor
        for event in batch.events {
            switch event {
            case .grant(let scope, _): report.gained.insert(scope)
            case .revoke(let scope):
                report.lost.insert(scope)
                report.gained.remove(scope)
            case .change(let delta):
                let isForeign = delta.records.contains { record in
                    record.record.fields.values.contains { $0.author != workspace.actor.user }
                }
                if isForeign { report.changed.insert(delta.scope) }
                onChange(delta)
            }
        }
    }
}
