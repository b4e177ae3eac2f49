// Fills in one X.509 version 3 certificate, step by step, and signs it with ECDSA over SHA-256.
// It must not decide what a certificate is for: that is the authority's part.

internal import CLibSSL

final class CertificateBuilder {
    private static let leewaySeconds = 3_600
    private static let serialBits: Int32 = 128

    private let pointer: OpaquePointer
    private var issuer: OpaquePointer?

    init(publicKey: PublicKey, commonName: String, now: Int64, days: Int) throws(TLSError) {
        guard let pointer = X509_new() else { throw ErrorQueue.take() }
        self.pointer = pointer
        let key = try publicKey.handle()
        guard let start = Int(exactly: now), let length = Int32(exactly: days) else {
            throw .malformed("validity")
        }
        try setCommonName(commonName, of: X509_get_subject_name(pointer))
        guard X509_set_version(pointer, Int(X509_VERSION_3)) == 1,
            key.with({ X509_set_pubkey(pointer, $0) }) == 1,
            Self.setSerial(of: pointer),
            // The leeway lets a machine whose clock is a little behind use it at once.
            ASN1_TIME_adj(X509_getm_notBefore(pointer), start, 0, -Self.leewaySeconds) != nil,
            ASN1_TIME_adj(X509_getm_notAfter(pointer), start, length, 0) != nil
        else { throw ErrorQueue.take() }
    }

    deinit {
        X509_free(pointer)
        X509_free(issuer)
    }

    /// Names who signs; nil for a self-signed certificate.
    func setIssuer(_ certificate: Certificate?) throws(TLSError) {
        if let certificate {
            let handle = try X509Handle(der: certificate.der)
            issuer = handle.with { X509_up_ref($0) == 1 ? $0 : nil }
        }
        let name = X509_get_subject_name(issuer ?? pointer)
        guard X509_set_issuer_name(pointer, name) == 1 else { throw ErrorQueue.take() }
    }

    /// Adds an extension in the text form of x509v3_config(5).
    func add(_ kind: Int32, _ value: String) throws(TLSError) {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer ?? pointer, pointer, nil, nil, 0)
        let made = X509V3_EXT_conf_nid(nil, &context, kind, value)
        defer { X509_EXTENSION_free(made) }
        guard made != nil, X509_add_ext(pointer, made, -1) == 1 else {
            throw ErrorQueue.take()
        }
    }

    func sign(with key: PrivateKey) throws(TLSError) -> Certificate {
        guard key.handle.with({ X509_sign(pointer, $0, EVP_sha256()) }) > 0 else {
            throw ErrorQueue.take()
        }
        return try Certificate(pointer)
    }

    private static func setSerial(of certificate: OpaquePointer) -> Bool {
        let number = BN_new()
        defer { BN_free(number) }
        return BN_rand(number, serialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
            && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil
    }
}
