// The decisions OpenSSL leaves to us during a handshake. They run inside the handshake call of one
// connection, on its thread, and see the context through a pointer that the connection keeps alive.

internal import CLibSSL

/// Refuses a client that offers no application protocol at all.
///
/// Without this, `selectProtocol` would not be asked and the handshake would succeed.
let requireProtocolOffer: SSL_client_hello_cb_fn = { ssl, alert, _ in
    var offer: UnsafePointer<UInt8>?
    var count = 0
    let kind = UInt32(TLSEXT_TYPE_application_layer_protocol_negotiation)
    guard SSL_client_hello_get0_ext(ssl, kind, &offer, &count) == 1 else {
        alert?.pointee = SSL_AD_NO_APPLICATION_PROTOCOL
        return SSL_CLIENT_HELLO_ERROR
    }
    return SSL_CLIENT_HELLO_SUCCESS
}

/// Chooses the first of our protocols that the client offers, or ends the handshake.
let selectProtocol: SSL_CTX_alpn_select_cb_func = { _, chosen, count, offer, offerCount, argument in
    guard let argument, let chosen, let count, let offer else {
        return SSL_TLSEXT_ERR_ALERT_FATAL
    }
    let ours = Unmanaged<TLSContext>.fromOpaque(argument).takeUnretainedValue().protocolList
    let theirs = UnsafeBufferPointer(start: offer, count: Int(offerCount))
    var start = ours.startIndex
    while start < ours.endIndex {
        let wanted = ours[start...(start + Int(ours[start]))]
        start += wanted.count
        // The answer must point into memory that outlives this call, so into the offer.
        var position = 0
        while position < theirs.count {
            let end = position + 1 + Int(theirs[position])
            guard end <= theirs.count else { break }
            if theirs[position..<end].elementsEqual(wanted) {
                chosen.pointee = offer + position + 1
                count.pointee = theirs[position]
                return SSL_TLSEXT_ERR_OK
            }
            position = end
        }
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL
}

/// Verifies a chain whose authority is known only by the hash of its public key.
///
/// The top of what the server sent must be self-signed and have the pinned key. It then becomes
/// the only trusted certificate of the ordinary check: signature, dates, purpose and host name.
let verifyPinnedChain: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = {
    check, argument in
    guard let check, let argument else { return 0 }
    let context = Unmanaged<TLSContext>.fromOpaque(argument).takeUnretainedValue()
    let sent = X509_STORE_CTX_get0_untrusted(check)
    let top = CLibSSL_chain_certificate(sent, CLibSSL_chain_count(sent) - 1)
    guard let pin = context.pinnedKeySHA256, let top, X509_self_signed(top, 1) == 1,
        keySHA256(of: top) == pin,
        let trusted = CLibSSL_chain_make(top)
    else {
        X509_STORE_CTX_set_error(check, X509_V_ERR_APPLICATION_VERIFICATION)
        return 0
    }
    defer { CLibSSL_chain_free(trusted) }
    X509_STORE_CTX_set0_trusted_stack(check, trusted)
    return X509_verify_cert(check)
}

/// Returns the SHA-256 of the SubjectPublicKeyInfo, whatever the kind of key.
private func keySHA256(of certificate: OpaquePointer) -> String {
    sha256Text(encodeDER { i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), $0) })
}
