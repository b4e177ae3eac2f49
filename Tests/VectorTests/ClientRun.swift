// Plays the server's lines of a conversation into a client session and holds what the session says
// against the client's lines. What a person wants is taken from those lines.

import CanonicalJSON
import CaseModel
import CaseSession
import CaseWire
import Testing

/// One conversation as the client's session sees it.
struct ClientRun {
    private var session: ClientSession
    private let entries: [Transcript.Entry]
    private var said: [[UInt8]] = []
    /// What the session told its surroundings to do, sending aside.
    private(set) var told: [ClientAction] = []

    init(_ transcript: Transcript) throws {
        let lines = transcript.lines.filter { $0.side == .client }.map(\.content)
        let auth = try #require(lines.first { $0["t"] == "auth" })
        let sub = lines.first { $0["t"] == "sub" }
        session = ClientSession(
            auth: try AuthRequest(try JSONReader(auth)), cursor: sub?["cur"]?.integerValue ?? 0)
        entries = transcript.entries
    }

    /// Plays the whole conversation.
    mutating func play() throws {
        for entry in entries {
            switch entry {
            case .line(.client, let content): try confirm(content)
            case .line(.server, let content), .later(let content):
                take(session.receive(content.line))
            case .raw, .end: break
            }
        }
        #expect(said.map(\.text) == [], "said and not in the conversation")
    }

    private mutating func take(_ actions: [ClientAction]) {
        for action in actions {
            if case .send(let bytes) = action { said.append(bytes) } else { told.append(action) }
        }
    }

    private mutating func confirm(_ content: JSONValue) throws {
        if said.isEmpty { take(wish(content)) }
        #expect(said.first?.text == content.line.text)
        if !said.isEmpty { said.removeFirst() }
    }

    /// Says to the session what the person behind a line wanted.
    private mutating func wish(_ content: JSONValue) -> [ClientAction] {
        switch content["t"]?.stringValue {
        case "hello": session.start(program: content["app"]?.stringValue ?? "")
        case "mut":
            session.enqueue([(content["n"]?.integerValue ?? 0, content["m"] ?? .null)])
        case "report":
            session.requestReport(content["scope"]?.stringValue.map { ScopeID($0) })
        case "bye": session.finish()
        default: []
        }
    }
}
