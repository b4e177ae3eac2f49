// An X.509 certificate as a value: its DER bytes and the facts read from them once.
// Holding one says nothing about trust; only a handshake checks a certificate.

internal import CLibSSL

/// Holds a certificate with a P-256 key.
package struct Certificate: Sendable, Hashable {
    static let label = "CERTIFICATE"

    /// The whole certificate in DER.
    package let der: [UInt8]
    /// The SHA-256 of `der` in lower-case hexadecimal digits.
    package let sha256Fingerprint: String
    /// The key the certificate speaks for.
    package let publicKey: PublicKey
    /// The common name of the subject; empty when there is none.
    package let commonName: String
    /// The serial number in lower-case hexadecimal digits.
    package let serial: String
    /// The first moment of validity, in seconds since 1970 UTC.
    package let notBefore: Int64
    /// The last moment of validity, in seconds since 1970 UTC.
    package let notAfter: Int64

    /// The SHA-256 of the SubjectPublicKeyInfo in hexadecimal digits: what a pin states.
    package var publicKeySHA256: String { publicKey.sha256 }

    /// The certificate as PEM text.
    package var pem: String { PEM.encode(Self.label, der) }

    /// Reads one certificate in DER.
    ///
    /// - Throws: `malformed`, also when the key is not a P-256 key.
    package init(der: [UInt8]) throws(TLSError) {
        let handle = try X509Handle(der: der)
        self = try handle.with { pointer throws(TLSError) in try Certificate(pointer) }
    }

    /// Reads the first block of a PEM text, which must be a certificate.
    ///
    /// - Throws: `malformed`, also when the key is not a P-256 key.
    package init(pem: String) throws(TLSError) {
        try self.init(der: PEM.decode(Self.label, pem))
    }

    /// Copies the facts; the pointer stays with the caller.
    init(_ pointer: OpaquePointer) throws(TLSError) {
        der = encodeDER { i2d_X509(pointer, $0) }
        sha256Fingerprint = sha256Text(der)
        publicKey = PublicKey(try KeyHandle(X509_get_pubkey(pointer), expected: Self.label))
        commonName = commonNameText(X509_get_subject_name(pointer))
        serial = Self.serialText(X509_get0_serialNumber(pointer))
        notBefore = try Self.seconds(X509_get0_notBefore(pointer))
        notAfter = try Self.seconds(X509_get0_notAfter(pointer))
    }

    private static func serialText(_ serial: UnsafePointer<ASN1_INTEGER>?) -> String {
        let bytes = UnsafeBufferPointer(
            start: ASN1_STRING_get0_data(serial), count: Int(ASN1_STRING_length(serial)))
        return hexText(bytes)
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(TLSError) -> Int64 {
        let epoch = ASN1_TIME_set(nil, 0)
        defer { ASN1_TIME_free(epoch) }
        var days: Int32 = 0
        var rest: Int32 = 0
        guard ASN1_TIME_diff(&days, &rest, epoch, time) == 1 else { throw .malformed(label) }
        return Int64(days) * 86_400 + Int64(rest)
    }
}

/// Returns the first common name as UTF-8 text; empty when there is none.
func commonNameText(_ name: OpaquePointer?) -> String {
    let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
    guard index >= 0 else { return "" }
    let data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index))
    var text: UnsafeMutablePointer<UInt8>?
    let count = ASN1_STRING_to_UTF8(&text, data)
    defer { CRYPTO_free(text, #file, #line) }
    let bytes = UnsafeBufferPointer(start: text, count: Int(max(0, count)))
    return String(decoding: bytes, as: UTF8.self)
}

/// Sets the only name of a subject: its common name of 1 to 64 characters.
func setCommonName(_ text: String, of name: OpaquePointer?) throws(TLSError) {
    let bytes = Array(text.utf8)
    guard let count = Int32(exactly: bytes.count), count > 0, !bytes.contains(0),
        X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, bytes, count, -1, 0) == 1
    else {
        ErrorQueue.clear()
        throw .malformed("common name")
    }
}
