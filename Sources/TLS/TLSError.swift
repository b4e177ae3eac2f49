// The one error of this target: every reason a caller can explain to a person has its own case.

/// Names why a certificate, a key or a connection was refused.
package enum TLSError: Error, Equatable, Sendable {
    /// The certificate of the peer, or of its authority, is past its end.
    case certificateExpired
    /// The certificate of the peer begins in the future, or the local clock is behind.
    case certificateNotYetValid
    /// The certificate of the peer was not issued by the trusted authority.
    case certificateForeign
    /// The certificate of the peer was issued for the other side of a connection.
    case certificatePurpose
    /// The certificate of the peer fails for another reason, in the words of OpenSSL.
    case certificateInvalid(String)
    /// The certificate of the server names another host, or the wanted name is no host name.
    case nameMismatch
    /// The authority the server showed is not the pinned one.
    case pinMismatch
    /// The peer ended the connection with an alert.
    case peerAlert(PeerAlert)
    /// The two sides share no application protocol.
    case protocolMismatch
    /// The peer does not speak TLS.
    case notTLS
    /// The byte stream ended inside the handshake.
    case truncated
    /// The peer sent 64 KiB, or caused as many bytes of answers, without one byte of content.
    case flooded
    /// The key does not belong to the certificate.
    case keyMismatch
    /// The text or the bytes are not what they should be; names what was expected.
    case malformed(String)
    /// Everything else, in the words of OpenSSL.
    case `internal`(String)
}

/// Names the alert a peer sent (RFC 8446, section 6).
///
/// The cases about certificates speak of ours, as the peer sees it.
package enum PeerAlert: Equatable, Sendable {
    /// Our certificate is past its end.
    case certificateExpired
    /// Our certificate is not from the authority the peer trusts.
    case unknownAuthority
    /// Our certificate is damaged, begins in the future or names another host.
    case badCertificate
    /// Our certificate is meant for another use.
    case unsupportedCertificate
    /// The peer demands a certificate and got none.
    case certificateRequired
    /// Any other alert, by its OpenSSL name.
    case other(String)
}
