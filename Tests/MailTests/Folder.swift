// A temporary folder of a test, and the programs that tests talk to.

import Foundation
import Testing

/// A folder that goes with its test.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "teczka-mailtest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file and returns its path.
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }

    /// Returns what a file holds; empty when there is none.
    func text(_ name: String) -> String {
        (try? String(contentsOf: url.appending(path: name), encoding: .utf8)) ?? ""
    }

    /// Writes a program for the shell and returns its path.
    func script(_ name: String, _ text: String) throws -> String {
        let path = try file(name, ("#!/bin/bash\n" + text).utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }
}

/// A program beside the tests.
final class Peer {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Peers")
    private let process = Process()

    /// Where it listens.
    let port: Int

    /// Starts a server in Python and waits for the port it prints.
    init(_ script: String, _ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-B", Self.folder.appending(path: script).path] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        port = try #require(Int(line.filter(\.isNumber)), "\(script) says its port")
    }

    deinit { stop() }

    func waitForEnd() { process.waitUntilExit() }

    func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Runs a program beside the tests to its end and returns what it prints.
    static func run(_ interpreter: String, _ script: String, _ arguments: [String]) throws -> Data {
        let output = try Folder()
        let path = try output.file("output", [])
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, folder.appending(path: script).path] + arguments
        process.standardOutput = FileHandle(forWritingAtPath: path)
        if interpreter == "bash" { process.standardError = FileHandle.nullDevice }
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(script)")
        return try Data(contentsOf: URL(filePath: path))
    }
}
