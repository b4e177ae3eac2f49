// Files copied into the folder and out of it: whole or not at all, and checked on the way.

internal import Digest
internal import Glibc

extension BlobFolder {
    /// Copies a file in and returns what names it.
    ///
    /// What somebody writes to the file meanwhile may or may not be in the copy; the name fits the
    /// copy in any case.
    ///
    /// - Throws: `path` when it cannot be read, `size`, `disk`; nothing is left behind but, after a
    ///   crash, a file that sweeping removes.
    package func adopt(file source: String) throws(BlobError) -> (hash: BlobHash, size: Int64) {
        let file = try Self.source(source)
        guard (1...BlobLimits.blobBytesMax).contains(Int64(try file.status().st_size))
        else { throw .size }
        let folder = try prepare()
        try folder.lock(LOCK_SH)
        let temporary = path + "/" + Hex.encode(SecureRandom.bytes(16)) + ".new"
        do throws(BlobError) {
            let (hash, size) = try Self.copy(file, to: temporary)
            _ = try prepare(hash)
            // Over one that is whole already, too: its age, by which it is swept, begins anew.
            try give(temporary, name: hash)
            return (hash, size)
        } catch {
            try? OpenFile.remove(temporary)
            throw error
        }
    }

    /// Keeps a content that is in memory and returns what names it.
    ///
    /// - Throws: `size`, `disk`.
    package func keep(_ bytes: [UInt8]) throws(BlobError) -> BlobHash {
        let hash = BlobHash(digest: SHA256.digest(bytes))
        let size = Int64(bytes.count)
        var held = try held(hash, size: size)
        while held < size {
            let end = min(held + Int64(BlobLimits.chunkBytesMax), size)
            held = try append(Array(bytes[Int(held)..<Int(end)]), to: hash, at: held, size: size)
        }
        return hash
    }

    /// Copies a whole content to a new file that only its owner may read.
    ///
    /// - Throws: `missing`; `path` when there is a file already or none can be made; `mismatch`
    ///   when the disk gives other bytes than it took; `disk`. No file is left behind then.
    package func export(_ hash: BlobHash, to destination: String) throws(BlobError) {
        guard let file = try OpenFile(blob(hash), O_RDONLY) else { throw .missing }
        guard OpenFile.status(destination) == nil else { throw .path(destination) }
        let temporary = destination + ".new"
        do throws(BlobError) {
            guard try Self.copy(file, to: temporary).hash == hash else { throw BlobError.mismatch }
            try OpenFile.rename(temporary, to: destination)
        } catch {
            try? OpenFile.remove(temporary)
            throw error
        }
    }

    private static func source(_ path: String) throws(BlobError) -> OpenFile {
        // A pipe would keep an opening that waits; a directory opens and then cannot be read.
        guard let file = try? OpenFile(path, O_RDONLY | O_NONBLOCK),
            try file.status().st_mode & S_IFMT == S_IFREG
        else { throw .path(path) }
        return file
    }

    private static func copy(
        _ file: borrowing OpenFile, to path: String
    ) throws(BlobError) -> (hash: BlobHash, size: Int64) {
        guard let copy = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC) else { throw .path(path) }
        var digest = RunningSHA256()
        var size: Int64 = 0
        while true {
            let bytes = try file.read(at: size, count: pieceBytes)
            if bytes.isEmpty { break }
            guard size + Int64(bytes.count) <= BlobLimits.blobBytesMax else { throw .size }
            try copy.write(bytes[...], at: size)
            digest.update(bytes)
            size += Int64(bytes.count)
        }
        guard size > 0 else { throw .size }
        try copy.synchronize()
        return (BlobHash(digest: digest.finish()), size)
    }
}
