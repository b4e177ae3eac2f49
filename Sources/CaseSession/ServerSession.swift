// # The server's side of one connection, without sockets, clocks or disks
//
//     greeting ──hello──▶ identifying ──auth──▶ signingIn ──signedIn──▶ ready ──bye──▶ ended
//                              └──enrol──▶ enrolling ──enrolled──▶ ended
//
// - greeting: nothing is known; only `hello` is taken, lines are short.
// - identifying: the protocol is agreed; an enrolment connection takes `enrol`, any other `auth`.
// - signingIn, enrolling: an answer is being worked out; every other line is refused.
// - ready: mutations, subscriptions and questions are taken.
// - depositing: the person has no rights any more; mutations are taken, nothing is sent back.
// - ended: nothing is taken any more.
//
// Every line is answered or refused by name; no line ends the program. What the machine cannot do
// itself (passwords, disk) it asks for by an action and is told the result by a method.

package import CanonicalJSON
internal import CaseMerge
package import CaseModel
package import CaseWire

/// What the surroundings of a server session have to do.
package enum ServerAction: Hashable, Sendable {
    /// Send bytes.
    case send([UInt8])
    /// Check a sign-in in a protocol version; answer with `signedIn`.
    case signIn(AuthRequest, version: Int64, request: Int64?)
    /// Check an enrolment; answer with `enrolled`.
    case enrol(EnrolRequest, request: Int64?)
    /// Store a mutation; answer with `committed`, in order.
    case commit(MutationMessage, request: Int64?)
    /// Send everything after a position, now and from now on.
    case stream(Subscribe, version: Int64)
    /// Allow the stream more bytes.
    case credit(Int64)
    /// Send one scope anew, in the stream.
    case get(ScopeID)
    /// Work out an answer; answer with `answered`.
    case ask(ServerQuestion, request: Int64?)
    /// Close the connection after what was sent.
    case end
}

/// A question of a client that takes disk, time or cryptography to answer.
package enum ServerQuestion: Hashable, Sendable {
    case report(ReportRequest)
    case renew(RenewRequest)
    case verify
    case history(HistoryRequest)
    case peers
    case blobHeld(BlobQuestion)
    case blobPut(BlobPut)
    case blobGet(BlobGet)

    /// The capability that has to be agreed before it may be asked; nil when the version will do.
    var capability: Capability? {
        switch self {
        case .report, .renew: nil
        case .verify: .verify
        case .history: .hist
        case .peers: .peers
        case .blobHeld, .blobPut, .blobGet: .blob
        }
    }
}

/// The server's side of one connection.
package struct ServerSession: Sendable {
    private enum State {
        case greeting, identifying, signingIn, enrolling, ready, depositing, ended
    }

    private var state = State.greeting
    private var framer: LineFramer
    private var isStreaming = false
    private var version = ProtocolVersion.current
    private var capabilities: Set<Capability> = []
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
            switch state {
            case .ready, .depositing: return [.send(ErrorMessage(error).line(re: request))]
            case .greeting, .identifying, .signingIn, .enrolling, .ended:
                return fail(error, request: request)
            }
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
            return [.signIn(auth, version: version, request: request)]
        case (.mutation(let mutation), .ready), (.mutation(let mutation), .depositing):
            return [.commit(mutation, request: request)]
        // A copied device delivers under an identity of its own.
        case (.renew(let renew), .depositing): return try ask(.renew(renew), request)
        case (.ping, _): return [.send(Pong().line(re: request))]
        case (.bye, _):
            state = .ended
            return [.end]
        case (_, .ready): return try handleReady(message, request: request)
        case (.hello, _), (.enrol, _), (.auth, _), (.subscribe, _), (.mutation, _), (.report, _),
            (.credit, _), (.renew, _), (.verify, _), (.get, _), (.history, _), (.peers, _),
            (.blobQuestion, _), (.blobPut, _), (.blobGet, _):
            throw WireError(.unknownMessage)
        }
    }

    private mutating func handleReady(
        _ message: ClientMessage, request: Int64?
    ) throws(WireError) -> [ServerAction] {
        switch message {
        case .subscribe(let subscribe) where !isStreaming:
            isStreaming = true
            return [.stream(subscribe, version: version)]
        case .credit(let credit) where isStreaming && credit.bytes > 0:
            return [.credit(credit.bytes)]
        case .get(let get) where isStreaming && capabilities.contains(.verify):
            return [.get(get.scope)]
        case .report(let report): return try ask(.report(report), request)
        case .renew(let renew): return try ask(.renew(renew), request)
        case .verify: return try ask(.verify, request)
        case .history(let history): return try ask(.history(history), request)
        case .peers: return try ask(.peers, request)
        case .blobQuestion(let question): return try ask(.blobHeld(question), request)
        case .blobPut(let put): return try ask(.blobPut(put), request)
        case .blobGet(let get): return try ask(.blobGet(get), request)
        case .hello, .enrol, .auth, .subscribe, .credit, .get, .mutation, .ping, .bye:
            throw WireError(.unknownMessage)
        }
    }

    private func ask(
        _ question: ServerQuestion, _ request: Int64?
    ) throws(WireError) -> [ServerAction] {
        let isAgreed = question.capability.map { capabilities.contains($0) } ?? true
        guard isAgreed else { throw WireError(.unknownMessage) }
        return [.ask(question, request: request)]
    }

    private mutating func greet(
        _ hello: ClientHello, request: Int64?
    ) throws(WireError) -> [ServerAction] {
        guard let common = ProtocolVersion.common(with: hello.versions) else {
            throw WireError(
                .version, .upgrade, detail: ["proto": .integer(ProtocolVersion.current)])
        }
        state = .identifying
        version = common
        capabilities = hello.capabilities
        let answer = ServerHello(
            version: common, limits: limits.json.objectValue ?? [:],
            isDemonstration: isDemonstration, capabilities: capabilities)
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
            state = accepted.isDeposit ? .depositing : .ready
            framer.lineBytesMax = limits.lineBytesMax
            let replayed = receipts.map {
                ServerAction.send(ReceiptMessage(content: told($0)).line())
            }
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
        case .success(let receipt): .send(ReceiptMessage(content: told(receipt)).line(re: request))
        case .failure(let error): .send(ErrorMessage(told(error)).line(re: request))
        }
    }

    /// Takes the answer to a question.
    package func answered(
        _ result: Result<some WireMessage, WireError>, request: Int64?
    ) -> ServerAction {
        switch result {
        case .success(let answer): .send(answer.line(re: request))
        case .failure(let error): .send(ErrorMessage(error).line(re: request))
        }
    }

    /// Returns a receipt in the words of the version: the first knows no parked edits.
    private func told(_ receipt: JSONValue) -> JSONValue {
        guard version == 1, var object = receipt.objectValue,
            object["st"]?.stringValue == Outcome.parked.rawValue
        else { return receipt }
        object["st"] = .string(Outcome.refused.rawValue)
        object["why"] = .array([Reason(.permission).json])
        return .object(object)
    }

    /// Returns an error in the words of the version: the first knows no new identity.
    private func told(_ error: WireError) -> WireError {
        version == 1 && error.retry == .rehome
            ? WireError(error.code, .never, detail: error.detail) : error
    }

    private mutating func fail(_ error: WireError, request: Int64?) -> [ServerAction] {
        state = .ended
        return [.send(ErrorMessage(error).line(re: request)), .end]
    }
}
