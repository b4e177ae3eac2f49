// Every line that a client may send.

internal import CanonicalJSON

/// A line from a client.
package enum ClientMessage: Sendable, Hashable {
    case hello(ClientHello)
    case enrol(EnrolRequest)
    case auth(AuthRequest)
    case subscribe(Subscribe)
    case mutation(MutationMessage)
    case credit(CreditMessage)
    case report(ReportRequest)
    case renew(RenewRequest)
    case verify(VerifyRequest)
    case get(GetRequest)
    case history(HistoryRequest)
    case peers(PeersRequest)
    case blobQuestion(BlobQuestion)
    case blobPut(BlobPut)
    case blobGet(BlobGet)
    case ping(Ping)
    case bye(Bye)

    /// Reads a line.
    package init(_ envelope: Envelope) throws(WireError) {
        let reader = envelope.reader
        switch envelope.type {
        case ClientHello.type: self = .hello(try ClientHello(reader))
        case EnrolRequest.type: self = .enrol(try EnrolRequest(reader))
        case AuthRequest.type: self = .auth(try AuthRequest(reader))
        case Subscribe.type: self = .subscribe(try Subscribe(reader))
        case MutationMessage.type: self = .mutation(try MutationMessage(reader))
        case CreditMessage.type: self = .credit(try CreditMessage(reader))
        case ReportRequest.type: self = .report(try ReportRequest(reader))
        case RenewRequest.type: self = .renew(try RenewRequest(reader))
        case VerifyRequest.type: self = .verify(try VerifyRequest(reader))
        case GetRequest.type: self = .get(try GetRequest(reader))
        case HistoryRequest.type: self = .history(try HistoryRequest(reader))
        case PeersRequest.type: self = .peers(try PeersRequest(reader))
        case BlobQuestion.type: self = .blobQuestion(try BlobQuestion(reader))
        case BlobPut.type: self = .blobPut(try BlobPut(reader))
        case BlobGet.type: self = .blobGet(try BlobGet(reader))
        case Ping.type: self = .ping(try Ping(reader))
        case Bye.type: self = .bye(try Bye(reader))
        default: throw WireError(.unknownMessage, detail: ["t": .string(envelope.type)])
        }
    }
}
