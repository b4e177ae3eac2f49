// Lines over TLS, written and read by the test itself: a client of an earlier version, or one that
// wants more than its program would ask for.

import Foundation
import Glibc
import Testing

/// One connection to a server with the keys of a device, made by `openssl s_client`.
final class LineClient {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var received = Data()
    private static let silenceMilliseconds: Int32 = 60_000

    /// Connects with the keys in a home.
    init(_ home: URL, port: String) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_client", "-quiet", "-tls1_3", "-connect", "127.0.0.1:\(port)",
            "-alpn", "teczka/1", "-verify_return_error",
            "-CAfile", home.appending(path: "authority.crt").path,
            "-cert", home.appending(path: "device.crt").path,
            "-key", home.appending(path: "device.key").path,
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { cut() }

    /// Breaks the connection without a word.
    func cut() {
        // It inherits blocked signals, so that nothing less ends it.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Sends a line.
    func send(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Returns the next line; nil when the server has ended the connection.
    func receive() throws -> Line? {
        while true {
            if let end = received.firstIndex(of: 10) {
                let line = received[..<end]
                received = Data(received[received.index(after: end)...])
                return try Line(line)
            }
            // A server that never answers ends the test, not the whole run.
            var wanted = pollfd(
                fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            try #require(poll(&wanted, 1, Self.silenceMilliseconds) == 1, "no answer")
            let bytes = output.fileHandleForReading.availableData
            if bytes.isEmpty { return nil }
            received += bytes
        }
    }

    /// Returns the next line of that type, and passes over others.
    func receive(_ type: String, at location: SourceLocation = #_sourceLocation) throws -> Line {
        while let line = try receive() {
            if line.type == type { return line }
            try #require(line.type != "err", "\(line.text)", sourceLocation: location)
        }
        throw Ending(awaited: type)
    }

    /// The server ended the connection while a line was awaited.
    struct Ending: Error {
        let awaited: String
    }

    /// A line of the server.
    struct Line {
        let text: String
        let type: String
        private let keys: [String: Any]

        init(_ bytes: Data) throws {
            text = String(decoding: bytes, as: UTF8.self)
            keys = try #require(
                try JSONSerialization.jsonObject(with: bytes) as? [String: Any], "\(text)")
            type = try #require(keys["t"] as? String, "\(text)")
        }

        /// Returns what a key says; of a key in a key, `outer.inner`.
        func value<Value>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
            let names = path.split(separator: ".").map(String.init)
            var found: Any = keys
            for name in names {
                found = try #require((found as? [String: Any])?[name], "\(path): \(text)")
            }
            return try #require(found as? Value, "\(path): \(text)")
        }

        func has(_ key: String) -> Bool { keys[key] != nil }
    }
}
