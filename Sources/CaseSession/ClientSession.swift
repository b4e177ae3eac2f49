// # The client's side of one connection, without sockets, clocks or disks
//
//     greeting ──hello──▶ signingIn ──auth.ok──▶ ready ──bye / err──▶ ended
//
// - greeting: `hello` was sent.
// - signingIn: `auth` was sent; receipts that were lost on the way may follow its answer.
// - ready: mutations flow up, at most so many unanswered; changes flow down, batch by batch.
// - ended: the connection is of no further use; nothing that was recorded is touched by that.
//
// A change is handed on only with its mark, so that half a batch is never applied.

package import CanonicalJSON
package import CaseMerge
package import CaseModel
package import CaseWire

/// Everything between two marks.
package struct StreamBatch: Hashable, Sendable {
    /// What happened, in order.
    package let events: [StreamEvent]
    /// The position reached.
    package let cursor: Sequence64
    /// Is true when more is waiting at the server.
    package let hasMore: Bool
}

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
    /// The server could not take a line.
    case failed(WireError)
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
    private let cursor: Sequence64
    private let limits: LineLimits
    private var events: [StreamEvent] = []
    private var waiting: [(number: Int64, content: JSONValue)] = []
    private var inFlight: Set<Int64> = []
    private var requestID: Int64 = 0

    /// Makes the session of a device that holds everything up to a position.
    package init(auth: AuthRequest, cursor: Sequence64, limits: LineLimits = .standard) {
        self.auth = auth
        self.cursor = cursor
        self.limits = limits
    }

    /// Opens the conversation.
    package mutating func start(program: String) -> [ClientAction] {
        let hello = ClientHello(versions: [ProtocolVersion.current], program: program)
        return [.send(hello.line(id: nextID()))]
    }

    /// Queues mutations, in the order of the outbox, and sends as many as may be unanswered.
    package mutating func enqueue(
        _ mutations: [(number: Int64, content: JSONValue)]
    ) -> [ClientAction] {
        waiting += mutations
        return flush()
    }

    /// Asks for a report.
    package mutating func requestReport(_ scope: ScopeID?) -> [ClientAction] {
        [.send(ReportRequest(scope: scope).line(id: nextID()))]
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
                actions += try handle(try ServerMessage(envelope))
            }
            if let failure = framer.failure { throw failure }
        } catch {
            state = .ended
            actions += [.failed(error), .ended("malformed")]
        }
        return actions
    }

    private mutating func handle(_ message: ServerMessage) throws(WireError) -> [ClientAction] {
        switch message {
        case .hello:
            guard case .greeting = state else { throw WireError(.unknownMessage) }
            state = .signingIn
            return [.send(auth.line(id: nextID()))]
        case .accepted(let accepted):
            guard case .signingIn = state else { throw WireError(.unknownMessage) }
            state = .ready
            return [.signedIn(accepted), .send(Subscribe(cursor: cursor).line(id: nextID()))]
                + flush()
        case .grant, .revoke, .change, .mark, .figures, .receipt:
            guard case .ready = state else { throw WireError(.unknownMessage) }
            return try stream(message)
        case .error(let message): return [.failed(message.error)]
        case .bye(let bye):
            state = .ended
            return [.ended(bye.code)]
        case .enrolled, .pong, .unknown: return []
        }
    }

    private mutating func stream(
        _ message: ServerMessage
    ) throws(WireError) -> [ClientAction] {
        switch message {
        case .grant(let grant): events.append(.grant(grant.scope, grant.standing))
        case .revoke(let revoke): events.append(.revoke(revoke.scope))
        case .change(let change): events.append(.change(change.delta))
        case .mark(let mark):
            let batch = StreamBatch(
                events: events, cursor: mark.cursor, hasMore: mark.hasMore)
            events = []
            return [.apply(batch)]
        case .receipt(let message):
            let receipt = try Receipt(json: message.content)
            inFlight.remove(receipt.number)
            return [.store(receipt, message.content)] + flush()
        case .figures(let answer): return [.figures(answer.figures)]
        case .hello, .accepted, .enrolled, .error, .pong, .bye, .unknown: break
        }
        return []
    }

    private mutating func flush() -> [ClientAction] {
        guard case .ready = state else { return [] }
        var actions: [ClientAction] = []
        while let next = waiting.first, inFlight.count < limits.inFlightMax {
            waiting.removeFirst()
            inFlight.insert(next.number)
            let line = MutationMessage(number: next.number, content: next.content)
            actions.append(.send(line.line(id: nextID())))
        }
        return actions
    }

    private mutating func nextID() -> Int64 {
        requestID += 1
        return requestID
    }
}
