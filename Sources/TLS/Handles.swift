// Owners of OpenSSL objects. All of them arrive in Swift as OpaquePointer, so each kind is kept
// inside a type of its own that frees it exactly once. The pointer is only lent to a closure: a
// handle may be freed right after its last use, and a pointer taken out of it would not count.

internal import CLibSSL

/// Owns an `X509`.
struct X509Handle: ~Copyable {
    private let pointer: OpaquePointer

    init(der: [UInt8]) throws(TLSError) {
        let object = decodeDER(der, free: { X509_free($0) }, { d2i_X509(nil, $0, $1) })
        guard let object else { throw .malformed(Certificate.label) }
        pointer = object
    }

    borrowing func with<Result, Failure: Error>(
        _ body: (OpaquePointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(pointer)
    }

    deinit { X509_free(pointer) }
}

/// Owns an `X509_REQ`.
struct RequestHandle: ~Copyable {
    private let pointer: OpaquePointer

    /// Makes an empty request.
    init() throws(TLSError) {
        guard let pointer = X509_REQ_new() else { throw ErrorQueue.take() }
        self.pointer = pointer
    }

    init(der: [UInt8]) throws(TLSError) {
        let object = decodeDER(der, free: { X509_REQ_free($0) }, { d2i_X509_REQ(nil, $0, $1) })
        guard let object else { throw .malformed(CertificateRequest.label) }
        pointer = object
    }

    borrowing func with<Result, Failure: Error>(
        _ body: (OpaquePointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(pointer)
    }

    deinit { X509_REQ_free(pointer) }
}

/// Owns an `EVP_PKEY` on the curve P-256, the only kind of key this target accepts.
struct KeyHandle: ~Copyable {
    private let pointer: OpaquePointer

    /// Takes over the reference.
    init(_ candidate: OpaquePointer?, expected: String) throws(TLSError) {
        guard let candidate else { throw .malformed(expected) }
        let isP256 = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { name in
            EVP_PKEY_get_group_name(candidate, name.baseAddress, name.count, nil) == 1
                && name.baseAddress.map { String(cString: $0) } == "prime256v1"
        }
        ErrorQueue.clear()
        guard isP256 else {
            EVP_PKEY_free(candidate)
            throw .malformed(expected)
        }
        pointer = candidate
    }

    borrowing func with<Result, Failure: Error>(
        _ body: (OpaquePointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(pointer)
    }

    deinit { EVP_PKEY_free(pointer) }
}

/// Holds an `SSL` with its two memory BIOs, which it owns; whoever takes the parts frees `ssl`.
struct SSLParts {
    let ssl: OpaquePointer
    let incoming: OpaquePointer
    let outgoing: OpaquePointer

    init(_ context: TLSContext) throws(TLSError) {
        ErrorQueue.clear()
        guard let ssl = SSL_new(context.pointer) else { throw ErrorQueue.take() }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(ssl)
            throw ErrorQueue.take()
        }
        SSL_set_bio(ssl, incoming, outgoing)
        self.ssl = ssl
        self.incoming = incoming
        self.outgoing = outgoing
    }

    /// Makes the handshake demand a certificate for the name; false when OpenSSL refuses.
    func demand(_ name: HostName) -> Bool {
        SSL_set_hostflags(
            ssl, UInt32(X509_CHECK_FLAG_NO_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
        if name.isAddress {
            return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name.text) == 1
        }
        return SSL_set1_host(ssl, name.text) == 1 && CLibSSL_set_server_name(ssl, name.text) == 1
    }
}
