// # The client's side of one connection, without sockets, clocks or disks
//
//     greeting ──hello──▶ signingIn ──auth.ok──▶ ready ──bye / err──▶ ended
//
// - greeting: `hello` was sent.
// - signingIn: `auth` was sent; receipts that were lost on the way may follow its answer.
// - ready: mutations flow up, at most so many unanswered, once the lost receipts are here; changes
//   flow down, batch by batch, as many bytes as were allowed. The surroundings subscribe once they
//   know where to go on.
// - ended: the connection is of no further use; nothing that was recorded is touched by that.
//
// A change is handed on only with its mark, so that half a batch is never applied.

package import CanonicalJSON
package import CaseMerge
package import CaseModel
package import CaseWire

/// What the surroundings of a client session have to do.
package enum ClientAction: Hashable, Sendable {
    /// Send bytes.
    case send([UInt8])
    /// The person is signed in.
    case signedIn(AuthAccepted)
    /// Keep a receipt and take its mutation out of the outbox, durably.
    case store(Receipt, JSONValue)
    /// Apply a batch, durably.
    case apply(StreamBatch)
    /// A report has come.
    case figures(JSONValue)
    /// Another certificate has come.
    case renewed(Renewed)
    /// The digests of what should be here have come.
    case digest(DigestMessage)
    /// A part of a history has come.
    case history(HistoryAnswer)
    /// What is known of the others' devices has come.
    case peers([Peer])
    /// The server says how much of a blob it holds.
    case blobHeld(BlobHeld)
    /// A chunk of a blob has come.
    case blobChunk(BlobChunk)
    /// The server could not take a line; the type of the line, where it is known.
    case failed(WireError, of: String?)
    /// The connection is over.
    case ended(String)
}

/// The client's side of one connection.
package struct ClientSession: Sendable {
    private enum State {
        case greeting, signingIn, ready, ended
    }

    private var state = State.greeting
    private var framer = LineFramer(lineBytesMax: LineLimits.serverLineBytesMax)
    private let auth: AuthRequest
    private let limits: LineLimits
    private let streamCredit: Int64
    private var events: [StreamEvent] = []
    private var unpaidBytes = 0
    private var waiting: [MutationMessage] = []
    private var inFlight: Set<Int64> = []
    /// The number of the last receipt that comes before anything else; nil when all are here.
    ///
    /// A copy of a home sees by them what it is, before it uses up a number of its other life.
    private var replayed: Int64?
    private var requestID: Int64 = 0
    private var requests: [Int64: String] = [:]
    /// The version that both speak, once the server has greeted.
    package private(set) var version = ProtocolVersion.current
    /// What both can do beyond it.
    package private(set) var capabilities: Set<Capability> = []

    /// Makes the session of a device; the stream may be so many bytes ahead of its disk.
    package init(
        auth: AuthRequest, streamCredit: Int64 = 1_048_576, limits: LineLimits = .standard
    ) {
        self.auth = auth
        self.streamCredit = streamCredit
        self.limits = limits
    }

    /// Opens the conversation.
    package mutating func start(program: String) -> [ClientAction] {
        let hello = ClientHello(
            versions: ProtocolVersion.spoken, program: program,
            capabilities: Set(Capability.allCases))
        return [.send(hello.line(id: nextID(ClientHello.type)))]
    }

    /// Asks for everything after a position, once the person is signed in.
    package mutating func subscribe(
        after cursor: Sequence64, boot: BootToken? = nil
    ) -> [ClientAction] {
        let credit = version >= 2 ? streamCredit : nil
        return request(
            Subscribe(cursor: cursor, credit: credit, boot: version >= 2 ? boot : nil)) + flush()
    }

    /// Queues mutations, in the order of the outbox, and sends as many as may be unanswered.
    package mutating func enqueue(_ mutations: [MutationMessage]) -> [ClientAction] {
        waiting += mutations
        return flush()
    }

    /// Asks a question.
    package mutating func request<Message: WireMessage>(_ message: Message) -> [ClientAction] {
        [.send(message.line(id: nextID(Message.type)))]
    }

    /// Says goodbye.
    package mutating func finish() -> [ClientAction] {
        state = .ended
        return [.send(Bye(code: "done").line())]
    }

    /// The number of mutations that are queued or unanswered.
    package var pendingCount: Int { waiting.count + inFlight.count }

    /// Takes bytes from the server.
    package mutating func receive(_ bytes: [UInt8]) -> [ClientAction] {
        var actions: [ClientAction] = []
        do throws(WireError) {
            for line in framer.receive(bytes) {
                if case .ended = state { break }
                let envelope = try Envelope(line: line, limits: LineLimits.serverLine)
                let type = envelope.re.flatMap { requests.removeValue(forKey: $0) }
                actions += try handle(
                    try ServerMessage(envelope), to: type, byteCount: line.count + 1)
            }
            if let failure = framer.failure { throw failure }
        } catch {
            state = .ended
            actions += [.failed(error, of: nil), .ended("malformed")]
        }
        return actions
    }

    private mutating func handle(
        _ message: ServerMessage, to type: String?, byteCount: Int
    ) throws(WireError) -> [ClientAction] {
        switch message {
        case .hello(let hello):
            guard case .greeting = state else { throw WireError(.unknownMessage) }
            state = .signingIn
            version = hello.version
            capabilities = hello.capabilities
            return [.send(auth.line(id: nextID(AuthRequest.type)))]
        case .accepted(let accepted):
            guard case .signingIn = state else { throw WireError(.unknownMessage) }
            state = .ready
            if accepted.acknowledged > auth.received { replayed = accepted.acknowledged }
            return [.signedIn(accepted)]
        case .grant, .revoke, .change, .mark:
            guard case .ready = state else { throw WireError(.unknownMessage) }
            unpaidBytes += byteCount
            return stream(message)
        case .receipt, .figures, .renewed, .digest, .history, .peers, .blobHeld, .blobChunk:
            guard case .ready = state else { throw WireError(.unknownMessage) }
            return try answer(message)
        case .error(let message): return [.failed(message.error, of: type)]
        case .bye(let bye):
            state = .ended
            return [.ended(bye.code)]
        case .enrolled, .pong, .unknown: return []
        }
    }

    private mutating func stream(_ message: ServerMessage) -> [ClientAction] {
        switch message {
        case .grant(let grant): events.append(.grant(grant.scope, grant.standing))
        case .revoke(let revoke): events.append(.revoke(revoke.scope))
        case .change(let change): events.append(.change(change.delta))
        case .mark(let mark):
            let batch = StreamBatch(
                events: events, cursor: mark.cursor, hasMore: mark.hasMore,
                signature: mark.signature, boot: mark.boot)
            events = []
            let credit = CreditMessage(bytes: Int64(unpaidBytes))
            unpaidBytes = 0
            // A server that had fewer receipts to send is past them.
            replayed = nil
            // The order matters: what is paid for is on disk by then.
            return [.apply(batch)] + (version >= 2 ? [.send(credit.line())] : []) + flush()
        case .hello, .accepted, .enrolled, .error, .pong, .bye, .unknown, .receipt, .figures,
            .renewed, .digest, .history, .peers, .blobHeld, .blobChunk:
            break
        }
        return []
    }

    private mutating func answer(_ message: ServerMessage) throws(WireError) -> [ClientAction] {
        switch message {
        case .receipt(let message):
            let receipt = try Receipt(json: message.content)
            inFlight.remove(receipt.number)
            if let last = replayed, receipt.number >= last { replayed = nil }
            return [.store(receipt, message.content)] + flush()
        case .figures(let answer): return [.figures(answer.figures)]
        case .renewed(let renewed): return [.renewed(renewed)]
        case .digest(let digest): return [.digest(digest)]
        case .history(let history): return [.history(history)]
        case .peers(let answer): return [.peers(answer.peers)]
        case .blobHeld(let held): return [.blobHeld(held)]
        case .blobChunk(let chunk): return [.blobChunk(chunk)]
        case .hello, .accepted, .enrolled, .error, .pong, .bye, .unknown, .grant, .revoke,
            .change, .mark:
            return []
        }
    }

    private mutating func flush() -> [ClientAction] {
        guard case .ready = state, replayed == nil else { return [] }
        var actions: [ClientAction] = []
        while let next = waiting.first, inFlight.count < limits.inFlightMax {
            waiting.removeFirst()
            inFlight.insert(next.number)
            actions += request(next)
        }
        return actions
    }

    private mutating func nextID(_ type: String) -> Int64 {
        requestID += 1
        requests[requestID] = type
        return requestID
    }
}
