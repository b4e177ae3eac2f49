// The built programs, run as a person would run them.

import Foundation

/// What a run of a program left behind.
struct Ended: Sendable {
    let code: Int32
    let output: String
    let errors: String

    /// The lines a person reads when something went wrong, the demonstration clock aside.
    var sentences: [String] {
        errors.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("[demonstration") && !$0.hasPrefix("[pokaz") }
    }
}

/// Finds and runs the built programs.
enum Program {
    /// The directory of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The directory of the built programs: that of this test bundle.
    static let products: URL = {
        let bundle = Bundle.allBundles.map(\.bundleURL).first {
            $0.pathExtension == "xctest"
        }
        let beside = bundle?.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return FileManager.default.fileExists(atPath: beside.appending(path: "teczka").path)
            ? beside : root.appending(path: ".build/debug")
    }()

    static func run(
        _ name: String, _ arguments: [String], home: URL? = nil, input: String? = nil,
        environment extra: [String: String] = [:]
    ) async throws -> Ended {
        let process = Process()
        process.executableURL = products.appending(path: name)
        return try await run(process, arguments, home: home, input: input, extra)
    }

    /// Runs a program of the system as a person of that home.
    static func system(
        _ path: String, _ arguments: [String], home: URL, input: String
    ) async throws -> Ended {
        let process = Process()
        process.executableURL = URL(filePath: path)
        return try await run(process, arguments, home: home, input: input, [:])
    }

    static func script(
        _ name: String, _ arguments: [String], environment extra: [String: String] = [:]
    ) async throws -> Ended {
        let process = Process()
        process.executableURL = root.appending(path: "Scripts").appending(path: name)
        let environment = extra.merging(["TECZKA_BIN": products.path]) { $1 }
        return try await run(process, arguments, home: nil, input: nil, environment)
    }

    /// Runs a program of the system.
    static func system(_ name: String, _ arguments: [String]) async throws -> Ended {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        return try await run(process, [name] + arguments, home: nil, input: nil, [:])
    }

    static func python(
        _ file: URL, _ arguments: [String], environment extra: [String: String] = [:]
    ) async throws -> Ended {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let all = ["python3", "-B", file.path] + arguments
        return try await run(process, all, home: nil, input: nil, extra)
    }

    private static func run(
        _ process: Process, _ arguments: [String], home: URL?, input: String?,
        _ extra: [String: String]
    ) async throws -> Ended {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "teczka-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        // Files rather than pipes: a child that outlives its parent must not keep a reader waiting.
        let files = ["out", "err", "in"].map { directory.appending(path: $0) }
        try Data((input ?? "").utf8).write(to: files[2])
        for file in files[0...1] { try Data().write(to: file) }
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C", "TECZKA_HOME": home?.path ?? "/nonexistent"]) { $1 }
            .merging(extra) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = try FileHandle(forReadingFrom: files[2])
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return Ended(
            code: process.terminationStatus,
            output: try String(contentsOf: files[0], encoding: .utf8),
            errors: try String(contentsOf: files[1], encoding: .utf8))
    }
}
