// SQLite's calls on the file system as a whole (`sqlite3_vfs`): paths of simulated disks go to
// those, all other paths go on to SQLite's own file system.
//
// What it guarantees: 1. a file outside all simulated disks is opened by SQLite's own file system
// and never seen here again; 2. nameless temporary files are in memory; 3. a connection that waits
// for a simulated disk does not sleep, one that waits for a real file does.
// What it must not do: be registered twice, or ever be freed; connections keep its address.

internal import GRDBSQLite
internal import Glibc

/// The registered file system.
///
/// Is unchecked because both structures are written once, before SQLite knows of them.
struct SystemDisk: @unchecked Sendable {
    private let own: UnsafeMutablePointer<sqlite3_vfs>
    /// SQLite's own file system, which was the default before.
    private let real: UnsafeMutablePointer<sqlite3_vfs>

    private static let registered = SystemDisk()

    /// Makes the simulated disks SQLite's file system, once for the process.
    static func install() { precondition(registered != nil, "SQLite refuses the file system") }

    /// Makes SQLite ask for randomness again.
    static func forgetRandomness() { sqlite3_randomness(0, nil) }

    private init?() {
        guard let real = sqlite3_vfs_find(nil) else { return nil }
        self.real = real
        own = .allocate(capacity: 1)
        // A copy, so that what is not replaced below (loading of libraries) stays as it is.
        var system = real.pointee
        system.iVersion = 2
        system.szOsFile = max(real.pointee.szOsFile, Int32(FileSlot.byteCount))
        system.pNext = nil
        system.zName = UnsafePointer(strdup("simulated"))
        Self.addFiles(&system)
        Self.addNames(&system)
        Self.addSurroundings(&system)
        own.initialize(to: system)
        guard sqlite3_vfs_register(own, 1) == SQLITE_OK else { return nil }
    }

    private static func addFiles(_ system: inout sqlite3_vfs) {
        system.xOpen = { _, name, file, flags, outFlags in
            guard let file, let real = SystemDisk.registered?.real else { return SQLITE_CANTOPEN }
            guard let name else {
                FileSlot.put(OpenFile(temporaryOn: DiskTable.shared.temporary), into: file)
                outFlags?.pointee = flags
                return SQLITE_OK
            }
            let path = String(cString: name)
            guard let disk = DiskTable.shared.disk(of: path) else {
                return real.pointee.xOpen(real, name, file, flags, outFlags)
            }
            file.pointee.pMethods = nil
            do throws(DiskFailure) {
                FileSlot.put(try OpenFile(on: disk, path, SystemDisk.options(flags)), into: file)
                outFlags?.pointee = flags
                return SQLITE_OK
            } catch {
                return error.resultCode
            }
        }
    }

    private static func addNames(_ system: inout sqlite3_vfs) {
        system.xDelete = { _, name, syncsDirectory in
            SystemDisk.onDisk(name) { disk, path throws(DiskFailure) in
                try disk.locked { state throws(DiskFailure) in
                    try state.delete(path, syncsDirectory: syncsDirectory != 0)
                }
            } orReal: { real in
                real.pointee.xDelete(real, name, syncsDirectory)
            }
        }
        system.xAccess = { _, name, flags, result in
            SystemDisk.onDisk(name) { disk, path throws(DiskFailure) in
                let size = try disk.locked { state throws(DiskFailure) in
                    try state.size(of: path)
                }
                // An empty file counts as none, as in SQLite's own file system.
                let isThere = flags == SQLITE_ACCESS_EXISTS ? (size ?? 0) > 0 : size != nil
                result?.pointee = isThere ? 1 : 0
            } orReal: { real in
                real.pointee.xAccess(real, name, flags, result)
            }
        }
        system.xFullPathname = { _, name, size, result in
            SystemDisk.onDisk(name) { _, path throws(DiskFailure) in
                guard let name, let result, strlen(name) < Int(size) else { throw .cannotOpen }
                strcpy(result, name)
            } orReal: { real in
                real.pointee.xFullPathname(real, name, size, result)
            }
        }
    }

    private static func addSurroundings(_ system: inout sqlite3_vfs) {
        system.xRandomness = { _, count, target in
            for index in 0..<Int(count) {
                target?[index] = CChar(bitPattern: DiskTable.shared.randomByte())
            }
            return count
        }
        system.xSleep = { _, microseconds in
            guard let real = SystemDisk.registered?.real,
                !DiskTable.shared.takeRefusal(of: UInt(pthread_self()))
            else {
                sched_yield()
                return microseconds
            }
            return real.pointee.xSleep(real, microseconds)
        }
        system.xCurrentTimeInt64 = { _, result in
            result?.pointee = DiskTable.shared.milliseconds + 210_866_760_000_000
            return SQLITE_OK
        }
        system.xCurrentTime = { _, result in
            let milliseconds = DiskTable.shared.milliseconds + 210_866_760_000_000
            result?.pointee = Double(milliseconds) / 86_400_000
            return SQLITE_OK
        }
        system.xGetLastError = { _, _, _ in 0 }
    }

    private static func options(_ flags: Int32) -> OpenOptions {
        let journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL
        return OpenOptions(
            isReadOnly: flags & SQLITE_OPEN_READONLY != 0,
            makesFile: flags & SQLITE_OPEN_CREATE != 0,
            isExclusive: flags & SQLITE_OPEN_EXCLUSIVE != 0,
            isDeletedOnClose: flags & SQLITE_OPEN_DELETEONCLOSE != 0,
            syncsDirectory: flags & journals != 0)
    }

    /// Runs a call on the disk of a path, or hands it on.
    private static func onDisk(
        _ name: UnsafePointer<CChar>?,
        _ call: (SimulatedDisk, String) throws(DiskFailure) -> Void,
        orReal: (UnsafeMutablePointer<sqlite3_vfs>) -> Int32
    ) -> Int32 {
        guard let name, let real = SystemDisk.registered?.real else { return SQLITE_IOERR }
        let path = String(cString: name)
        guard let disk = DiskTable.shared.disk(of: path) else { return orReal(real) }
        do {
            try call(disk, path)
            return SQLITE_OK
        } catch {
            return error.resultCode
        }
    }
}
