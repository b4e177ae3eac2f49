// A running server with a few people, in a directory of its own.

import Foundation
import Synchronization
import Testing

/// A demonstration server and the homes of its people.
final class Office: Sendable {
    let directory: URL
    private let server: Mutex<Process>
    static let password = "zielona łąka o świcie"

    var data: URL { directory.appending(path: "server") }

    /// Starts a server with a manager `jw`, a coordinator `ed` and a trainer `bz`, all enrolled.
    init(isDemonstration: Bool = true, people: [String] = ["jw", "ed", "bz"]) async throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "teczka-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let data = directory.appending(path: "server")
        let made = try await Program.run(
            "teczkad",
            [
                "init", "--data", data.path, "--name", "127.0.0.1", "--manager", "jw",
                "--manager-name", "Jędrzej Wąż",
            ] + (isDemonstration ? ["--demonstration"] : []))
        try #require(made.code == 0, "\(made.errors)")
        server = Mutex(try Self.serve(data, port: "0"))
        for login in people { try await enrol(login) }
    }

    /// Starts a server on a copy of what another office left, which is not running.
    init(copying template: Office) throws {
        directory = template.directory.deletingLastPathComponent()
            .appending(path: "teczka-office-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: template.directory, to: directory)
        server = Mutex(try Self.serve(directory.appending(path: "server"), port: "0"))
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func serve(_ data: URL, port: String) throws -> Process {
        let process = Process()
        process.executableURL = Program.products.appending(path: "teczkad")
        process.arguments = ["serve", "--data", data.path, "--host", "127.0.0.1", "--port", port]
        let ready = Pipe()
        process.standardOutput = ready
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Blocks until the one line that says the server takes connections.
        let line = ready.fileHandleForReading.availableData
        try #require(String(decoding: line, as: UTF8.self).contains("\"ready\":true"))
        return process
    }

    /// Ends the server in order.
    func stop() {
        server.withLock { server in
            if server.isRunning { server.terminate() }
            server.waitUntilExit()
        }
    }

    /// Starts the server again where people look for it.
    func start() throws {
        let port = try port
        try server.withLock { $0 = try Self.serve(data, port: port) }
    }

    /// The port that the server's people know.
    var port: String {
        get throws {
            let text = try String(contentsOf: data.appending(path: "endpoint"), encoding: .utf8)
            return try #require(text.split(separator: ":").last.map { $0.filter(\.isNumber) })
        }
    }

    func home(_ login: String) -> URL { directory.appending(path: login) }

    func administer(_ arguments: [String], input: String? = nil) async throws -> Ended {
        try await Program.run("teczkad", arguments + ["--data", data.path], input: input)
    }

    func invitation(_ login: String) async throws -> String {
        try await administer(["device", "invite", login]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func enrol(_ login: String) async throws {
        let roles = ["ed": "coordinator", "mg": "coordinator", "bz": "trainer", "lc": "trainer"]
        if let role = roles[login] {
            let added = try await administer([
                "user", "add", login, "--name", login.uppercased(), "--role", role,
            ])
            try #require(added.code == 0, "\(added.errors)")
        }
        let ended = try await teczka(
            login, "enrol", try await invitation(login), "--password-fd", "0",
            input: Self.password)
        try #require(ended.code == 0, "\(ended.errors)")
    }

    func teczka(
        _ login: String, _ arguments: String..., input: String? = nil
    ) async throws -> Ended {
        try await Program.run("teczka", arguments, home: home(login), input: input)
    }
}
