// # The server's side of one connection, without sockets, clocks or disks
//
//     greeting ──hello──▶ identifying ──auth──▶ signingIn ──signedIn──▶ ready ──bye──▶ ended
//                              └──enrol──▶ enrolling ──enrolled──▶ ended
//
// - greeting: nothing is known; only `hello` is taken, lines are short.
// - identifying: the protocol is agreed; an enrolment connection takes `enrol`, any other `auth`.
// - signingIn, enrolling: an answer is being worked out; every other line is refused.
// - ready: mutations, subscriptions and reports are taken.
// - ended: nothing is taken any more.
//
// Every line is answered or refused by name; no line ends the program. What the machine cannot do
// itself (passwords, disk) it asks for by an action and is told the result by a method.

package import CanonicalJSON
package import CaseModel
package import CaseWire

/// What the surroundings of a server session have to do.
package enum ServerAction: Hashable, Sendable {
    /// Send bytes.
    case send([UInt8])
    /// Check a sign-in; answer with `signedIn`.
    case signIn(AuthRequest, request: Int64?)
    /// Check an enrolment; answer with `enrolled`.
    case enrol(EnrolRequest, request: Int64?)
    /// Store a mutation; answer with `committed`, in order.
    case commit(MutationMessage, request: Int64?)
    /// Send everything after a position, now and from now on.
    case stream(after: Sequence64)
    /// Compute a report; answer with `reported`.
    case report(ReportRequest, request: Int64?)
    /// Close the connection after what was sent.
    case end
}

/// The server's side of one connection.
package struct ServerSession: Sendable {
    private enum State {
        case greeting, identifying, signingIn, enrolling, ready, ended
    }

    private var state = State.greeting
    private var framer: LineFramer
    private var isStreaming = false
    private let isEnrolment: Bool
    private let isDemonstration: Bool
    private let limits: LineLimits

    /// Makes the session of a connection that has just been opened.
    package init(isEnrolment: Bool, isDemonstration: Bool, limits: LineLimits = .standard) {
        self.isEnrolment = isEnrolment
        self.isDemonstration = isDemonstration
        self.limits = limits
        framer = LineFramer(lineBytesMax: limits.greetingLineBytesMax)
    }

    /// Takes bytes from the client.
    package mutating func receive(_ bytes: [UInt8]) -> [ServerAction] {
        var actions: [ServerAction] = []
        for line in framer.receive(bytes) {
            if case .ended = state { return actions }
            actions += receive(line: line)
        }
        if case .ended = state { return actions }
        return framer.failure.map { actions + fail($0, request: nil) } ?? actions
    }

    private mutating func receive(line: [UInt8]) -> [ServerAction] {
        var request: Int64?
        do throws(WireError) {
            let envelope = try Envelope(line: line)
            request = envelope.id
            return try handle(try ClientMessage(envelope), request: request)
        } catch {
            // Before the person is known a wrong line ends the connection; later it costs itself.
            if case .ready = state { return [.send(ErrorMessage(error).line(re: request))] }
            return fail(error, request: request)
        }
    }

    private mutating func handle(
        _ message: ClientMessage, request: Int64?
    ) throws(WireError) -> [ServerAction] {
        switch (message, state) {
        case (.hello(let hello), .greeting): return try greet(hello, request: request)
        case (.enrol(let enrol), .identifying) where isEnrolment:
            state = .enrolling
            return [.enrol(enrol, request: request)]
        case (.auth(let auth), .identifying) where !isEnrolment:
            state = .signingIn
            return [.signIn(auth, request: request)]
        case (.subscribe(let subscribe), .ready) where !isStreaming:
            isStreaming = true
            return [.stream(after: subscribe.cursor)]
        case (.mutation(let mutation), .ready): return [.commit(mutation, request: request)]
        case (.report(let report), .ready): return [.report(report, request: request)]
        case (.ping, _): return [.send(Pong().line(re: request))]
        case (.bye, _):
            state = .ended
            return [.end]
        case (.hello, _), (.enrol, _), (.auth, _), (.subscribe, _), (.mutation, _), (.report, _):
            throw WireError(.unknownMessage)
        }
    }

    private mutating func greet(
        _ hello: ClientHello, request: Int64?
    ) throws(WireError) -> [ServerAction] {
        guard hello.versions.contains(ProtocolVersion.current) else {
            throw WireError(
                .version, .upgrade, detail: ["proto": .integer(ProtocolVersion.current)])
        }
        state = .identifying
        let answer = ServerHello(
            version: ProtocolVersion.current, limits: limits.json.objectValue ?? [:],
            isDemonstration: isDemonstration)
        return [.send(answer.line(re: request))]
    }

    // MARK: - Results

    /// Takes the result of a sign-in, with the receipts that the device does not hold yet.
    package mutating func signedIn(
        _ result: Result<AuthAccepted, WireError>, receipts: [JSONValue], request: Int64?
    ) -> [ServerAction] {
        guard case .signingIn = state else { return [] }
        switch result {
        case .success(let accepted):
            state = .ready
            framer.lineBytesMax = limits.lineBytesMax
            let replayed = receipts.map { ServerAction.send(ReceiptMessage(content: $0).line()) }
            return [.send(accepted.line(re: request))] + replayed
        case .failure(let error): return fail(error, request: request)
        }
    }

    /// Takes the result of an enrolment.
    package mutating func enrolled(
        _ result: Result<Enrolled, WireError>, request: Int64?
    ) -> [ServerAction] {
        switch result {
        case .success(let enrolled):
            state = .ended
            return [.send(enrolled.line(re: request)), .end]
        case .failure(let error): return fail(error, request: request)
        }
    }

    /// Takes the result of a mutation: its receipt, which is on disk, or why there is none.
    package func committed(
        _ result: Result<JSONValue, WireError>, request: Int64?
    ) -> ServerAction {
        switch result {
        case .success(let receipt): .send(ReceiptMessage(content: receipt).line(re: request))
        case .failure(let error): .send(ErrorMessage(error).line(re: request))
        }
    }

    /// Takes the result of a report.
    package func reported(
        _ result: Result<JSONValue, WireError>, request: Int64?
    ) -> ServerAction {
        switch result {
        case .success(let figures): .send(ReportAnswer(figures: figures).line(re: request))
        case .failure(let error): .send(ErrorMessage(error).line(re: request))
        }
    }

    private mutating func fail(_ error: WireError, request: Int64?) -> [ServerAction] {
        state = .ended
        return [.send(ErrorMessage(error).line(re: request)), .end]
    }
}
