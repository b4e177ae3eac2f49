// DER and PEM in and out of OpenSSL, and hexadecimal text.

internal import CLibSSL

/// An output position of an `i2d` function.
typealias DERCursor = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
/// An input position of a `d2i` function.
typealias DERReader = UnsafeMutablePointer<UnsafePointer<UInt8>?>

/// Returns what an `i2d` function writes; empty when it fails.
func encodeDER(_ encode: (DERCursor?) -> Int32) -> [UInt8] {
    let count = Int(encode(nil))
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
        var cursor = buffer.baseAddress
        written = max(0, Int(encode(&cursor)))
    }
}

/// Returns the object a `d2i` function reads, only if it uses up all bytes.
func decodeDER(
    _ bytes: [UInt8],
    free: (OpaquePointer) -> Void,
    _ decode: (DERReader, Int) -> OpaquePointer?
) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
        var cursor = buffer.baseAddress
        defer { ErrorQueue.clear() }
        guard let object = decode(&cursor, buffer.count) else { return nil }
        guard cursor == buffer.baseAddress.map({ $0 + buffer.count }) else {
            free(object)
            return nil
        }
        return object
    }
}

/// Reads and writes PEM (RFC 7468); an encrypted block is never opened.
enum PEM {
    static func encode(_ label: String, _ der: [UInt8]) -> String {
        guard let bio = BIO_new(BIO_s_mem()) else { return "" }
        defer { BIO_free(bio) }
        PEM_write_bio(bio, label, "", der, der.count)
        var text = [UInt8](repeating: 0, count: BIO_ctrl_pending(bio))
        BIO_read(bio, &text, Int32(text.count))
        return String(decoding: text, as: UTF8.self)
    }

    /// Returns the bytes of the first block, which must have the given label.
    static func decode(_ label: String, _ text: String) throws(TLSError) -> [UInt8] {
        let bytes = Array(text.utf8)
        guard let length = Int32(exactly: bytes.count),
            let bio = BIO_new_mem_buf(bytes, length)
        else { throw .malformed(label) }
        defer {
            BIO_free(bio)
            ErrorQueue.clear()
        }
        var name: UnsafeMutablePointer<CChar>?
        var header: UnsafeMutablePointer<CChar>?
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = PEM_read_bio(bio, &name, &header, &data, &count)
        defer {
            CRYPTO_free(name, #file, #line)
            CRYPTO_free(header, #file, #line)
            CRYPTO_clear_free(data, max(0, count), #file, #line)
        }
        guard status == 1, let name, String(cString: name) == label else {
            throw .malformed(label)
        }
        return Array(UnsafeBufferPointer(start: data, count: count))
    }
}

/// Returns the SHA-256 digest as lower-case hexadecimal digits.
func sha256Text(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return hexText(digest)
}

/// Returns two lower-case hexadecimal digits for each byte.
func hexText(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
}
