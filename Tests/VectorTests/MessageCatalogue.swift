// Every message of both directions. The switches have no default, so that a new message does not
// compile until it stands here, and then fails until it has its page, its schema and its vector.

import CanonicalJSON
import CaseWire
import Testing

/// Who sent a line.
enum Side: String, Sendable, CaseIterable {
    case client, server
}

/// One kind of line.
struct MessageKind: Sendable, Hashable, CustomTestStringConvertible {
    let side: Side
    let type: String

    /// The name of the entry in the schema.
    var definition: String { "\(side.rawValue).\(type)" }
    var testDescription: String { definition }

    /// Every kind of line that either side may send.
    static let all: [MessageKind] =
        clientTypes.map { MessageKind(side: .client, type: $0.type) }
        + serverTypes.map { MessageKind(side: .server, type: $0.type) }

    private static let clientTypes: [any WireMessage.Type] = [
        ClientHello.self, EnrolRequest.self, AuthRequest.self, Subscribe.self,
        MutationMessage.self, CreditMessage.self, ReportRequest.self, RenewRequest.self,
        VerifyRequest.self, GetRequest.self, HistoryRequest.self, PeersRequest.self,
        BlobQuestion.self, BlobPut.self, BlobGet.self, Ping.self, Bye.self,
    ]

    private static let serverTypes: [any WireMessage.Type] = [
        ServerHello.self, Enrolled.self, AuthAccepted.self, ChangeMessage.self,
        GrantMessage.self, RevokeMessage.self, MarkMessage.self, ReceiptMessage.self,
        ReportAnswer.self, Renewed.self, DigestMessage.self, HistoryAnswer.self,
        PeersAnswer.self, BlobHeld.self, BlobChunk.self, ErrorMessage.self, Pong.self, Bye.self,
    ]
}

/// A line that was read and can be written again.
struct ReadLine {
    let kind: MessageKind
    let id: Int64?
    let re: Int64?
    private let message: any WireMessage

    /// Reads a line as its receiver does.
    ///
    /// - Throws: `WireError`, also for a line of a server whose type is unknown.
    init(_ side: Side, _ line: [UInt8]) throws {
        let envelope = try Envelope(line: line)
        id = envelope.id
        re = envelope.re
        message =
            switch side {
            case .client: Self.content(of: try ClientMessage(envelope))
            case .server: try Self.content(of: try ServerMessage(envelope))
            }
        kind = MessageKind(side: side, type: Swift.type(of: message).type)
    }

    /// Writes the line again, with its line feed.
    var bytes: [UInt8] { message.line(id: id, re: re) }

    private static func content(of message: ClientMessage) -> any WireMessage {
        switch message {
        case .hello(let message): message
        case .enrol(let message): message
        case .auth(let message): message
        case .subscribe(let message): message
        case .mutation(let message): message
        case .credit(let message): message
        case .report(let message): message
        case .renew(let message): message
        case .verify(let message): message
        case .get(let message): message
        case .history(let message): message
        case .peers(let message): message
        case .blobQuestion(let message): message
        case .blobPut(let message): message
        case .blobGet(let message): message
        case .ping(let message): message
        case .bye(let message): message
        }
    }

    private static func content(of message: ServerMessage) throws -> any WireMessage {
        switch message {
        case .hello(let message): message
        case .enrolled(let message): message
        case .accepted(let message): message
        case .change(let message): message
        case .grant(let message): message
        case .revoke(let message): message
        case .mark(let message): message
        case .receipt(let message): message
        case .figures(let message): message
        case .renewed(let message): message
        case .digest(let message): message
        case .history(let message): message
        case .peers(let message): message
        case .blobHeld(let message): message
        case .blobChunk(let message): message
        case .error(let message): message
        case .pong(let message): message
        case .bye(let message): message
        case .unknown(let type): throw WireError(.unknownMessage, detail: ["t": .string(type)])
        }
    }
}
