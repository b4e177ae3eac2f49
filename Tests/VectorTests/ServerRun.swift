// Plays the client's lines of a conversation into a server session and holds what the session says
// against the server's lines. What the session asks its surroundings for is answered by those same
// lines: the conversation is its own script.

import CanonicalJSON
import CaseSession
import CaseWire
import Testing

/// One conversation as the server's session sees it.
struct ServerRun {
    private var session: ServerSession
    private let entries: [Transcript.Entry]
    /// What the session said and the conversation did not confirm yet.
    private var said: [[UInt8]] = []
    /// What the session asked for and did not get yet, in order.
    private var asked: [ServerAction] = []
    private var isStreaming = false
    private var isEnded = false

    init(_ transcript: Transcript) {
        session = ServerSession(
            isEnrolment: transcript.isEnrolment, isDemonstration: transcript.isDemonstration)
        entries = transcript.entries
    }

    /// Plays the whole conversation.
    mutating func play() throws {
        for (index, entry) in entries.enumerated() {
            switch entry {
            case .line(.client, let content): take(session.receive(content.line))
            case .raw(let bytes): take(session.receive(bytes + [10]))
            case .line(.server, let content): try confirm(content, at: index)
            case .later: break
            case .end:
                #expect(isEnded, "the session goes on")
            }
        }
        #expect(said.map(\.text) == [], "said and not in the conversation")
        #expect(asked.isEmpty, "asked for and never answered")
        #expect(isEnded == (entries.last == .end), "the end is in one of both only")
    }

    private mutating func take(_ actions: [ServerAction]) {
        for action in actions {
            switch action {
            case .send(let bytes): said.append(bytes)
            case .stream: isStreaming = true
            case .end: isEnded = true
            case .signIn, .enrol, .commit, .ask: asked.append(action)
            case .credit, .get: break
            }
        }
    }

    private mutating func confirm(_ content: JSONValue, at index: Int) throws {
        if said.isEmpty, !asked.isEmpty, !Self.isPushed(content) {
            try answer(asked.removeFirst(), with: content, at: index)
        }
        if said.isEmpty {
            let isFarewell = content["t"] == "bye"
            #expect(
                Self.isPushed(content) && (isStreaming || isFarewell),
                "the session says nothing like \(content.canonicalText)")
            return
        }
        let bytes = said.removeFirst()
        #expect(bytes.text == content.line.text)
    }

    /// Returns whether the surroundings of the session send the line by themselves.
    private static func isPushed(_ content: JSONValue) -> Bool {
        ["chg", "grant", "revoke", "mark", "bye"].contains(content["t"]?.stringValue ?? "")
    }

    private mutating func answer(
        _ action: ServerAction, with content: JSONValue, at index: Int
    ) throws {
        let message = try ServerMessage(try Envelope(line: content.line))
        switch action {
        case .signIn(_, _, let request):
            let result = Self.result(message) { message -> AuthAccepted? in
                if case .accepted(let accepted) = message { accepted } else { nil }
            }
            take(
                session.signedIn(
                    try #require(result), receipts: receipts(after: index), request: request))
        case .enrol(_, let request):
            let result = Self.result(message) { message -> Enrolled? in
                if case .enrolled(let enrolled) = message { enrolled } else { nil }
            }
            take(session.enrolled(try #require(result), request: request))
        case .commit(_, let request):
            let result = Self.result(message) { message -> JSONValue? in
                if case .receipt(let receipt) = message { receipt.content } else { nil }
            }
            take([session.committed(try #require(result), request: request)])
        case .ask(_, let request): take([try answered(message, request)])
        case .send, .stream, .credit, .get, .end: break
        }
    }

    private func answered(_ message: ServerMessage, _ request: Int64?) throws -> ServerAction {
        func say(_ answer: some WireMessage) -> ServerAction {
            session.answered(.success(answer), request: request)
        }
        return switch message {
        case .figures(let answer): say(answer)
        case .renewed(let answer): say(answer)
        case .digest(let answer): say(answer)
        case .history(let answer): say(answer)
        case .peers(let answer): say(answer)
        case .blobHeld(let answer): say(answer)
        case .blobChunk(let answer): say(answer)
        case .error(let error):
            session.answered(Result<Pong, WireError>.failure(error.error), request: request)
        case .hello, .enrolled, .accepted, .change, .grant, .revoke, .mark, .receipt, .pong, .bye,
            .unknown:
            throw WireError(.unknownMessage)
        }
    }

    /// Returns the content of the wanted kind of line, or the error that came in its place.
    private static func result<Value>(
        _ message: ServerMessage, _ content: (ServerMessage) -> Value?
    ) -> Result<Value, WireError>? {
        if case .error(let error) = message { return .failure(error.error) }
        return content(message).map { .success($0) }
    }

    /// Returns the receipts that follow a sign-in, which answer no request of this connection.
    private func receipts(after index: Int) -> [JSONValue] {
        entries[(index + 1)...].prefix {
            if case .line(.server, let content) = $0 {
                content["t"] == "rcpt" && content["re"] == nil
            } else {
                false
            }
        }.compactMap { if case .line(_, let content) = $0 { content["rc"] } else { nil } }
    }
}
