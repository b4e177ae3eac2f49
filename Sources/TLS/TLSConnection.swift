// One TLS connection without input or output: bytes from the peer go in by `receive`, bytes for
// the peer come out by `takeOutput`, and every other function only moves them between the two.
//
//   handshaking --handshake() == .done--> open --close_notify from the peer--> ended
//        \------------------- any thrown error ---------------> failed
//
// Guaranteed:
// 1. No plaintext is given out or taken in before the peer's certificate and, on the client, the
//    server's name are checked. A server learns of a client's certificate before `.done`, a
//    client learns what the server thinks of its own only by the first `read`.
// 2. Memory between calls is bounded: input waiting here is what the caller gave, and a peer that
//    moves 64 KiB without content is thrown out.
// 3. After an error the connection does nothing but hand out its last output, the alert.
// It must not be used from two threads at once, and must stay on one thread within a call,
// because the error queue of OpenSSL belongs to the thread.

internal import CLibSSL

/// Drives one side of a connection.
package struct TLSConnection: ~Copyable {
    /// States whether a handshake needs more from the peer.
    package enum HandshakeProgress: Equatable, Sendable {
        case needMore
        case done
    }

    /// Holds what a read gave.
    package enum ReadResult: Equatable, Sendable {
        /// Content, never empty, at most 16 KiB.
        case plaintext([UInt8])
        /// Nothing more until the peer sends.
        case needMore
        /// The end: clean by a close_notify of the peer, otherwise the stream was cut.
        case closed(clean: Bool)
    }

    /// The most bytes, in or out, that may pass without content.
    package static let quietBytesMax = 65_536
    static let pieceBytes = 16_384

    // Keeps the memory alive that callbacks of the context point to.
    private let context: TLSContext
    private let ssl: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private var input: ArraySlice<UInt8> = []
    private var output: [UInt8] = []
    private var quietBytes = 0
    private var isInputEnded = false
    private var isEstablished = false
    private var isClosing = false
    private var failure: TLSError?

    /// Starts the server side.
    package init(server context: TLSContext) throws(TLSError) {
        precondition(context.isServer)
        self.init(context, try SSLParts(context))
        SSL_set_accept_state(ssl)
    }

    /// Starts the client side towards a host name or an IP literal, which the certificate of the
    /// server must bear.
    ///
    /// - Throws: `nameMismatch` when the text can be neither.
    package init(client context: TLSContext, serverName: String) throws(TLSError) {
        precondition(!context.isServer)
        guard let name = HostName(serverName) else { throw .nameMismatch }
        let parts = try SSLParts(context)
        guard parts.demand(name) else {
            SSL_free(parts.ssl)
            throw ErrorQueue.take()
        }
        self.init(context, parts)
        SSL_set_connect_state(ssl)
    }

    private init(_ context: TLSContext, _ parts: SSLParts) {
        self.context = context
        ssl = parts.ssl
        incoming = parts.incoming
        outgoing = parts.outgoing
    }

    deinit { SSL_free(ssl) }

    /// Takes bytes of the peer in; they are looked at by `handshake` and `read`.
    package mutating func receive(_ bytes: [UInt8]) {
        input.append(contentsOf: bytes)
    }

    /// Learns that the peer will send nothing more.
    package mutating func receiveEnd() {
        isInputEnded = true
    }

    /// Gives out the bytes for the peer, in order; call it after every other function.
    package mutating func takeOutput() -> [UInt8] {
        let taken = output
        output = []
        return taken
    }

    /// Moves the handshake as far as the input allows.
    ///
    /// - Throws: why the peer was refused or refuses us; the alert is in the output.
    package mutating func handshake() throws(TLSError) -> HandshakeProgress {
        if let failure { throw failure }
        while !isEstablished {
            let fed = feed()
            ErrorQueue.clear()
            let status = SSL_do_handshake(ssl)
            let kind = SSL_get_error(ssl, status)
            let produced = drain()
            if status == 1 {
                try checkProtocol()
                isEstablished = true
                quietBytes = 0
            } else if kind == SSL_ERROR_WANT_READ {
                try countQuiet(fed + produced)
                guard input.isEmpty else { continue }
                if isInputEnded { try fail(.truncated) }
                return .needMore
            } else {
                try fail(reason())
            }
        }
        return .done
    }

    /// Returns the next content of the peer.
    ///
    /// - Precondition: the handshake is done.
    /// - Throws: what the peer did wrong, or its alert; on a client also the server's verdict on
    ///   the client certificate.
    package mutating func read() throws(TLSError) -> ReadResult {
        precondition(isEstablished)
        if let failure { throw failure }
        while true {
            let fed = feed()
            var plaintext = [UInt8](repeating: 0, count: Self.pieceBytes)
            ErrorQueue.clear()
            let count = SSL_read(ssl, &plaintext, Int32(plaintext.count))
            let kind = SSL_get_error(ssl, count)
            let produced = drain()
            if count > 0 {
                quietBytes = 0
                plaintext.removeLast(plaintext.count - Int(count))
                return .plaintext(plaintext)
            }
            switch kind {
            case SSL_ERROR_WANT_READ:
                try countQuiet(fed + produced)
                guard input.isEmpty else { continue }
                return isInputEnded ? .closed(clean: false) : .needMore
            case SSL_ERROR_ZERO_RETURN:
                return .closed(clean: true)
            default:
                try fail(reason())
            }
        }
    }

    /// Encrypts content for the peer; the output grows by about as much.
    ///
    /// - Precondition: the handshake is done and `close` was not called.
    /// - Throws: the error that ended the connection.
    package mutating func write(_ plaintext: [UInt8]) throws(TLSError) {
        precondition(isEstablished && !isClosing)
        if let failure { throw failure }
        var rest = plaintext[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.pieceBytes)
            ErrorQueue.clear()
            let count = piece.withUnsafeBytes { bytes in
                SSL_write(ssl, bytes.baseAddress, Int32(bytes.count))
            }
            drain()
            guard count > 0 else { try fail(reason()) }
            rest = rest.dropFirst(Int(count))
        }
    }

    /// Tells the peer that nothing more will be written; reading goes on.
    package mutating func close() {
        guard isEstablished, failure == nil, !isClosing else { return }
        isClosing = true
        ErrorQueue.clear()
        SSL_shutdown(ssl)
        drain()
    }
}

extension TLSConnection {
    /// The protocol both sides agreed on; nil before the handshake is done.
    package var negotiatedProtocol: String? {
        isEstablished ? String(decoding: selectedProtocol, as: UTF8.self) : nil
    }

    /// The checked certificate of the peer; nil when it showed none or the handshake is not done.
    package var peerCertificate: Certificate? {
        guard isEstablished, let pointer = SSL_get0_peer_certificate(ssl) else { return nil }
        return try? Certificate(pointer)
    }

    /// The authority the server was checked against by its pin; nil without a pin.
    package var pinnedAuthority: Certificate? {
        guard isEstablished, context.pinnedKeySHA256 != nil else { return nil }
        let chain = SSL_get0_verified_chain(ssl)
        let top = CLibSSL_chain_certificate(chain, CLibSSL_chain_count(chain) - 1)
        return top.flatMap { try? Certificate($0) }
    }

    /// Moves one piece of waiting input to OpenSSL, so that its buffers stay small.
    private mutating func feed() -> Int {
        let piece = input.prefix(Self.pieceBytes)
        guard !piece.isEmpty else { return 0 }
        let count = piece.withUnsafeBytes { bytes in
            BIO_write(incoming, bytes.baseAddress, Int32(bytes.count))
        }
        input = input.dropFirst(Int(max(0, count)))
        if input.isEmpty { input = [] }
        return Int(max(0, count))
    }

    @discardableResult
    private mutating func drain() -> Int {
        let count = BIO_ctrl_pending(outgoing)
        guard count > 0 else { return 0 }
        var bytes = [UInt8](repeating: 0, count: count)
        BIO_read(outgoing, &bytes, Int32(count))
        output += bytes
        return count
    }

    private mutating func countQuiet(_ count: Int) throws(TLSError) {
        quietBytes += count
        if quietBytes > Self.quietBytesMax { try fail(.flooded) }
    }

    private var selectedProtocol: [UInt8] {
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &count)
        return Array(UnsafeBufferPointer(start: name, count: Int(count)))
    }

    /// Checks on a client that the server chose the one protocol offered; a server has chosen.
    private mutating func checkProtocol() throws(TLSError) {
        let isChosen =
            context.isServer
            ? !selectedProtocol.isEmpty
            : selectedProtocol == Array(context.protocolList.dropFirst())
        guard isChosen else { try fail(.protocolMismatch) }
    }

    private mutating func fail(_ error: TLSError) throws(TLSError) -> Never {
        failure = error
        input = []
        throw error
    }

    private func reason() -> TLSError {
        let isCheckFailed = ERR_GET_REASON(ERR_peek_error()) == SSL_R_CERTIFICATE_VERIFY_FAILED
        let error = ErrorQueue.take()
        return isCheckFailed ? ErrorQueue.verification(SSL_get_verify_result(ssl)) : error
    }
}
