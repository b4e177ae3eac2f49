// Live push: what one person records shows on another's screen without being asked for.

import Foundation
import Testing

@Suite(.serialized)
struct WatchTests {
    @Test func aChangeReachesAWatcherWithoutBeingAskedFor() async throws {
        let office = try await Office(people: ["jw", "ed"])
        let watcher = Process()
        // A watcher that never tells is ended, and with it the test.
        watcher.executableURL = URL(filePath: "/usr/bin/timeout")
        watcher.arguments = [
            "60", Program.products.appending(path: "teczka").path, "sync", "--watch",
        ]
        watcher.environment = ProcessInfo.processInfo.environment
            .merging(["TECZKA_HOME": office.home("jw").path, "LC_ALL": "C"]) { $1 }
        let screen = Pipe()
        watcher.standardOutput = screen
        watcher.standardError = FileHandle.nullDevice
        try watcher.run()
        defer { watcher.terminate() }
        let made = try await office.teczka("ed", "new", "title=Nad rzeką", "kind=closed")
        try #require(made.code == 0, "\(made.errors)")
        var seen = ""
        while !seen.contains("Nad rzeką") {
            let data = screen.fileHandleForReading.availableData
            try #require(!data.isEmpty, "the watcher ended: \(seen)")
            seen += String(decoding: data, as: UTF8.self)
        }
        #expect(seen.contains("ed"))
    }
}
