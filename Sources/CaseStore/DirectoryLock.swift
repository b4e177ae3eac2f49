// One process for a data directory. SQLite 3.40 may damage a write-ahead log that two connections
// write at once; a lock that the kernel drops with the process rules that out.

internal import Glibc

/// Holds a data directory for this process.
final class DirectoryLock: Sendable {
    private let descriptor: Int32

    init(directory: String) throws(StoreError) {
        descriptor = open(directory + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .disk(String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            _ = Glibc.close(descriptor)
            throw .busy(path: directory)
        }
    }

    func release() { _ = flock(descriptor, LOCK_UN) }

    deinit { _ = Glibc.close(descriptor) }
}
