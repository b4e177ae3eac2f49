// Every line that a server may send.

/// A line from a server.
package enum ServerMessage: Sendable, Hashable {
    case hello(ServerHello)
    case enrolled(Enrolled)
    case accepted(AuthAccepted)
    case change(ChangeMessage)
    case grant(GrantMessage)
    case revoke(RevokeMessage)
    case mark(MarkMessage)
    case receipt(ReceiptMessage)
    case figures(ReportAnswer)
    case renewed(Renewed)
    case digest(DigestMessage)
    case history(HistoryAnswer)
    case peers(PeersAnswer)
    case blobHeld(BlobHeld)
    case blobChunk(BlobChunk)
    case error(ErrorMessage)
    case pong(Pong)
    case bye(Bye)
    /// A line of a later version, to be passed over.
    case unknown(String)

    /// Reads a line.
    package init(_ envelope: Envelope) throws(WireError) {
        let reader = envelope.reader
        switch envelope.type {
        case ServerHello.type: self = .hello(try ServerHello(reader))
        case Enrolled.type: self = .enrolled(try Enrolled(reader))
        case AuthAccepted.type: self = .accepted(try AuthAccepted(reader))
        case ChangeMessage.type: self = .change(try ChangeMessage(reader))
        case GrantMessage.type: self = .grant(try GrantMessage(reader))
        case RevokeMessage.type: self = .revoke(try RevokeMessage(reader))
        case MarkMessage.type: self = .mark(try MarkMessage(reader))
        case ReceiptMessage.type: self = .receipt(try ReceiptMessage(reader))
        case ReportAnswer.type: self = .figures(try ReportAnswer(reader))
        case Renewed.type: self = .renewed(try Renewed(reader))
        case DigestMessage.type: self = .digest(try DigestMessage(reader))
        case HistoryAnswer.type: self = .history(try HistoryAnswer(reader))
        case PeersAnswer.type: self = .peers(try PeersAnswer(reader))
        case BlobHeld.type: self = .blobHeld(try BlobHeld(reader))
        case BlobChunk.type: self = .blobChunk(try BlobChunk(reader))
        case ErrorMessage.type: self = .error(try ErrorMessage(reader))
        case Pong.type: self = .pong(try Pong(reader))
        case Bye.type: self = .bye(try Bye(reader))
        default: self = .unknown(envelope.type)
        }
    }
}
