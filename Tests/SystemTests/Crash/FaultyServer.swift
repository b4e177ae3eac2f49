// A server process that a fault may end, on the data and the port of an office.

import Foundation
import Testing

/// One run of the server program.
final class FaultyServer {
    /// Is false when the server ended before it took connections.
    let isReady: Bool
    private let process = Process()
    private let journal: URL
    private let errors: URL

    /// Starts a server; returns when it takes connections or has ended.
    init(_ office: Office, port: String, fault: String? = nil) throws {
        let name = UUID().uuidString
        journal = office.directory.appending(path: "operations-\(name)")
        errors = office.directory.appending(path: "errors-\(name)")
        try Data().write(to: errors)
        process.executableURL = Program.products.appending(path: "teczkad")
        process.arguments = [
            "serve", "--data", office.data.path, "--host", "127.0.0.1", "--port", port,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "LC_ALL": "C", "TECZKA_FAULT": fault ?? "count", "TECZKA_FAULT_COUNT": journal.path,
        ]) { $1 }
        let ready = Pipe()
        process.standardOutput = ready
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let line = ready.fileHandleForReading.availableData
        isReady = String(decoding: line, as: UTF8.self).contains("\"ready\":true")
        if !isReady { process.waitUntilExit() }
    }

    deinit { kill() }

    /// The number of durable operations so far.
    var operationCount: Int {
        let lines = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
        return lines.split(separator: "\n").count
    }

    /// How a server that has ended did so, without its log.
    var ended: Ended {
        let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
        let sentences = text.split(separator: "\n").filter { $0.hasPrefix("teczkad: ") }
        return Ended(
            code: process.terminationStatus, output: "", errors: sentences.joined(separator: "\n"))
    }

    /// Ends the server as a loss of power would, unless a fault has done so.
    func kill() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Ends the server in order.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

extension Office {
    /// Stops the server and returns its port, for others in its place.
    func vacate() throws -> String {
        stop()
        return try port
    }
}
