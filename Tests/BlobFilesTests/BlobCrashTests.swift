// A process that dies, or whose disk fails, at any durable step of storing a content.

import BlobFiles
import Dice
import Foundation
import Testing

@Suite(.serialized) struct BlobCrashTests {
    /// Sends a content, or copies one in, in a process with a fault.
    private static func store(_ path: String, _ work: String) throws {
        var dice = Dice(seed: 9)
        let content = try Content(count: 100_000, &dice)
        let blobs = BlobFolder(path: path)
        if work == "append" {
            try content.send(to: blobs)
        } else {
            let source = path + "-source"
            try Data(content.bytes).write(to: URL(filePath: source))
            _ = try blobs.adopt(file: source)
        }
    }

    /// Looks at what is left, and goes on.
    private func checkAndGoOn(_ folder: Folder, _ work: String) throws {
        var dice = Dice(seed: 9)
        let content = try Content(count: 100_000, &dice)
        if folder.blobs.isComplete(content.hash) {
            #expect(try content.fetched(from: folder.blobs) == content.bytes)
        }
        try Self.store(folder.blobs.path, work)
        #expect(try content.fetched(from: folder.blobs) == content.bytes)
        try folder.blobs.sweep(before: .max) { _ in true }
        #expect(folder.files == ["\(content.hash.text.prefix(2))/\(content.hash).blob"])
    }

    /// Returns the number of durable steps of storing.
    private func stepCount(_ work: String) async throws -> Int {
        let folder = try Folder()
        let path = folder.blobs.path
        await #expect(processExitsWith: .success) {
            [path = path as String, work = work as String] in
            setenv("TECZKA_FAULT_COUNT", path + "-count", 1)
            try Self.store(path, work)
        }
        let journal = try String(contentsOfFile: path + "-count", encoding: .utf8)
        return journal.split(separator: "\n").count
    }

    @Test(arguments: ["append", "adopt"])
    func aKillAtAnyStepLeavesNoWrongFile(work: String) async throws {
        let count = try await stepCount(work)
        #expect(count > 5)
        for step in 1...count {
            let folder = try Folder()
            let path = folder.blobs.path
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [
                    path = path as String, work = work as String, step = step as Int
                ] in
                setenv("TECZKA_FAULT", "kill@\(step)", 1)
                try Self.store(path, work)
            }
            try checkAndGoOn(folder, work)
        }
    }

    @Test(arguments: ["append", "adopt"], ["full", "ioerr-from"])
    func aFailingDiskIsNamedAndHarmsNothing(work: String, fault: String) async throws {
        for step in 1...(try await stepCount(work)) {
            let folder = try Folder()
            let path = folder.blobs.path
            await #expect(processExitsWith: .success) {
                [
                    path = path as String, work = work as String, fault = fault as String,
                    step = step as Int
                ] in
                setenv("TECZKA_FAULT", "\(fault)@\(step)", 1)
                let error = #expect(throws: BlobError.self) { try Self.store(path, work) }
                guard case .disk = error else { abort() }
            }
            try checkAndGoOn(folder, work)
        }
    }

    @Test func aFullDiskKeepsThePart() async throws {
        let folder = try Folder()
        let path = folder.blobs.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            setenv("TECZKA_FAULT", "full-from@2", 1)
            #expect(throws: BlobError.self) { try Self.store(path, "append") }
        }
        var dice = Dice(seed: 9)
        let content = try Content(count: 100_000, &dice)
        let held = try folder.blobs.held(content.hash, size: content.size)
        #expect(held == Int64(BlobLimits.chunkBytesMax))
    }
}
