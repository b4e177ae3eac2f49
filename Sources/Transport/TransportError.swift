// The one error of this target.

package import TLS

/// Names why a connection could not be made or did not last.
package enum TransportError: Error, Equatable, Sendable {
    /// Nothing listens there.
    case refused(Endpoint)
    /// No way leads there.
    case unreachable(Endpoint)
    /// The connection or its handshake took too long.
    case timeout(Endpoint)
    /// No address belongs to the host name.
    case nameNotFound(String)
    /// Another program listens on this address.
    case addressInUse(Endpoint)
    /// The handshake or a later record was refused, by us or by an alert of the peer.
    case tls(TLSError)
    /// The stream was cut: what came before may lack its end.
    case truncated
    /// This side has closed the connection.
    case closed
    /// The listener has as many connections as it may have.
    case limit
    /// The task that waited was cancelled.
    case cancelled
    /// Everything else, in the words of the system.
    case system(String)

    /// Folds the end of the stream inside a handshake into `truncated`.
    init(_ error: TLSError) {
        self = error == .truncated ? .truncated : .tls(error)
    }
}
