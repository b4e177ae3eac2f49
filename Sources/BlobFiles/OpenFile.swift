// A file descriptor that closes itself, with the few calls that contents need. Every call that
// makes something durable is a place where tests let the program die or the disk fail.

internal import FaultPoint
internal import Glibc

/// An open file or directory.
struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// Opens a file; nil when there is none.
    init?(_ path: String, _ flags: Int32) throws(BlobError) {
        descriptor = open(path, flags | O_CLOEXEC, 0o600)
        if descriptor >= 0 { return }
        if errno == ENOENT { return nil }
        throw Self.failure()
    }

    deinit { _ = close(descriptor) }

    /// Waits for the lock that goes with this opening and ends with it, also when the process dies.
    func lock(_ kind: Int32) throws(BlobError) {
        while flock(descriptor, kind) != 0 {
            guard errno == EINTR else { throw Self.failure() }
        }
    }

    func status() throws(BlobError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
        return status
    }

    /// Returns up to `count` bytes from a place; fewer only at the end of the file.
    func read(at offset: Int64, count: Int) throws(BlobError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor, buffer.baseAddress?.advanced(by: done), count - done,
                    Int(offset) + done)
            }
            if read == 0 { break }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw Self.failure() }
            done += read
        }
        bytes.removeLast(count - done)
        return bytes
    }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(BlobError) {
        try Self.count("blob.write")
        var rest = bytes
        var offset = offset
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, Int(offset))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.failure() }
            rest = rest.dropFirst(written)
            offset += Int64(written)
        }
    }

    func synchronize() throws(BlobError) {
        try Self.count("blob.sync")
        guard fsync(descriptor) == 0 else { throw Self.failure() }
    }

    // MARK: - Names

    static func rename(_ old: String, to new: String) throws(BlobError) {
        try count("blob.rename")
        guard Glibc.rename(old, new) == 0 else { throw failure() }
    }

    /// Makes a directory for its owner alone, unless it is there.
    static func makeDirectory(_ path: String) throws(BlobError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure() }
    }

    /// Makes the names in a directory survive a loss of power.
    static func synchronize(directory: String) throws(BlobError) {
        guard let opened = try OpenFile(directory, O_RDONLY | O_DIRECTORY) else { throw .missing }
        try opened.synchronize()
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) throws(BlobError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure() }
    }

    /// Returns what lies at a path; nil for nothing.
    static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    private static func count(_ name: StaticString) throws(BlobError) {
        let code = FaultPoint.step(name)
        if code != 0 { throw .disk(String(cString: strerror(code))) }
    }

    static func failure() -> BlobError { .disk(String(cString: strerror(errno))) }
}
