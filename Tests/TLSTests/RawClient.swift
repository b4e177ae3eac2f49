// A client below TLS, for bytes that no honest peer sends.

import CLibSSL

/// A peer that does what a TLSConnection never would; checks nothing.
final class RawClient {
    private let context: OpaquePointer?
    private let ssl: OpaquePointer?

    init(protocolList: [UInt8], versionMax: Int32 = TLS1_3_VERSION) {
        context = SSL_CTX_new(TLS_client_method())
        ssl = SSL_new(context)
        SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()))
        SSL_set_connect_state(ssl)
        SSL_ctrl(ssl, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(versionMax), nil)
        if !protocolList.isEmpty {
            SSL_set_alpn_protos(ssl, protocolList, UInt32(protocolList.count))
        }
    }

    deinit {
        SSL_free(ssl)
        SSL_CTX_free(context)
    }

    func receive(_ bytes: [UInt8]) {
        if !bytes.isEmpty { BIO_write(SSL_get_rbio(ssl), bytes, Int32(bytes.count)) }
    }

    func takeOutput() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(SSL_get_wbio(ssl)))
        BIO_read(SSL_get_wbio(ssl), &bytes, Int32(bytes.count))
        return bytes
    }

    func shakeHands() {
        ERR_clear_error()
        SSL_do_handshake(ssl)
        ERR_clear_error()
    }

    /// Makes one key update record, with or without the wish for an answer.
    func updateKey(wantsAnswer: Bool) {
        SSL_key_update(ssl, wantsAnswer ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED)
        SSL_do_handshake(ssl)
    }

    func write(_ bytes: [UInt8]) {
        SSL_write(ssl, bytes, Int32(bytes.count))
    }
}
