// A line between a device and the server that can be cut: bytes go through it both ways, and each
// connection may be ended after so many of them.

import Foundation
import Glibc
import Synchronization
import Testing

/// A port of this machine that leads to a server.
final class Link: Sendable {
    /// The port to connect to.
    let port: String
    private let listener: Int32
    private let server: UInt16
    private let state = Mutex(State())

    private struct State {
        var limit: Int?
        var sentByteCount = 0
    }

    /// Opens a link to a port of this machine.
    init(to server: String) throws {
        self.server = try #require(UInt16(server))
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        try #require(listener >= 0)
        let bound = Self.withAddress(0) { bind(listener, $0, $1) }
        try #require(bound == 0 && listen(listener, 8) == 0)
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &own) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(listener, $0, &length)
            }
        }
        try #require(found == 0)
        port = String(UInt16(bigEndian: own.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let device = accept(listener, nil, nil)
                guard device >= 0, let self else { return }
                self.join(device)
            }
        }
    }

    deinit {
        // Wakes the thread that waits for connections.
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// From now on cuts each connection after so many bytes, whichever way they go; nil cuts none.
    func cut(afterByteCount limit: Int?) { state.withLock { $0.limit = limit } }

    /// Returns how many bytes devices have sent since this was asked the last time.
    func takeSentByteCount() -> Int {
        state.withLock { state in
            defer { state.sentByteCount = 0 }
            return state.sentByteCount
        }
    }

    // MARK: - Connections

    private func join(_ device: Int32) {
        let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard Self.withAddress(server, { connect(far, $0, $1) }) == 0 else {
            close(far)
            close(device)
            return
        }
        let passed = Passed()
        let isDownOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            Self.pump(far, device) { passed.allow($0, of: limit) }
            isDownOver.signal()
        }
        Thread.detachNewThread { [self] in
            Self.pump(device, far) { count in
                let allowed = passed.allow(count, of: limit)
                state.withLock { $0.sentByteCount += allowed }
                return allowed
            }
            isDownOver.wait()
            close(device)
            close(far)
        }
    }

    private var limit: Int? { state.withLock { $0.limit } }

    /// How many bytes a connection has passed on.
    private final class Passed: Sendable {
        private let count = Mutex(0)

        /// Returns how many of the next bytes may pass.
        func allow(_ next: Int, of limit: Int?) -> Int {
            count.withLock { count in
                let allowed = min(next, max(0, (limit ?? .max) - count))
                count += allowed
                return allowed
            }
        }
    }

    /// Passes bytes on until one side ends or fewer are allowed than there are.
    private static func pump(_ source: Int32, _ target: Int32, _ allowed: (Int) -> Int) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count > 0 else { break }
            let passed = allowed(count)
            guard write(buffer[..<passed], to: target), passed == count else { break }
        }
        for end in [source, target] { shutdown(end, Int32(SHUT_RDWR)) }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to target: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func withAddress(
        _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

extension Office {
    /// Enrols another device of a person, whose every connection goes through a link.
    func enrol(_ login: String, as home: String, through link: Link) async throws {
        let string = try await invitation(login)
            .replacingOccurrences(of: ":\(try port)/", with: ":\(link.port)/")
        let ended = try await teczka(
            home, "enrol", string, "--password-fd", "0", input: Self.password)
        try #require(ended.code == 0, "\(ended.errors)")
    }
}
