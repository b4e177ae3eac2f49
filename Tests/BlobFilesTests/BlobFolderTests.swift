// The laws of `BlobFolder`: however a content comes, the same file; never a wrong one.

import BlobFiles
import Dice
import Foundation
import Testing

@Suite struct BlobFolderTests {
    @Test(arguments: Dice.seeds(fixed: 4))
    func anyCuttingWithRepeatsGivesTheSameFile(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let folder = try Folder()
        let content = try Content(count: Int.random(in: 1...200_000, using: &dice), &dice)
        var held: Int64 = 0
        while held < content.size {
            // A piece again, the next one, one that overlaps, or one behind a gap.
            let reach = min(content.size, held + 5_000)
            let offset = Int64.random(in: max(0, held - 20_000)...reach, using: &dice)
            let piece = content.piece(offset, Int.random(in: 0...60_000, using: &dice))
            let after = try folder.blobs.append(
                piece, to: content.hash, at: offset, size: content.size)
            let expected = offset > held ? held : max(held, offset + Int64(piece.count))
            #expect(after == expected)
            held = after
            #expect(try folder.blobs.held(content.hash, size: content.size) == held)
            #expect(folder.blobs.isComplete(content.hash) == (held == content.size))
        }
        #expect(try content.fetched(from: folder.blobs) == content.bytes)
        #expect(folder.files == ["\(content.hash.text.prefix(2))/\(content.hash).blob"])
    }

    @Test func aGapIsAnsweredByWhatIsHeld() throws {
        let folder = try Folder()
        let content = try Content(Array("zażółć gęślą jaźń".utf8))
        #expect(
            try folder.blobs.append(
                content.piece(5), to: content.hash, at: 5, size: content.size) == 0)
        #expect(
            try folder.blobs.append(
                content.piece(0, 3), to: content.hash, at: 0, size: content.size) == 3)
        #expect(
            try folder.blobs.append(
                content.piece(5), to: content.hash, at: 5, size: content.size) == 3)
    }

    @Test func aFlippedByteIsFoundAtTheEndAndThePartDropped() throws {
        var dice = Dice(seed: 1)
        let folder = try Folder()
        let content = try Content(count: 100_000, &dice)
        var wrong = content.piece(0)
        wrong[Int.random(in: 0..<wrong.count, using: &dice)] ^= 1
        var held = try folder.blobs.append(wrong, to: content.hash, at: 0, size: content.size)
        held = try folder.blobs.append(
            content.piece(held), to: content.hash, at: held, size: content.size)
        #expect(throws: BlobError.mismatch) {
            try folder.blobs.append(
                content.piece(held), to: content.hash, at: held, size: content.size)
        }
        #expect(folder.files.isEmpty)
        #expect(try folder.blobs.held(content.hash, size: content.size) == 0)
        try content.send(to: folder.blobs)
        #expect(try content.fetched(from: folder.blobs) == content.bytes)
    }

    @Test func anotherBeginningGoesOnWhereThePartEnds() throws {
        var dice = Dice(seed: 2)
        let folder = try Folder()
        let content = try Content(count: 70_000, &dice)
        _ = try folder.blobs.append(
            content.piece(0, 30_001), to: content.hash, at: 0, size: content.size)
        let again = BlobFolder(path: folder.blobs.path)
        #expect(try again.held(content.hash, size: content.size) == 30_001)
        try content.send(to: again)
        #expect(try content.fetched(from: again) == content.bytes)
    }

    @Test func aPartWholeJustBeforeACrashIsCompletedByAsking() throws {
        let folder = try Folder()
        let content = try Content(Array("skan umowy".utf8))
        _ = try folder.blobs.append(
            content.piece(0, 4), to: content.hash, at: 0, size: content.size)
        let part = try #require(folder.files.first)
        let path = folder.blobs.path + "/" + part
        try Data(content.bytes).write(to: URL(filePath: path))
        #expect(try folder.blobs.held(content.hash, size: content.size) == content.size)
        #expect(folder.blobs.isComplete(content.hash))

        // The same with bytes that a loss of power replaced: they are dropped, not named.
        let other = try Content(Array("skan aneksu".utf8))
        _ = try folder.blobs.append(other.piece(0, 4), to: other.hash, at: 0, size: other.size)
        let zeros = [UInt8](repeating: 0, count: other.bytes.count)
        let second = try #require(folder.files.first { $0.hasSuffix(".part") })
        try Data(zeros).write(to: URL(filePath: folder.blobs.path + "/" + second))
        #expect(throws: BlobError.mismatch) {
            try folder.blobs.held(other.hash, size: other.size)
        }
        #expect(!folder.blobs.isComplete(other.hash))
    }

    @Test func manyWritersDoNoHarm() async throws {
        var dice = Dice(seed: 3)
        let folder = try Folder()
        let blobs = folder.blobs
        let content = try Content(count: 400_000, &dice)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 1...6 {
                group.addTask { try content.send(to: blobs, pieceBytes: 7_000 * writer) }
            }
            try await group.waitForAll()
        }
        #expect(try content.fetched(from: blobs) == content.bytes)
        #expect(folder.files.count == 1)
    }

    @Test func aWrongSizeSpoilsNobodysPart() throws {
        let folder = try Folder()
        let content = try Content(Array("protokół".utf8))
        _ = try folder.blobs.append(
            content.piece(0, 4), to: content.hash, at: 0, size: content.size)
        #expect(throws: BlobError.mismatch) {
            try folder.blobs.append(content.piece(0, 3), to: content.hash, at: 0, size: 3)
        }
        #expect(try folder.blobs.held(content.hash, size: content.size) == 4)
        try content.send(to: folder.blobs)
        #expect(throws: BlobError.mismatch) { try folder.blobs.held(content.hash, size: 3) }
    }

    @Test func limitsHold() throws {
        let folder = try Folder()
        let content = try Content(Array("x".utf8))
        let most = BlobLimits.blobBytesMax
        for (count, offset, size) in [
            (1, 0, 0), (1, 0, most + 1), (2, 0, 1), (0, -1, 1), (1, 2, 1), (0, .max, 1),
            (BlobLimits.chunkBytesMax + 1, 0, most),
        ] as [(Int, Int64, Int64)] {
            #expect(throws: BlobError.size) {
                try folder.blobs.append(
                    [UInt8](repeating: 0, count: count), to: content.hash, at: offset, size: size)
            }
        }
        let piece = [UInt8](repeating: 0, count: BlobLimits.chunkBytesMax)
        let held = try folder.blobs.append(piece, to: content.hash, at: 0, size: most)
        #expect(held == Int64(piece.count))
    }

    @Test func filesAreTheOwnersAlone() throws {
        let folder = try Folder()
        let content = try Content(Array("dane osobowe".utf8))
        try content.send(to: folder.blobs)
        for (path, mode) in [
            ("", 0o700), ("/\(content.hash.text.prefix(2))", 0o700),
            ("/" + (folder.files.first ?? ""), 0o600),
        ] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.blobs.path + path)
            #expect(attributes[.posixPermissions] as? Int == mode)
        }
    }

    @Test func readingKnowsItsBounds() throws {
        let folder = try Folder()
        let content = try Content(Array("0123456789".utf8))
        #expect(throws: BlobError.missing) {
            try folder.blobs.read(content.hash, from: 0, count: 1)
        }
        try content.send(to: folder.blobs)
        for (offset, count, expected) in [
            (0, 4, "0123"), (8, 4, "89"), (10, 4, ""), (-1, 4, ""), (.max, 4, ""), (3, 0, ""),
            (3, -1, ""), (0, .max, "0123456789"),
        ] as [(Int64, Int, String)] {
            let (bytes, size) = try folder.blobs.read(content.hash, from: offset, count: count)
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
            #expect(size == 10)
        }
    }
}
