// Every line that a client may send.

internal import CanonicalJSON

/// A line from a client.
package enum ClientMessage: Sendable, Hashable {
    case hello(ClientHello)
    case enrol(EnrolRequest)
    case auth(AuthRequest)
    case subscribe(Subscribe)
    case mutation(MutationMessage)
    case report(ReportRequest)
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
        case ReportRequest.type: self = .report(try ReportRequest(reader))
        case Ping.type: self = .ping(try Ping(reader))
        case Bye.type: self = .bye(try Bye(reader))
        default: throw WireError(.unknownMessage, detail: ["t": .string(envelope.type)])
        }
    }
}
