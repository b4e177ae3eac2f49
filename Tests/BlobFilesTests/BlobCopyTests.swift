// Copies in and out, sweeping, and names from outside.

import BlobFiles
import Dice
import Foundation
import Testing

@Suite struct BlobCopyTests {
    @Test func aFileComesInAndGoesOutTheSame() throws {
        var dice = Dice(seed: 1)
        let folder = try Folder()
        let content = try Content(count: 600_000, &dice)
        let source = try folder.file("skan.pdf", content.bytes)
        for _ in 1...2 {
            let adopted = try folder.blobs.adopt(file: source)
            #expect(adopted.hash == content.hash)
            #expect(adopted.size == content.size)
        }
        #expect(folder.files.count == 1)
        #expect(try content.fetched(from: folder.blobs) == content.bytes)
        let copy = folder.directory.appending(path: "kopia.pdf")
        try folder.blobs.export(content.hash, to: copy.path)
        #expect(try Data(contentsOf: copy) == Data(content.bytes))
        #expect(throws: BlobError.path(copy.path)) {
            try folder.blobs.export(content.hash, to: copy.path)
        }
    }

    @Test func whatIsNoContentIsRefused() throws {
        let folder = try Folder()
        let missing = folder.directory.path + "/nie-ma"
        #expect(throws: BlobError.path(missing)) { try folder.blobs.adopt(file: missing) }
        let directory = folder.directory.path
        #expect(throws: BlobError.path(directory)) { try folder.blobs.adopt(file: directory) }
        #expect(throws: BlobError.path("/dev/zero")) { try folder.blobs.adopt(file: "/dev/zero") }
        let empty = try folder.file("pusty", [])
        #expect(throws: BlobError.size) { try folder.blobs.adopt(file: empty) }
        let large = try folder.file("duży", [0])
        let handle = try FileHandle(forWritingTo: URL(filePath: large))
        try handle.truncate(atOffset: UInt64(BlobLimits.blobBytesMax) + 1)
        #expect(throws: BlobError.size) { try folder.blobs.adopt(file: large) }
        #expect(folder.files.isEmpty)
        let content = try Content([1])
        #expect(throws: BlobError.missing) {
            try folder.blobs.export(content.hash, to: folder.directory.path + "/kopia")
        }
    }

    @Test func aDamagedContentIsNotHandedOut() throws {
        let folder = try Folder()
        let content = try Content(Array("podpis".utf8))
        try content.send(to: folder.blobs)
        let path = folder.blobs.path + "/" + (folder.files.first ?? "")
        try Data("podpiS".utf8).write(to: URL(filePath: path))
        let copy = folder.directory.path + "/kopia"
        #expect(throws: BlobError.mismatch) {
            try folder.blobs.export(content.hash, to: copy)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.directory.path)
        #expect(left == ["blobs"])
    }

    @Test func sweepingTakesWhatIsOldAndNotKept() throws {
        let folder = try Folder()
        let kept = try Content([1])
        let old = try Content([2])
        let unfinished = try Content([3, 4])
        #expect(try folder.blobs.sweep(before: .max) { _ in false } == 0)
        try kept.send(to: folder.blobs)
        try old.send(to: folder.blobs)
        _ = try folder.blobs.append([3], to: unfinished.hash, at: 0, size: 2)
        let forgotten = folder.blobs.path + "/0123.new"
        try Data([5]).write(to: URL(filePath: forgotten))
        #expect(try folder.blobs.sweep(before: 1_000_000) { _ in false } == 0)
        #expect(folder.files.count == 4)
        #expect(try folder.blobs.sweep(before: .max) { $0 == kept.hash } == 3)
        #expect(folder.files == ["\(kept.hash.text.prefix(2))/\(kept.hash).blob"])
        try unfinished.send(to: folder.blobs)
        #expect(folder.blobs.isComplete(unfinished.hash))
    }

    @Test func sweepingMeanwhileCostsTimeOnly() async throws {
        var dice = Dice(seed: 4)
        let folder = try Folder()
        let blobs = folder.blobs
        let content = try Content(count: 60_000, &dice)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...3 {
                group.addTask {
                    while !blobs.isComplete(content.hash) {
                        try content.send(to: blobs, pieceBytes: 4_000)
                    }
                }
            }
            group.addTask {
                for _ in 1...50 { try blobs.sweep(before: .max) { $0 == content.hash } }
            }
            try await group.waitForAll()
        }
        #expect(try content.fetched(from: blobs) == content.bytes)
    }

    @Test(arguments: [
        "", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        String(repeating: "a", count: 63), String(repeating: "a", count: 65),
        "../" + String(repeating: "a", count: 61), String(repeating: "ą", count: 64),
    ])
    func onlyADigestIsAName(text: String) {
        #expect(BlobHash(text) == nil)
    }
}
