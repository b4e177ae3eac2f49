// A small file beside the store that remembers how far the store had come when it last gave its
// word to a device. It is not part of a backup: a store that is behind its fence was restored.
//
// What it guarantees: when `raise` has returned, the position survives a loss of power. It is
// written in place, in one sector, so that it is whole before and after.

internal import Glibc
internal import Synchronization

/// The fence of a store.
final class Fence: Sendable {
    /// What the fence remembers.
    struct Mark: Equatable {
        let epoch: String
        let head: Int64
    }

    /// Stands for a history while a store is restored; no store is ever in it.
    static let restored = "restored"

    private let descriptor: Int32
    private let newest = Mutex<Mark?>(nil)
    private static let byteCount = 128

    /// Opens the fence of a directory, and makes an empty one when there is none.
    init(directory: String) throws(StoreError) {
        descriptor = open(directory + "/fence", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// What was remembered; nil for an empty or unreadable fence.
    var mark: Mark? {
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        let count = pread(descriptor, &bytes, Self.byteCount, 0)
        guard count > 0 else { return nil }
        let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[2].first == ".", let head = Int64(words[1])
        else { return nil }
        return Mark(epoch: String(words[0]), head: head)
    }

    /// Remembers a position, durably; a lower one of the same history changes nothing.
    func raise(to mark: Mark) throws(StoreError) {
        try newest.withLock { newest throws(StoreError) in
            if let newest, newest.epoch == mark.epoch, newest.head >= mark.head { return }
            try write(mark)
            newest = mark
        }
    }

    private func write(_ mark: Mark) throws(StoreError) {
        var bytes = Array("\(mark.epoch) \(mark.head) .\n".utf8)
        bytes += [UInt8](repeating: 10, count: max(0, Self.byteCount - bytes.count))
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count,
            fdatasync(descriptor) == 0
        else { throw Self.failure }
    }

    private static var failure: StoreError { .disk(String(cString: strerror(errno))) }
}
