// The settings many connections share: TLS 1.3 only, no resumption, no early data, one authority.
// The system's trust store is never read. A context is complete when it exists and never changes.

internal import CLibSSL

/// Holds keys, trust and protocol names of one side.
///
/// Unchecked: everything is set before the factory function returns, and OpenSSL allows
/// concurrent use of a context that no one changes.
package final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer
    let isServer: Bool
    /// The names in the wire form of RFC 7301: each behind a byte with its length.
    let protocolList: [UInt8]
    let pinnedKeySHA256: String?

    /// Makes the context of a server.
    ///
    /// `chain` is the leaf first, the authority last, so that an enrolling client can pin it. A
    /// client certificate is asked for and, when one comes, must be a device certificate of
    /// `clientAuthority`; a connection without one is allowed, and the session above decides by
    /// the negotiated protocol. A client that offers none of `protocols` is refused.
    ///
    /// - Throws: `keyMismatch` when the key is not that of the leaf.
    package static func server(
        chain: [Certificate], key: PrivateKey, clientAuthority: Certificate, protocols: [String]
    ) throws(TLSError) -> TLSContext {
        let context = try TLSContext(isServer: true, protocols: protocols, pin: nil)
        try context.use(chain: chain, key: key)
        try context.trust(clientAuthority)
        SSL_CTX_set_client_hello_cb(context.pointer, requireProtocolOffer, nil)
        let selfPointer = Unmanaged.passUnretained(context).toOpaque()
        SSL_CTX_set_alpn_select_cb(context.pointer, selectProtocol, selfPointer)
        return context
    }

    /// Makes the context of a client that trusts one authority and may show a certificate.
    ///
    /// - Throws: `keyMismatch` when the key is not that of the certificate.
    package static func client(
        authority: Certificate, certificate: Certificate?, key: PrivateKey?, protocol: String
    ) throws(TLSError) -> TLSContext {
        let context = try TLSContext(isServer: false, protocols: [`protocol`], pin: nil)
        try context.trust(authority)
        if let certificate {
            guard let key else { throw .keyMismatch }
            try context.use(chain: [certificate], key: key)
        }
        return context
    }

    /// Makes the context of a client that knows only the hash of the authority's public key.
    ///
    /// The server must send a self-signed certificate with that key, and everything a pinned
    /// client checks is then checked against exactly that certificate, inside the handshake.
    ///
    /// `authorityPublicKeySHA256` is 64 lower-case hexadecimal digits.
    package static func enrolment(
        authorityPublicKeySHA256: String, protocol: String
    ) throws(TLSError) -> TLSContext {
        let context = try TLSContext(
            isServer: false, protocols: [`protocol`], pin: authorityPublicKeySHA256)
        let selfPointer = Unmanaged.passUnretained(context).toOpaque()
        SSL_CTX_set_cert_verify_callback(context.pointer, verifyPinnedChain, selfPointer)
        return context
    }

    private init(isServer: Bool, protocols: [String], pin: String?) throws(TLSError) {
        precondition(
            !protocols.isEmpty && protocols.allSatisfy { (1...255).contains($0.utf8.count) })
        ErrorQueue.clear()
        guard let pointer = SSL_CTX_new(isServer ? TLS_server_method() : TLS_client_method())
        else { throw ErrorQueue.take() }
        self.pointer = pointer
        self.isServer = isServer
        protocolList = protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        pinnedKeySHA256 = pin
        CLibSSL_context_set_options(pointer)
        CLibSSL_context_set_modes(pointer)
        CLibSSL_context_disable_session_cache(pointer)
        // The authority's own certificate forbids intermediates; room for one here lets a chain
        // with a foreign authority be named as foreign and not as too long.
        SSL_CTX_set_verify_depth(pointer, 1)
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
        X509_VERIFY_PARAM_set_flags(
            SSL_CTX_get0_param(pointer), UInt(X509_V_FLAG_X509_STRICT))
        guard CLibSSL_context_require_tls13(pointer) == 1,
            CLibSSL_context_set_groups(pointer, "X25519:P-256:P-384") == 1,
            SSL_CTX_set_num_tickets(pointer, 0) == 1,
            SSL_CTX_set_max_early_data(pointer, 0) == 1,
            // This one function answers zero for success.
            SSL_CTX_set_alpn_protos(pointer, protocolList, UInt32(protocolList.count)) == 0
        else { throw ErrorQueue.take() }
    }

    deinit { SSL_CTX_free(pointer) }

    private func use(chain: [Certificate], key: PrivateKey) throws(TLSError) {
        guard let leaf = chain.first, leaf.publicKey == key.publicKey else { throw .keyMismatch }
        ErrorQueue.clear()
        let first = try X509Handle(der: leaf.der)
        guard first.with({ SSL_CTX_use_certificate(pointer, $0) }) == 1,
            key.handle.with({ SSL_CTX_use_PrivateKey(pointer, $0) }) == 1
        else { throw ErrorQueue.take() }
        for certificate in chain.dropFirst() {
            let above = try X509Handle(der: certificate.der)
            guard above.with({ CLibSSL_context_add_chain_certificate(pointer, $0) }) == 1 else {
                throw ErrorQueue.take()
            }
        }
    }

    private func trust(_ authority: Certificate) throws(TLSError) {
        let handle = try X509Handle(der: authority.der)
        ErrorQueue.clear()
        let isTrusted = handle.with { authority in
            X509_STORE_add_cert(SSL_CTX_get_cert_store(pointer), authority) == 1
                // Names the authority in the request for a client certificate.
                && (!isServer || SSL_CTX_add_client_CA(pointer, authority) == 1)
        }
        guard isTrusted else { throw ErrorQueue.take() }
    }
}
