// A device whose disk fails or is full at any durable operation: one sentence, a documented exit
// code, nothing lost, and everything works again as soon as the disk does.

import Foundation
import Testing

@Suite struct DiskFailureTests {
    /// What a program may end with: it worked in spite of it, or the disk did not take a write.
    private static let codes: Set<Int32> = [0, 73]

    @Test func recordingSaysWhetherItIsRecorded() async throws {
        let bench = try await CrashBench()
        var names: [String] = []
        for kind in ["ioerr", "ioerr-from", "full", "full-from"] {
            try await bench.atEveryOperation(kind, of: { _ in "ed" }, every: 3) {
                CrashBench.contact("\(kind)\($0)", "--offline")
            } check: { operation, ended in
                let what = "\(kind)@\(operation)"
                bench.expectPlain(ended, Self.codes, what)
                names.append("\(kind)\(operation)")
                let again = try await bench.expectDone(
                    "ed", CrashBench.contact("\(kind)\(operation)", "--offline", "--json"))
                let wasRecorded = again.output.contains("\"repeated\":true")
                if ended.code == 0 { #expect(wasRecorded, "\(what)") }
                // A disk that failed once and works again leaves no doubt.
                if !kind.hasSuffix("-from") {
                    #expect(wasRecorded == (ended.code == 0), "\(what)")
                }
            }
            #expect(try await bench.status("ed").waiting == names.count)
        }
        try await bench.expectDone("ed", "sync")
        try await bench.expectOnce(names, by: "ed", seenBy: "mg")
    }

    @Test func syncingGoesOnWhenTheDiskDoes() async throws {
        let bench = try await CrashBench()
        var names: [String] = []
        for kind in ["ioerr", "full-from"] {
            try await bench.atEveryOperation(kind, of: { _ in "ed" }, every: 13) { _ in
                ["sync"]
            } prepare: { operation in
                for name in ["a\(kind)\(operation)", "b\(kind)\(operation)"] {
                    try await bench.expectDone("ed", CrashBench.contact(name, "--offline"))
                    names.append(name)
                }
                names.append("c\(kind)\(operation)")
                try await bench.expectDone("mg", CrashBench.contact("c\(kind)\(operation)"))
            } check: { operation, ended in
                bench.expectPlain(ended, Self.codes, "\(kind)@\(operation)")
                try await bench.expectDone("ed", "sync")
                #expect(try await bench.notes("ed") == names.sorted())
            }
        }
        try await bench.expectOnce(names, by: "ed", seenBy: "mg")
    }
}
