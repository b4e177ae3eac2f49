// Turns the error queue of OpenSSL into a TLSError. The queue belongs to the thread and is shared
// by all connections on it: clear it before a call, read it at once after, on the same thread.

internal import CLibSSL

enum ErrorQueue {
    static func clear() {
        ERR_clear_error()
    }

    /// Empties the queue and returns the meaning of its oldest entry.
    static func take() -> TLSError {
        defer { ERR_clear_error() }
        let code = ERR_get_error()
        guard code != 0 else { return .internal("unknown") }
        guard ERR_GET_LIB(code) == ERR_LIB_SSL else { return .internal(text(code)) }
        let reason = ERR_GET_REASON(code)
        switch reason {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST,
            SSL_R_PACKET_LENGTH_TOO_LONG, SSL_R_RECORD_LENGTH_MISMATCH, SSL_R_BAD_RECORD_TYPE:
            return .notTLS
        case SSL_R_UNEXPECTED_EOF_WHILE_READING:
            return .truncated
        // The only callback that fails is the one that refuses a client without an offer.
        case SSL_R_NO_APPLICATION_PROTOCOL, SSL_R_CALLBACK_FAILED:
            return .protocolMismatch
        case SSL_AD_REASON_OFFSET...SSL_AD_REASON_OFFSET + 255:
            return alert(reason - SSL_AD_REASON_OFFSET)
        default:
            return .internal(text(code))
        }
    }

    /// Returns the meaning of a failed certificate check (an `X509_V_ERR` code).
    static func verification(_ code: Int) -> TLSError {
        switch Int32(truncatingIfNeeded: code) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            .certificateExpired
        case X509_V_ERR_CERT_NOT_YET_VALID:
            .certificateNotYetValid
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            .nameMismatch
        case X509_V_ERR_INVALID_PURPOSE:
            .certificatePurpose
        case X509_V_ERR_APPLICATION_VERIFICATION:
            .pinMismatch
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_SIGNATURE_FAILURE,
            X509_V_ERR_CERT_UNTRUSTED:
            .certificateForeign
        default:
            .certificateInvalid(String(cString: X509_verify_cert_error_string(code)))
        }
    }

    private static func alert(_ number: Int32) -> TLSError {
        switch number {
        case SSL_AD_NO_APPLICATION_PROTOCOL: .protocolMismatch
        case SSL_AD_CERTIFICATE_EXPIRED: .peerAlert(.certificateExpired)
        case SSL_AD_UNKNOWN_CA: .peerAlert(.unknownAuthority)
        case SSL_AD_BAD_CERTIFICATE: .peerAlert(.badCertificate)
        case SSL_AD_UNSUPPORTED_CERTIFICATE: .peerAlert(.unsupportedCertificate)
        case SSL_AD_CERTIFICATE_REQUIRED: .peerAlert(.certificateRequired)
        default: .peerAlert(.other(String(cString: SSL_alert_desc_string_long(number))))
        }
    }

    private static func text(_ code: UInt) -> String {
        ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
