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
        let credit = lines.first { $0["t"] == "sub" }?["credit"]?.integerValue
        session = ClientSession(
            auth: try AuthRequest(try JSONReader(auth)), streamCredit: credit ?? 1_048_576)
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
        if said.isEmpty { take(try wish(content)) }
        #expect(said.first?.text == content.line.text)
        if !said.isEmpty { said.removeFirst() }
    }

    /// Says to the session what the person behind a line wanted.
    private mutating func wish(_ content: JSONValue) throws -> [ClientAction] {
        switch try ClientMessage(try Envelope(line: content.line)) {
        case .hello(let hello): session.start(program: hello.program)
        case .subscribe(let sub): session.subscribe(after: sub.cursor, boot: sub.boot)
        case .mutation(let mutation): session.enqueue([mutation])
        case .report(let report): session.request(report)
        case .renew(let renew): session.request(renew)
        case .verify(let verify): session.request(verify)
        case .get(let get): session.request(get)
        case .history(let history): session.request(history)
        case .peers(let peers): session.request(peers)
        case .blobQuestion(let question): session.request(question)
        case .blobPut(let put): session.request(put)
        case .blobGet(let get): session.request(get)
        case .bye: session.finish()
        case .enrol, .auth, .credit, .ping: []
        }
    }
}
