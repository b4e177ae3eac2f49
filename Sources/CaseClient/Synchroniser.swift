// Talking to the server: the session machine driven over one connection, every receipt and every
// batch written down before the next. One process of a person talks at a time; the others' edits
// are in the same queue and go with it.

package import CanonicalJSON
internal import CaseCache
package import CaseMerge
package import CaseModel
internal import CaseSession
internal import CaseWire
internal import TLS
internal import Transport

/// What talking to the server brought.
package struct SyncReport: Sendable, Hashable {
    /// How many edits were sent.
    package var sent = 0
    /// The receipts that came, by outcome.
    package var outcomes: [Outcome: Int] = [:]
    /// The refused edits among them.
    package var refused: [Receipt] = []
    /// The scopes with something new from others.
    package var changed: Set<ScopeID> = []
    /// The scopes gained.
    package var gained: Set<ScopeID> = []
    /// The scopes lost.
    package var lost: Set<ScopeID> = []
    /// The figures that were asked for.
    package var figures: JSONValue?
    /// Is true when everything was sent, answered and read.
    package var isComplete = false

    /// Makes the report of a conversation that has just begun.
    package init() {}
}

/// What a conversation is for.
package enum SyncGoal: Sendable, Hashable {
    /// Send and read everything, then end.
    case everything
    /// The same, and ask for a report.
    case report(ScopeID?)
    /// Stay until the connection ends.
    case watch
}

/// Talks to the server.
package struct Synchroniser: Sendable {
    private let workspace: Workspace
    private let password: String?
    private let onChange: @Sendable (ScopeDelta) -> Void

    /// Makes a synchroniser; a password is needed when no token is good any more.
    package init(
        _ workspace: Workspace, password: String? = nil,
        onChange: @escaping @Sendable (ScopeDelta) -> Void = { _ in }
    ) {
        self.workspace = workspace
        self.password = password
        self.onChange = onChange
    }

    /// Talks until the goal is reached or the time is over; what was received by then is kept.
    ///
    /// - Throws: what kept the conversation from taking place or going on.
    package func run(
        _ goal: SyncGoal, timeoutMilliseconds: Int64
    ) async throws(ClientFailure) -> SyncReport {
        guard let lock = try workspace.home.lock() else { throw .busyElsewhere }
        defer { withExtendedLifetime(lock) {} }
        let token = try workspace.guarding { () throws(CacheError) in
            try workspace.cache.meta(.token)
        }
        guard password != nil || token != nil else { throw .passwordNeeded }
        let context = try workspace.home.context(protocol: ApplicationProtocol.cases)
        let channel: ByteChannel
        do throws(TransportError) {
            channel = try await Connector.connect(
                host: workspace.host, port: workspace.port, context: context,
                timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            throw ClientFailure(error)
        }
        let timer = Task {
            try await Task.sleep(for: .milliseconds(timeoutMilliseconds))
            if goal != .watch { channel.abort() }
        }
        // While somebody watches, a sign of life now and then also brings what other programs of
        // this person recorded meanwhile on its way, and notices a dead line.
        let pulse = Task {
            while goal == .watch {
                try await Task.sleep(for: .seconds(1))
                try await channel.send(Ping().line())
            }
        }
        defer {
            timer.cancel()
            pulse.cancel()
        }
        return try await converse(channel, goal, token)
    }

    private func converse(
        _ channel: ByteChannel, _ goal: SyncGoal, _ token: String?
    ) async throws(ClientFailure) -> SyncReport {
        var conversation = try Conversation(
            workspace, goal, password: password, token: token, onChange: onChange)
        var pending = conversation.start()
        var received: [UInt8] = []
        while true {
            do throws(TransportError) {
                if !pending.isEmpty { try await channel.send(pending) }
                if conversation.isOver { break }
                guard let bytes = try await channel.receive() else { break }
                received = bytes
            } catch {
                channel.abort()
                // The server's word, when it gave one, says more than the broken line.
                throw conversation.failure ?? ClientFailure(error)
            }
            pending = try conversation.receive(received)
        }
        await channel.close()
        if let failure = conversation.failure { throw failure }
        return conversation.report
    }
}
