// The server killed, or its disk failing, at its durable operations while a device delivers two
// edits: after a new start and another sync each took effect exactly once.

import Foundation
import Testing

@Suite struct ServerCrashTests {
    /// What a device's program may end with when the server went away in the middle, could not
    /// write, or was never there.
    private static let codes: Set<Int32> = [0, 69]

    @Test(arguments: [("kill", 4), ("ioerr", 7), ("full-from", 9)])
    func aServerCutShortLosesNothingAndDoublesNothing(kind: String, stride: Int) async throws {
        let bench = try await CrashBench()
        let port = try bench.office.vacate()
        var names: [String] = []
        var operation = CrashBench.phase(stride)
        while operation < CrashBench.operationsMax {
            let fault = "\(kind)@\(operation)"
            for name in ["a\(operation)", "b\(operation)"] {
                try await bench.expectDone("ed", CrashBench.contact(name, "--offline"))
                names.append(name)
            }
            let faulty = try FaultyServer(bench.office, port: port, fault: fault)
            try await use(faulty, bench, operation, kind)
            faulty.kill()
            try bench.expectWholeStore(fault)
            let sound = try FaultyServer(bench.office, port: port)
            try #require(sound.isReady, "\(fault): \(sound.ended.errors)")
            try await bench.expectDone("ed", "sync")
            #expect(try await bench.status("ed").waiting == 0)
            // Sometimes the next server finds the log as a crash leaves it.
            if names.count % 4 == 0 { sound.stop() } else { sound.kill() }
            if faulty.operationCount < operation { break }
            operation += stride
        }
        print("a server's start and two edits: \(operation) operations at most")
        let sound = try FaultyServer(bench.office, port: port)
        try await bench.expectOnce(names, by: "ed", seenBy: "mg")
        sound.stop()
    }

    /// Delivers to a server that will fail, has failed, or did not come up.
    private func use(
        _ faulty: FaultyServer, _ bench: CrashBench, _ operation: Int, _ kind: String
    ) async throws {
        let fault = "\(kind)@\(operation)"
        guard faulty.isReady else {
            if kind == "kill" {
                #expect(faulty.ended.code == SIGKILL, "\(fault)")
            } else {
                bench.expectPlain(faulty.ended, [73], fault)
            }
            return
        }
        bench.expectPlain(try await bench.run("ed", ["sync"]).ended, Self.codes, fault)
        // A disk that failed once and works again is no reason for a new start.
        guard kind == "ioerr", faulty.operationCount >= operation else { return }
        try await bench.expectDone("ed", "sync")
        #expect(try await bench.status("ed").waiting == 0, "\(fault)")
    }
}
