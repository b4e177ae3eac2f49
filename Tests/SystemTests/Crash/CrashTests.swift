// The device's program killed at the durable operations of its life: recording, delivering and
// reading, a refusal, a new try. Each command that was cut off is run again under its name; then
// every edit is in exactly one place and took effect exactly once.

import Foundation
import Testing

@Suite struct CrashTests {
    /// A kill between two writes, and one in the middle of a write.
    @Test func aKillWhileRecordingLosesNothingAndDoublesNothing() async throws {
        let bench = try await CrashBench()
        var names: [String] = []
        for (kind, stride) in [("kill", 1), ("torn", 2)] {
            let count = try await bench.atEveryOperation(kind, of: { _ in "ed" }, every: stride) {
                CrashBench.contact("\(kind)\($0)", "--offline")
            } check: { operation, _ in
                names.append("\(kind)\(operation)")
                try await bench.expectDone(
                    "ed", CrashBench.contact("\(kind)\(operation)", "--offline"))
            }
            print("recording: \(count) operations")
            #expect(try await bench.status("ed").waiting == names.count)
        }
        try await bench.expectDone("ed", "sync")
        try await bench.expectOnce(names, by: "ed", seenBy: "mg")
    }

    @Test func aKillWhileDeliveringAndReadingLosesNothingAndDoublesNothing() async throws {
        let bench = try await CrashBench()
        var names: [String] = []
        let count = try await bench.atEveryOperation("kill", of: { _ in "ed" }, every: 7) { _ in
            ["sync"]
        } prepare: { operation in
            for name in ["a\(operation)", "b\(operation)"] {
                try await bench.expectDone("ed", CrashBench.contact(name, "--offline"))
            }
            try await bench.expectDone("mg", CrashBench.contact("c\(operation)"))
            names += ["a\(operation)", "b\(operation)", "c\(operation)"]
        } check: { operation, _ in
            // Nothing goes out of sight between the two runs, whatever has been sent.
            let seen = Set(try await bench.notes("ed"))
            #expect(seen.isSuperset(of: ["a\(operation)", "b\(operation)"]))
            try await bench.expectDone("ed", "sync")
            #expect(try await bench.notes("ed") == names.sorted())
        }
        print("delivering and reading: \(count) operations")
        try await bench.expectOnce(names, by: "ed", seenBy: "mg")
    }

    @Test func aKillAroundTheTrayKeepsARefusedEditInOnePlace() async throws {
        let bench = try await CrashBench(people: ["jw", "ed"])
        var names: [String] = []
        func recordRefused(_ name: String) async throws {
            names.append(name)
            try await bench.expectDone(
                "jw", "set", "001", "case.title=Inny \(name)", "--id", name, "--anyway",
                "--offline")
        }
        let count = try await bench.atEveryOperation("kill", of: { _ in "jw" }, every: 6) { _ in
            ["sync"]
        } prepare: { operation in
            try await recordRefused("x\(operation)")
        } check: { operation, _ in
            let status = try await bench.status("jw")
            #expect(status.waiting + status.refused == names.count, "kill@\(operation)")
            let (again, _) = try await bench.run("jw", ["sync"])
            #expect(again.code == 0 || again.code == 1, "\(again.errors)")
            #expect(try await bench.refused("jw").map(\.name) == names)
        }
        print("a refusal: \(count) operations")
        #expect(try await bench.status("jw").waiting == 0)
        // More edits than a new try has operations.
        for number in 1...40 { try await recordRefused("w\(number)") }
        _ = try await bench.run("jw", ["sync"])
        #expect(try await bench.refused("jw").map(\.name) == names)
        try await killWhileRetrying(bench)
    }

    /// Tries each entry of the tray again, with a kill at another operation each time.
    private func killWhileRetrying(_ bench: CrashBench) async throws {
        let entries = try await bench.refused("jw")
        var tried = 0
        func retrying(_ operation: Int) throws -> [String] {
            let entry = try #require(entries.dropFirst(operation - 1).first, "too few edits")
            return [
                "refused", "--retry", "\(entry.number)", "--id", "y\(operation)", "--anyway",
                "--offline",
            ]
        }
        let count = try await bench.atEveryOperation("kill", of: { _ in "jw" }) {
            try retrying($0)
        } check: { operation, _ in
            try await bench.expectDone("jw", try retrying(operation))
            tried += 1
            let status = try await bench.status("jw")
            #expect(status.waiting == tried, "kill@\(operation)")
            #expect(status.refused == entries.count - tried, "kill@\(operation)")
        }
        print("a new try: \(count) operations")
        _ = try await bench.run("jw", ["sync"])
        let expected = entries.map(\.name).dropFirst(tried) + (1...tried).map { "y\($0)" }
        #expect(try await bench.refused("jw").map(\.name) == Array(expected))
    }
}
