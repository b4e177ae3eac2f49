// A blob folder of a test, in a temporary directory of its own.

import BlobFiles
import Dice
import Digest
import Foundation
import Testing

/// A folder that goes with its test.
final class Folder {
    let directory: URL
    let blobs: BlobFolder

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "teczka-blobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        blobs = BlobFolder(path: directory.appending(path: "blobs").path)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// The paths of all files in the folder, in order.
    var files: [String] {
        let names = FileManager.default.enumerator(atPath: blobs.path)?.allObjects as? [String]
        return (names ?? []).filter { $0.contains(".") }.sorted()
    }

    /// A file beside the folder.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = directory.appending(path: name)
        try Data(bytes).write(to: url)
        return url.path
    }
}

/// A content that a test sends.
struct Content {
    let bytes: [UInt8]
    let hash: BlobHash
    var size: Int64 { Int64(bytes.count) }

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        hash = try #require(BlobHash(SHA256.hex(bytes)))
    }

    init(count: Int, _ dice: inout Dice) throws {
        try self.init((0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) })
    }

    /// Returns the piece from a place on, as long as is allowed at most.
    func piece(_ offset: Int64, _ count: Int = BlobLimits.chunkBytesMax) -> [UInt8] {
        Array(bytes.dropFirst(Int(offset)).prefix(min(count, BlobLimits.chunkBytesMax)))
    }

    /// Sends what is missing, piece by piece.
    func send(to blobs: BlobFolder, pieceBytes: Int = BlobLimits.chunkBytesMax) throws {
        var held = try blobs.held(hash, size: size)
        while held < size {
            held = try blobs.append(piece(held, pieceBytes), to: hash, at: held, size: size)
        }
    }

    /// Returns what a folder gives back.
    func fetched(from blobs: BlobFolder) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let (bytes, size) = try blobs.read(
                hash, from: Int64(all.count), count: BlobLimits.chunkBytesMax)
            all += bytes
            if Int64(all.count) >= size { return all }
        }
    }
}
