// One question and one answer over a socket in the file system: how the administrator's commands
// reach a server that holds its store open. Whoever may write in the directory may ask.

internal import Glibc
internal import Synchronization

/// Asks and answers over a Unix domain socket, one line each way.
package enum LocalSocket {
    /// The longest line either way, in bytes.
    package static let lineBytesMax = 1_048_576

    /// Asks the process that listens at a path, and returns its answer without the line feed.
    ///
    /// - Throws: `refused` when nobody listens, `system` for anything else.
    package static func ask(path: String, line: [UInt8]) throws(TransportError) -> [UInt8] {
        let descriptor = try open()
        defer { _ = Glibc.close(descriptor) }
        let result = try withAddress(path) { Glibc.connect(descriptor, $0, $1) }
        guard result == 0 else { throw .refused(Endpoint(host: path, port: 0)) }
        try write(descriptor, line + [10])
        return try readLine(descriptor)
    }

    static func open() throws(TransportError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw lastError() }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    static func withAddress(
        _ path: String, _ work: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(TransportError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path)
        else { throw .system("the path of the data directory is too long for a socket") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                work($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    static func write(_ descriptor: Int32, _ bytes: [UInt8]) throws(TransportError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(
                    descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw lastError() }
            rest = rest.dropFirst(count)
        }
    }

    static func readLine(_ descriptor: Int32) throws(TransportError) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while line.count <= lineBytesMax {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 else { throw lastError() }
            if count == 0 { throw .truncated }
            line += buffer[..<count]
            if line.last == 10 { return line.dropLast() }
        }
        throw .limit
    }

    static func lastError() -> TransportError { .system(String(cString: strerror(errno))) }
}

/// Answers questions at a path, one after the other, on a thread of its own.
package final class LocalListener: Sendable {
    private let descriptor: Int32
    private let path: String
    private let isClosed = Mutex(false)

    /// Listens at a path; a socket that a dead process left there is replaced.
    ///
    /// - Throws: `system`.
    package init(path: String) throws(TransportError) {
        self.path = path
        descriptor = try LocalSocket.open()
        _ = unlink(path)
        let bound = try LocalSocket.withAddress(path) { [descriptor] in bind(descriptor, $0, $1) }
        guard bound == 0, chmod(path, 0o600) == 0, listen(descriptor, 8) == 0
        else { throw LocalSocket.lastError() }
    }

    /// Answers until `close`; blocks the calling thread.
    package func run(_ answer: ([UInt8]) -> [UInt8]) {
        while true {
            let peer = accept(descriptor, nil, nil)
            if isClosed.withLock({ $0 }) { return }
            guard peer >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            if let line = try? LocalSocket.readLine(peer) {
                try? LocalSocket.write(peer, answer(line) + [10])
            }
            _ = Glibc.close(peer)
        }
    }

    /// Ends `run` and removes the socket.
    package func close() {
        isClosed.withLock { $0 = true }
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
        _ = Glibc.close(descriptor)
        _ = unlink(path)
    }
}
