// What the connections to one write-ahead log share: the index of the log, and eight locks.
//
// What it guarantees: a region keeps its address as long as any connection that mapped it holds
// this object, also after a power cut, because a connection reads mapped memory without asking.
// What it must not do: outlive a power cut for new connections; they get a new one.
// Source: "WAL-mode File Format", section 2; `sqlite3_io_methods.xShmLock`.

/// The shared memory of one database file.
///
/// Is unchecked because its counts and list of regions are used with the disk's lock held only; the
/// bytes of the regions are guarded by SQLite's own protocol.
final class SharedMemory: @unchecked Sendable {
    /// How many locks there are (`SQLITE_SHM_NLOCK`).
    static let lockCount = 8

    private var regions: [UnsafeMutableRawBufferPointer] = []
    private var readerCounts = [Int](repeating: 0, count: lockCount)
    private var written: UInt8 = 0

    /// What one connection has locked, a bit for each lock.
    struct Held: Sendable {
        var shared: UInt8 = 0
        var exclusive: UInt8 = 0
    }

    deinit { for region in regions { region.deallocate() } }

    /// Returns a region's address, or nil when there is none and none is wanted.
    func region(_ index: Int, bytes: Int, isMade: Bool) -> UnsafeMutableRawPointer? {
        while isMade, regions.count <= index {
            let region = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 16)
            region.initializeMemory(as: UInt8.self, repeating: 0)
            regions.append(region)
        }
        return index < regions.count ? regions[index].baseAddress : nil
    }

    /// Takes locks and returns whether all of them were free.
    func lock(_ slots: Range<Int>, isExclusive: Bool, _ held: inout Held) -> Bool {
        let mask = Self.mask(slots)
        if isExclusive {
            guard (written & ~held.exclusive) & mask == 0 else { return false }
            for slot in slots {
                let own = held.shared & Self.mask(slot..<slot + 1) == 0 ? 0 : 1
                guard readerCounts[slot] == own else { return false }
            }
            written |= mask
            held.exclusive |= mask
        } else if held.shared & mask == 0 {
            guard (written & ~held.exclusive) & mask == 0 else { return false }
            for slot in slots { readerCounts[slot] += 1 }
            held.shared |= mask
        }
        return true
    }

    /// Gives locks back.
    func unlock(_ slots: Range<Int>, _ held: inout Held) {
        let mask = Self.mask(slots)
        written &= ~(held.exclusive & mask)
        for slot in slots where held.shared & Self.mask(slot..<slot + 1) != 0 {
            readerCounts[slot] -= 1
        }
        held.exclusive &= ~mask
        held.shared &= ~mask
    }

    private static func mask(_ slots: Range<Int>) -> UInt8 {
        slots.reduce(0) { $0 | (1 << UInt8(truncatingIfNeeded: $1)) }
    }
}
