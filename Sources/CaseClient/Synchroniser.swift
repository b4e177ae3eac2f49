// Talking to the server: the session machine driven over one connection, every receipt and every
// batch written down before the next. One process of a person talks at a time; the others' edits
// are in the same queue and go with it.

internal import CaseCache
internal import CaseModel
internal import CaseWire
internal import TLS
internal import Transport

/// Talks to the server.
package struct Synchroniser: Sendable {
    private let workspace: Workspace
    private let password: String?
    private let onEvent: @Sendable (SyncEvent) -> Void

    /// Makes a synchroniser; a password is needed when no token is good any more.
    package init(
        _ workspace: Workspace, password: String? = nil,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) {
        self.workspace = workspace
        self.password = password
        self.onEvent = onEvent
    }

    /// Talks until the goal is reached or nothing has come for the given time; what was received by
    /// then is kept.
    ///
    /// A home that turns out to be a copy of another one gets an identity of its own on the way,
    /// and a certificate that soon expires is renewed.
    ///
    /// - Throws: what kept the conversation from taking place or going on.
    package func run(
        _ goal: SyncGoal, timeoutMilliseconds: Int64
    ) async throws(ClientFailure) -> SyncReport {
        guard let lock = try workspace.home.lock() else { throw .busyElsewhere }
        defer { withExtendedLifetime(lock) {} }
        do throws(ClientFailure) {
            let report = try await talk(goal, timeoutMilliseconds)
            if report.isComplete { try workspace.sweepAttachments() }
            try await renewIfDue(report, timeoutMilliseconds)
            return report
        } catch .forked {
            try await takeNewIdentity(timeoutMilliseconds)
            var report = try await talk(goal, timeoutMilliseconds)
            report.isNewDevice = true
            return report
        }
    }

    private func takeNewIdentity(_ milliseconds: Int64) async throws(ClientFailure) {
        let (key, request) = try Self.newKey(isFork: true)
        let report = try await talk(.renewal(request), milliseconds)
        guard let renewed = report.renewed else { throw .forked }
        try workspace.home.exchange(key: key, certificatePEM: renewed.certificate)
        try workspace.guarding { () throws(CacheError) in
            try workspace.cache.rehome([
                .device: renewed.device.text, .token: renewed.token,
            ])
        }
    }

    /// Renews a certificate in the last third of its life.
    private func renewIfDue(
        _ done: SyncReport, _ milliseconds: Int64
    ) async throws(ClientFailure) {
        guard done.isComplete, !done.isDeposit,
            try workspace.home.isRenewalDue(at: Workspace.realNow)
        else { return }
        let (key, request) = try Self.newKey(isFork: false)
        guard let renewed = try await talk(.renewal(request), milliseconds).renewed
        else { return }
        try workspace.home.exchange(key: key, certificatePEM: renewed.certificate)
        try workspace.guarding { () throws(CacheError) in
            try workspace.cache.setMeta([.token: renewed.token])
        }
    }

    private static func newKey(
        isFork: Bool
    ) throws(ClientFailure) -> (PrivateKey, RenewRequest) {
        do throws(TLSError) {
            let key = try PrivateKey.make()
            let request = try CertificateRequest(key: key, commonName: "teczka").pem
            return (key, RenewRequest(request: request, isFork: isFork))
        } catch {
            throw ClientFailure(TransportError.tls(error))
        }
    }

    // MARK: - One connection

    private func talk(
        _ goal: SyncGoal, _ timeoutMilliseconds: Int64
    ) async throws(ClientFailure) -> SyncReport {
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
        let silence = SilenceLimit(milliseconds: goal == .watch ? nil : timeoutMilliseconds)
        let timer = Task { if await silence.isReached() { channel.abort() } }
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
        return try await converse(channel, goal, token, silence)
    }

    private func converse(
        _ channel: ByteChannel, _ goal: SyncGoal, _ token: String?, _ silence: SilenceLimit
    ) async throws(ClientFailure) -> SyncReport {
        var conversation = try Conversation(
            workspace.cache, goal,
            Credentials(user: workspace.actor.user, password: password, token: token),
            attachments: workspace.home.attachments,
            realNow: { Workspace.realNow.milliseconds }, onEvent: onEvent)
        var pending = conversation.start()
        var received: [UInt8] = []
        var broken: TransportError?
        while true {
            do throws(TransportError) {
                if !pending.isEmpty, broken == nil { try await channel.send(pending) }
            } catch {
                // A line that takes no more may still bring what the server said before it broke:
                // receipts, or why it ended.
                broken = error
            }
            do throws(TransportError) {
                if conversation.isOver { break }
                guard let bytes = try await channel.receive() else { break }
                received = bytes
                silence.heard()
            } catch {
                channel.abort()
                // The server's word, when it gave one, says more than the broken line.
                throw conversation.failure ?? ClientFailure(broken ?? error)
            }
            pending = try conversation.receive(received)
        }
        await channel.close()
        if let failure = conversation.failure { throw failure }
        // A server that hangs up politely in the middle has not answered either.
        guard conversation.report.isComplete || conversation.isOver
        else { throw broken.map { ClientFailure($0) } ?? .brokenConnection }
        return conversation.report
    }
}
