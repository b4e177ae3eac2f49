// An office whose programs are killed, or whose disks fail, at a chosen durable operation: the
// debug programs count every write, sync, truncation and rename, and obey `TECZKA_FAULT`.

import Dice
import Foundation
import Testing

/// An office with a case, and the means to break things in it.
struct CrashBench {
    let office: Office
    /// More operations than any command has.
    static let operationsMax = 1_000

    /// Starts a server with these people, coordinator `ed` among them, who begins a case.
    init(people: [String] = ["ed", "mg"]) async throws {
        office = try await Office(people: people)
        try await expectDone("ed", "new", "title=Teren", "kind=closed")
        if people.contains("mg") {
            try await expectDone("ed", "set", "001", "case.coordinators+=mg")
        }
        for login in people where login != "ed" { try await expectDone(login, "sync") }
    }

    /// Returns where sampling begins, so that runs differ; the seed is printed and may be given.
    static func phase(_ stride: Int) -> Int {
        let given = ProcessInfo.processInfo.environment["TECZKA_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 1...32_000)
        if stride > 1 { print("seed \(seed)") }
        var dice = Dice(seed: seed)
        return Int.random(in: 1...stride, using: &dice)
    }

    // MARK: - Running

    func run(
        _ login: String, _ arguments: [String], fault: String? = nil, input: String? = nil
    ) async throws -> (ended: Ended, operations: [Substring]) {
        let journal = office.directory.appending(path: "operations-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: journal) }
        let ended = try await Program.run(
            "teczka", arguments, home: office.home(login), input: input,
            environment: [
                "TECZKA_FAULT": fault ?? "count", "TECZKA_FAULT_COUNT": journal.path,
            ])
        let lines = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
        return (ended, lines.split(separator: "\n"))
    }

    /// Runs a command that has to work.
    @discardableResult
    func expectDone(
        _ login: String, _ arguments: String..., at location: SourceLocation = #_sourceLocation
    ) async throws -> Ended {
        try await expectDone(login, arguments, at: location)
    }

    /// Runs a command that has to work.
    @discardableResult
    func expectDone(
        _ login: String, _ arguments: [String], at location: SourceLocation = #_sourceLocation
    ) async throws -> Ended {
        let ended = try await Program.run("teczka", arguments, home: office.home(login))
        try #require(
            ended.code == 0, "\(arguments): \(ended.code) \(ended.errors)",
            sourceLocation: location)
        return ended
    }

    /// An edit that shows once for each time it takes effect; its note is its name.
    static func contact(_ name: String, _ options: String...) -> [String] {
        ["add", "001", "contact", "type=inquiry", "channel=www", "note=\(name)", "--id", name]
            + options
    }

    /// Runs a command with a fault at each of its operations, or at every `stride`-th of them,
    /// until it has no more of them; returns how many it had then.
    ///
    /// - Parameters:
    ///   - prepare: makes what the command is to find; it gets the number of the operation.
    ///   - check: looks at how the faulty run ended, and goes on without faults.
    @discardableResult
    func atEveryOperation(
        _ fault: String, of login: @escaping (Int) -> String, every stride: Int = 1,
        input: String? = nil, _ command: (Int) async throws -> [String],
        prepare: (Int) async throws -> Void = { _ in },
        check: (Int, Ended) async throws -> Void
    ) async throws -> Int {
        var operation = Self.phase(stride)
        while operation < Self.operationsMax {
            try await prepare(operation)
            let (ended, operations) = try await run(
                login(operation), try await command(operation), fault: "\(fault)@\(operation)",
                input: input)
            let isOver = operations.count < operation
            let isKilled = ended.code == SIGKILL
            #expect(
                isKilled == (["kill", "torn"].contains(fault) && !isOver),
                "\(fault)@\(operation): \(ended.code) \(ended.errors)")
            try expectWhole(login(operation), "\(fault)@\(operation)")
            try await check(operation, ended)
            if isOver { return operations.count }
            operation += stride
        }
        Issue.record("the command has no end")
        return operation
    }
}
