// The laws of `ByteChannel`.

import TLS
import TLSFixture
import Testing
import Transport

@Suite struct ByteChannelTests {
    let loopback: Loopback

    init() throws {
        loopback = try Loopback()
    }

    @Test func megabyteInRandomPiecesComesBack() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        let pieces = Self.pieces(byteCount: 1_048_576, seed: seed)
        let bytes = Array(pieces.joined())
        try await loopback.run(handle: echo) { port in
            let channel = try await loopback.connect(port)
            async let sending: Void = { for piece in pieces { try await channel.send(piece) } }()
            var received: [UInt8] = []
            while received.count < bytes.count, let chunk = try await channel.receive() {
                received += chunk
            }
            try await sending
            #expect(received == bytes)
            await channel.close()
            #expect(try await channel.receive() == nil)
        }
    }

    static func pieces(byteCount: Int, seed: UInt64) -> [[UInt8]] {
        var random = SeededRandom(seed: seed)
        var pieces: [[UInt8]] = []
        var rest = byteCount
        while rest > 0 {
            let count = min(rest, Int.random(in: 1...40_000, using: &random))
            pieces.append((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
            rest -= count
        }
        return pieces
    }

    @Test func bothSidesKnowWhoIsThere() async throws {
        let device = try loopback.installation.deviceCertificate()
        let seen = Recorder<[String?]>()
        try await loopback.run { channel in
            seen.record([channel.peerCertificateFingerprint, channel.negotiatedProtocol])
        } test: { port in
            let context = try loopback.installation.clientContext(showing: device)
            let channel = try await loopback.connect(port, context: context)
            #expect(channel.remoteAddress == "127.0.0.1:\(port)")
            #expect(channel.negotiatedProtocol == "teczka/1")
            #expect(await seen.first() == [device.sha256Fingerprint, "teczka/1"])
        }
    }

    @Test func enrolmentFindsTheAuthority() async throws {
        let authority = loopback.installation.authority.certificate
        try await loopback.run(handle: echo) { port in
            let context = try TLSContext.enrolment(
                authorityPublicKeySHA256: authority.publicKeySHA256, protocol: "teczka-enrol/1")
            let channel = try await loopback.connect(port, context: context)
            #expect(channel.pinnedAuthority == authority)
            #expect(channel.peerCertificate?.commonName == "teczka.test")
        }
    }

    @Test func endOfHandlerIsACleanEnd() async throws {
        try await loopback.run { channel in
            try? await channel.send([1, 2, 3])
        } test: { port in
            let channel = try await loopback.connect(port)
            var received: [UInt8] = []
            for try await bytes in channel.inbound { received += bytes }
            #expect(received == [1, 2, 3])
        }
    }

    @Test func abortIsTruncationForThePeer() async throws {
        try await loopback.run { channel in
            _ = try? await channel.receive()
            channel.abort()
        } test: { port in
            let channel = try await loopback.connect(port)
            try await channel.send([1])
            await #expect(throws: TransportError.truncated) {
                while try await channel.receive() != nil {}
            }
        }
    }

    @Test func droppedChannelIsTruncationForThePeer() async throws {
        let ends = Recorder<TransportError>()
        try await loopback.run { channel in
            do throws(TransportError) {
                _ = try await channel.receive()
            } catch {
                ends.record(error)
            }
        } test: { port in
            do {
                _ = try await loopback.connect(port)
            }
            #expect(await ends.first() == .truncated)
        }
    }

    @Test func nothingWorksAfterOwnAbort() async throws {
        try await loopback.run(handle: echo) { port in
            let channel = try await loopback.connect(port)
            channel.abort()
            await #expect(throws: TransportError.closed) { try await channel.send([1]) }
            await #expect(throws: TransportError.closed) { _ = try await channel.receive() }
        }
    }

    @Test func sendAfterCloseFails() async throws {
        try await loopback.run(handle: echo) { port in
            let channel = try await loopback.connect(port)
            await channel.close()
            await #expect(throws: TransportError.closed) { try await channel.send([1]) }
            #expect(try await channel.receive() == nil)
        }
    }

    @Test func closeDiscardsWhatNobodyReads() async throws {
        let ends = Recorder<TransportError?>()
        try await loopback.run { channel in
            do throws(TransportError) {
                for _ in 0..<64 { try await channel.send([UInt8](repeating: 1, count: 65_536)) }
                ends.record(nil)
            } catch {
                ends.record(error)
            }
        } test: { port in
            let channel = try await loopback.connect(port)
            _ = try await channel.receive()
            await channel.close()
            #expect(await ends.first() != nil)
        }
    }

    @Test func addressOutlivesTheConnection() async throws {
        try await loopback.run(handle: echo) { port in
            let channel = try await loopback.connect(port)
            await channel.close()
            #expect(channel.remoteAddress == "127.0.0.1:\(port)")
        }
    }

    @Test func cancelledReceiveLosesNothing() async throws {
        try await loopback.run(handle: echo) { port in
            let channel = try await loopback.connect(port)
            let waiting = Task { try await channel.receive() }
            waiting.cancel()
            await #expect(throws: TransportError.cancelled) { try await waiting.value }
            try await channel.send([9])
            #expect(try await channel.receive() == [9])
        }
    }

    /// Neither side reads while sockets are full, so the sender must wait and not buffer.
    @Test func readerThatWaitsHoldsTheSenderBack() async throws {
        let go = Recorder<Void>()
        let blob = [UInt8](repeating: 5, count: 1 << 20)
        try await loopback.run { channel in
            _ = await go.first()
            await echo(channel)
        } test: { port in
            let channel = try await loopback.connect(port)
            async let sending: Void = { for _ in 0..<16 { try await channel.send(blob) } }()
            go.record(())
            var count = 0
            while count < 16 << 20, let chunk = try await channel.receive() { count += chunk.count }
            try await sending
            #expect(count == 16 << 20)
        }
    }

    @Test func cancelledSendCutsTheConnection() async throws {
        let ends = Recorder<TransportError?>()
        let go = Recorder<Void>()
        try await loopback.run { channel in
            _ = await go.first()
            do throws(TransportError) {
                while try await channel.receive() != nil {}
                ends.record(nil)
            } catch {
                ends.record(error)
            }
        } test: { port in
            let channel = try await loopback.connect(port)
            let blob = [UInt8](repeating: 5, count: 32 << 20)
            let sending = Task { try await channel.send(blob) }
            sending.cancel()
            await #expect(throws: TransportError.cancelled) { try await sending.value }
            go.record(())
            #expect(await ends.first() == .some(.truncated))
        }
    }
}

/// A small generator whose sequence depends on its seed alone (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
