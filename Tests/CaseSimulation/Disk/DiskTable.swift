// What all simulated disks of a process share, because SQLite has one file system, one source of
// randomness and one clock for all its connections.
//
// What it guarantees: a path belongs to the disk with the longest path above it; randomness and
// clock depend on what was set and on the calls since, and never on the machine.

internal import Synchronization

/// The mounted disks.
final class DiskTable: Sendable {
    static let shared = DiskTable()

    /// Where nameless temporary files are.
    let temporary = SimulatedDisk(temporary: ())

    private let disks = Mutex<[String: SimulatedDisk]>([:])
    private let common = Mutex(Common())
    /// The threads whose last lock on a simulated disk was refused.
    private let refused = Mutex<Set<UInt>>([])

    private struct Common: Sendable {
        var random: UInt64 = 1
        /// The first of January 2024.
        var milliseconds: Int64 = 1_704_067_200_000
    }

    /// Mounts a disk, and returns false when its path has one.
    func mount(_ disk: SimulatedDisk) -> Bool {
        disks.withLock { disks in
            guard disks[disk.path] == nil else { return false }
            disks[disk.path] = disk
            return true
        }
    }

    func unmount(_ disk: SimulatedDisk) {
        disks.withLock { disks in
            if disks[disk.path] === disk { disks[disk.path] = nil }
        }
    }

    /// Returns the disk a path is on, or nil when it is on none.
    func disk(of path: String) -> SimulatedDisk? {
        disks.withLock { disks in
            var rest = path[...]
            while let slash = rest.lastIndex(of: "/") {
                rest = rest[..<slash]
                if let disk = disks[String(rest)] { return disk }
            }
            return nil
        }
    }

    func seed(_ seed: UInt64) { common.withLock { $0.random = seed } }

    func setClock(_ milliseconds: Int64) { common.withLock { $0.milliseconds = milliseconds } }

    var milliseconds: Int64 { common.withLock { $0.milliseconds } }

    /// Returns the next random byte, by a xorshift generator.
    func randomByte() -> UInt8 {
        common.withLock { common in
            var value = common.random == 0 ? 0x9E37_79B9_7F4A_7C15 : common.random
            value ^= value << 13
            value ^= value >> 7
            value ^= value << 17
            common.random = value
            return UInt8(truncatingIfNeeded: value >> 32)
        }
    }

    /// Remembers that a thread was refused a lock; SQLite may ask it to sleep next.
    func noteRefusal(of thread: UInt) { refused.withLock { _ = $0.insert(thread) } }

    /// Returns whether a thread waits for a simulated disk, and forgets it.
    func takeRefusal(of thread: UInt) -> Bool {
        refused.withLock { $0.remove(thread) != nil }
    }
}
