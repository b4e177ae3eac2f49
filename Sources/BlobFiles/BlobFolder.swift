// Contents as files of a directory, named by their SHA-256: `ab/abcd….blob` is whole,
// `ab/abcd….SIZE.part` grows. Server and device keep attachments in the same way.
//
// What it guarantees, whenever the process dies or the power goes:
//  1. A `.blob` has the bytes that its name stands for: they were hashed and synced before the
//     rename that gave them the name, and the directory is synced before anybody hears of it.
//  2. A `.part` holds a beginning of the content, or bytes that the hash at its end refuses; then
//     it is dropped and the content begins anew.
//  3. Any number of threads and processes may write the same content: who appends holds the lock of
//     the part (flock, dropped by the kernel with its process) and looks again at what is held.
//     Each writes only behind what is held, so a second writer adds nothing twice; two that send
//     different bytes make a part that the hash refuses.
//  4. Sweeping excludes writing, by a lock of the directory.
// What it must not do: know what the bytes are, who may read them, or what time it is.

internal import Digest
internal import Glibc

/// A directory of contents.
package struct BlobFolder: Sendable {
    /// The directory; it is made when the first bytes come.
    package let path: String

    /// Names the directory; the one above it must be there.
    package init(path: String) { self.path = path }

    /// Returns how many bytes of a content are held: all of them only when it is whole and checked.
    ///
    /// A part whose last bytes came just before a crash is completed here.
    ///
    /// - Throws: `size`, `disk`, and `mismatch` when no content of that size has that name.
    package func held(_ hash: BlobHash, size: Int64) throws(BlobError) -> Int64 {
        guard OpenFile.status(part(hash, size)) != nil else {
            return try whole(hash, size) ?? 0
        }
        return try append([], to: hash, at: 0, size: size)
    }

    /// Appends bytes and returns how many are held then.
    ///
    /// Bytes that are held already are passed over; behind a gap nothing is written. With the last
    /// byte the content is checked, synced and given its name.
    ///
    /// - Throws: `size`; `mismatch` when the complete bytes are not those of the name, they are
    ///   dropped; `disk` when they could not be written, what was held is held still.
    package func append(
        _ bytes: [UInt8], to hash: BlobHash, at offset: Int64, size: Int64
    ) throws(BlobError) -> Int64 {
        guard (1...BlobLimits.blobBytesMax).contains(size), (0...size).contains(offset),
            bytes.count <= BlobLimits.chunkBytesMax, offset + Int64(bytes.count) <= size
        else { throw .size }
        if let held = try whole(hash, size) { return held }
        let folder = try prepare(hash)
        try folder.lock(LOCK_SH)
        while true {
            let path = part(hash, size)
            guard let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW) else {
                throw .missing
            }
            try file.lock(LOCK_EX)
            let status = try file.status()
            // While this one waited, another may have completed or dropped the part.
            guard OpenFile.status(path)?.st_ino == status.st_ino else { continue }
            if let held = try whole(hash, size) {
                try OpenFile.remove(path)
                return held
            }
            let held = Int64(status.st_size)
            if offset > held { return held }
            let fresh = bytes.dropFirst(Int(held - offset))
            if !fresh.isEmpty { try file.write(fresh, at: held) }
            let reached = held + Int64(fresh.count)
            if reached >= size { try complete(file, hash, size) }
            return reached
        }
    }

    /// Returns bytes of a whole content and its size; none behind its end, and never more than
    /// `BlobLimits.chunkBytesMax`.
    ///
    /// - Throws: `missing` when it is not whole here, `disk`.
    package func read(
        _ hash: BlobHash, from offset: Int64, count: Int
    ) throws(BlobError) -> (bytes: [UInt8], size: Int64) {
        guard let file = try OpenFile(blob(hash), O_RDONLY) else { throw .missing }
        let size = Int64(try file.status().st_size)
        guard (0..<size).contains(offset), count > 0 else { return ([], size) }
        return (try file.read(at: offset, count: min(count, BlobLimits.chunkBytesMax)), size)
    }

    /// Returns whether the whole content is here.
    package func isComplete(_ hash: BlobHash) -> Bool { OpenFile.status(blob(hash)) != nil }

    // MARK: - Completing

    private func complete(
        _ file: borrowing OpenFile, _ hash: BlobHash, _ size: Int64
    ) throws(BlobError) {
        let path = part(hash, size)
        guard try Self.digest(file) == hash else {
            try OpenFile.remove(path)
            throw .mismatch
        }
        do throws(BlobError) {
            try file.synchronize()
        } catch {
            // After a failed sync the kernel holds bytes for clean that never reached the disk, and
            // a second sync would succeed: they cannot be relied on any more.
            try OpenFile.remove(path)
            throw error
        }
        try give(path, name: hash)
    }

    /// Gives a synced file the name of its content.
    func give(_ path: String, name hash: BlobHash) throws(BlobError) {
        try OpenFile.rename(path, to: blob(hash))
        try settle(hash)
    }

    /// Makes the name of a content survive a loss of power.
    private func settle(_ hash: BlobHash) throws(BlobError) {
        // All three each time: one that was made just before a crash may not be on the disk yet.
        for directory in [directory(hash), self.path, self.path + "/.."] {
            try OpenFile.synchronize(directory: directory)
        }
    }

    static func digest(_ file: borrowing OpenFile) throws(BlobError) -> BlobHash {
        var digest = RunningSHA256()
        var offset: Int64 = 0
        while true {
            let bytes = try file.read(at: offset, count: pieceBytes)
            if bytes.isEmpty { break }
            digest.update(bytes)
            offset += Int64(bytes.count)
        }
        return BlobHash(digest: digest.finish())
    }

    static let pieceBytes = 262_144

    // MARK: - Names

    private func directory(_ hash: BlobHash) -> String { path + "/" + hash.text.prefix(2) }

    func blob(_ hash: BlobHash) -> String { directory(hash) + "/\(hash).blob" }

    /// The size is a part of the name, so that a wrong one spoils nobody else's part.
    private func part(_ hash: BlobHash, _ size: Int64) -> String {
        directory(hash) + "/\(hash).\(size).part"
    }

    /// Makes the directories of a content and returns the outer one, open.
    func prepare(_ hash: BlobHash? = nil) throws(BlobError) -> OpenFile {
        try OpenFile.makeDirectory(path)
        if let hash { try OpenFile.makeDirectory(directory(hash)) }
        guard let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY) else { throw .missing }
        return folder
    }

    private func whole(_ hash: BlobHash, _ size: Int64) throws(BlobError) -> Int64? {
        guard let status = OpenFile.status(blob(hash)) else { return nil }
        guard status.st_size == size else { throw .mismatch }
        // Whoever gave it the name may have died before the name was on the disk.
        try settle(hash)
        return size
    }
}
