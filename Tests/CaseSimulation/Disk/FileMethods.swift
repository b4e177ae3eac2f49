// SQLite's calls on an open file (`sqlite3_io_methods`, version 2), translated for `OpenFile`.
//
// What it guarantees: every refusal has the result code SQLite expects of a real disk; sector size
// and characteristics are those of SQLite's own file system for Unix, so that SQLite writes the
// same bytes in the same order as on a real disk. There is no memory-mapped reading (version 3),
// because it would pass by the faults.

internal import GRDBSQLite
internal import Glibc

/// The functions SQLite calls for a file.
///
/// Is unchecked because the table it points to is written once and never freed.
struct FileMethods: @unchecked Sendable {
    static let shared = FileMethods()

    let table: UnsafeMutablePointer<sqlite3_io_methods>

    private init() {
        table = .allocate(capacity: 1)
        var methods = sqlite3_io_methods()
        methods.iVersion = 2
        methods.xSectorSize = { _ in 4_096 }
        methods.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
        Self.addBytes(&methods)
        Self.addLocks(&methods)
        Self.addSharedMemory(&methods)
        table.initialize(to: methods)
    }

    private static func addBytes(_ methods: inout sqlite3_io_methods) {
        methods.xRead = { file, target, count, offset in
            answer(file) { open throws(DiskFailure) in
                let target = UnsafeMutableRawBufferPointer(start: target, count: Int(count))
                try open.read(into: target, at: Int(offset))
            }
        }
        methods.xWrite = { file, source, count, offset in
            answer(file) { open throws(DiskFailure) in
                let source = UnsafeRawBufferPointer(start: source, count: Int(count))
                try open.write(source, at: Int(offset))
            }
        }
        methods.xTruncate = { file, size in
            answer(file) { open throws(DiskFailure) in try open.truncate(to: Int(size)) }
        }
        methods.xSync = { file, _ in
            answer(file) { open throws(DiskFailure) in try open.sync() }
        }
        methods.xFileSize = { file, size in
            answer(file) { open throws(DiskFailure) in size?.pointee = Int64(try open.size()) }
        }
        methods.xClose = { file in
            guard let file else { return SQLITE_OK }
            FileSlot.take(from: file)?.close()
            return SQLITE_OK
        }
        methods.xFileControl = { file, operation, argument in
            guard operation == SQLITE_FCNTL_HAS_MOVED else { return SQLITE_NOTFOUND }
            return answer(file) { open throws(DiskFailure) in
                argument?.storeBytes(of: try open.hasMoved() ? 1 : 0, as: Int32.self)
            }
        }
    }

    private static func addLocks(_ methods: inout sqlite3_io_methods) {
        methods.xLock = { file, level in
            answer(file) { open throws(DiskFailure) in
                try open.lock(LockLevel(rawValue: level) ?? .exclusive)
            }
        }
        methods.xUnlock = { file, level in
            answer(file) { open in open.unlock(LockLevel(rawValue: level) ?? .none) }
        }
        methods.xCheckReservedLock = { file, result in
            answer(file) { open throws(DiskFailure) in
                result?.pointee = try open.isReserved() ? 1 : 0
            }
        }
    }

    private static func addSharedMemory(_ methods: inout sqlite3_io_methods) {
        methods.xShmMap = { file, index, bytes, isMade, result in
            answer(file) { open throws(DiskFailure) in
                let region = try open.region(Int(index), bytes: Int(bytes), isMade: isMade != 0)
                result?.pointee = UnsafeMutableRawPointer(bitPattern: region)
            }
        }
        methods.xShmLock = { file, first, count, flags in
            answer(file) { open throws(DiskFailure) in
                let slots = Int(first)..<Int(first + count)
                guard flags & SQLITE_SHM_LOCK != 0 else { return open.unlockSharedMemory(slots) }
                try open.lockSharedMemory(slots, isExclusive: flags & SQLITE_SHM_EXCLUSIVE != 0)
            }
        }
        methods.xShmBarrier = { file in _ = answer(file) { open in open.barrier() } }
        methods.xShmUnmap = { file, _ in answer(file) { open in open.unmapSharedMemory() } }
    }
}

/// Where SQLite's memory for a file keeps ours: directly behind its own part.
enum FileSlot {
    static let byteCount = MemoryLayout<sqlite3_file>.stride + MemoryLayout<UInt>.stride

    static func put(_ open: OpenFile, into file: UnsafeMutablePointer<sqlite3_file>) {
        let pointer = UInt(bitPattern: Unmanaged.passRetained(open).toOpaque())
        address(file).storeBytes(of: pointer, as: UInt.self)
        file.pointee.pMethods = UnsafePointer(FileMethods.shared.table)
    }

    static func use(_ file: UnsafeMutablePointer<sqlite3_file>) -> OpenFile? {
        reference(file)?.takeUnretainedValue()
    }

    static func take(from file: UnsafeMutablePointer<sqlite3_file>) -> OpenFile? {
        let open = reference(file)?.takeRetainedValue()
        address(file).storeBytes(of: 0, as: UInt.self)
        file.pointee.pMethods = nil
        return open
    }

    private static func address(
        _ file: UnsafeMutablePointer<sqlite3_file>
    ) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(file).advanced(by: MemoryLayout<sqlite3_file>.stride)
    }

    private static func reference(
        _ file: UnsafeMutablePointer<sqlite3_file>
    ) -> Unmanaged<OpenFile>? {
        UnsafeRawPointer(bitPattern: address(file).load(as: UInt.self)).map(Unmanaged.fromOpaque)
    }
}

/// Runs a call on a file and returns SQLite's result code.
private func answer(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ call: (OpenFile) throws(DiskFailure) -> Void
) -> Int32 {
    guard let file, let open = FileSlot.use(file) else { return SQLITE_IOERR }
    do {
        try call(open)
        return SQLITE_OK
    } catch {
        return error.resultCode
    }
}

extension DiskFailure {
    /// SQLite's result code; a refused lock is remembered for the sleep that may follow.
    var resultCode: Int32 {
        switch self {
        case .dead: return SQLITE_IOERR
        case .full: return SQLITE_FULL
        case .cannotOpen: return SQLITE_CANTOPEN
        case .readOnly: return SQLITE_READONLY
        case .shortRead: return SQLITE_IOERR | 2 << 8
        case .missing: return SQLITE_IOERR | 23 << 8
        case .failed(.create): return SQLITE_IOERR
        case .failed(.write): return SQLITE_IOERR | 3 << 8
        case .failed(.sync): return SQLITE_IOERR | 4 << 8
        case .failed(.truncate): return SQLITE_IOERR | 6 << 8
        case .failed(.delete): return SQLITE_IOERR | 10 << 8
        case .busy:
            DiskTable.shared.noteRefusal(of: UInt(pthread_self()))
            return SQLITE_BUSY
        }
    }
}
