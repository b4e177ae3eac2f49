// A new device killed at every durable operation of its beginning: enrolling, and the first
// reading of everything its person may see.

import Foundation
import Testing

@Suite struct FirstReadingCrashTests {
    @Test func aKillAtTheBeginningNeverLeavesAHomeThatCannotBeUsed() async throws {
        let bench = try await CrashBench()
        for number in 1...3 {
            try await bench.expectDone("ed", CrashBench.contact("n\(number)"))
        }
        try await aFullDiskDoesNotUseUpTheCode(bench)
        try await killWhileEnrolling(bench)
        try await killWhileEnrollingAgain(bench)
        try await killWhileReading(bench)
    }

    private func aFullDiskDoesNotUseUpTheCode(_ bench: CrashBench) async throws {
        let invitation = try await bench.office.invitation("mg")
        let full = try await enrol(bench, "full", invitation, fault: "full-from@1")
        bench.expectPlain(full.ended, [73], "full-from@1")
        let again = try await enrol(bench, "full", invitation)
        #expect(again.ended.code == 0, "\(again.ended.errors)")
    }

    private func killWhileEnrolling(_ bench: CrashBench) async throws {
        var invitation = ""
        let count = try await bench.atEveryOperation(
            "kill", of: { "new\($0)" }, every: 36, input: Office.password
        ) { _ in
            invitation = try await bench.office.invitation("mg")
            return ["enrol", invitation, "--password-fd", "0"]
        } check: { operation, _ in
            let login = "new\(operation)"
            let again = try await enrol(bench, login, invitation)
            if again.ended.code != 0 {
                // The code was used before the kill.
                bench.expectPlain(again.ended, [77], "kill@\(operation)")
                let last = try await enrol(bench, login)
                #expect(last.ended.code == 0, "kill@\(operation): \(last.ended.errors)")
            }
            try await expectEverything(bench, login)
        }
        print("enrolling: \(count) operations")
    }

    /// A home that is enrolled anew keeps what waits in it, wherever the new beginning is cut off.
    private func killWhileEnrollingAgain(_ bench: CrashBench) async throws {
        try await bench.expectDone("mg", CrashBench.contact("n0", "--offline"))
        var steps = 0
        try await bench.atEveryOperation(
            "kill", of: { "again\($0)" }, every: 36, input: Office.password
        ) { _ in
            ["enrol", try await bench.office.invitation("mg"), "--password-fd", "0"]
        } prepare: { operation in
            try FileManager.default.copyItem(
                at: bench.office.home("mg"), to: bench.office.home("again\(operation)"))
        } check: { operation, _ in
            steps += 1
            let last = try await enrol(bench, "again\(operation)")
            #expect(last.ended.code == 0, "kill@\(operation): \(last.ended.errors)")
            #expect(
                try await bench.notes("again\(operation)") == ["n0", "n1", "n2", "n3"],
                "kill@\(operation)")
            #expect(try await bench.status("again\(operation)").waiting == 0)
        }
        #expect(steps > 1)
    }

    private func killWhileReading(_ bench: CrashBench) async throws {
        let operations = try await enrol(bench, "whole").operations
        let last = try #require(operations.lastIndex { $0 == "home.sync" })
        // A device that is enrolled and has read nothing.
        _ = try await enrol(bench, "template", fault: "kill@\(last + 2)")
        let count = try await bench.atEveryOperation("kill", of: { "first\($0)" }, every: 7) { _ in
            ["sync"]
        } prepare: { operation in
            try FileManager.default.copyItem(
                at: bench.office.home("template"), to: bench.office.home("first\(operation)"))
        } check: { operation, _ in
            try await bench.expectDone("first\(operation)", "sync")
            try await expectEverything(bench, "first\(operation)")
        }
        print("the first reading: \(count) operations")
    }

    private func enrol(
        _ bench: CrashBench, _ login: String, _ invitation: String? = nil, fault: String? = nil
    ) async throws -> (ended: Ended, operations: [Substring]) {
        var code = invitation
        if code == nil { code = try await bench.office.invitation("mg") }
        return try await bench.run(
            login, ["enrol", code ?? "", "--password-fd", "0"], fault: fault,
            input: Office.password)
    }

    private func expectEverything(_ bench: CrashBench, _ login: String) async throws {
        #expect(Set(try await bench.notes(login)).isSuperset(of: ["n1", "n2", "n3"]), "\(login)")
        #expect(try await bench.status(login).cases == 1)
    }
}
