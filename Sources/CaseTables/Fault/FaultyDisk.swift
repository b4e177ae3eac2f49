// SQLite's disk under the hand of a test: every write, truncation, sync and deletion of a database,
// its journal and its write-ahead log counts as one operation of `FaultPoint`, which may end the
// process there or report a failure. The bytes themselves go through SQLite's own disk layer
// unchanged (https://www.sqlite.org/vfs.html). Debug builds only.

internal import FaultPoint
internal import GRDBSQLite

/// Lets tests break the disk under SQLite.
package enum FaultyDisk {
    /// Puts itself under every database opened from now on, if the environment asks for a fault;
    /// does nothing in a release build.
    package static func installFromEnvironment() {
        #if DEBUG
            _ = isInstalled
        #endif
    }
}

#if DEBUG
    /// What the wrapper has to know; made once and never freed.
    struct DiskBelow {
        /// SQLite's own disk layer.
        let disk: UnsafeMutablePointer<sqlite3_vfs>
        /// The methods of an open file.
        var methods: sqlite3_io_methods
    }

    extension FaultyDisk {
        private static let isInstalled: Bool = {
            guard FaultPoint.isArmed, let disk = sqlite3_vfs_find(nil) else { return false }
            let below = UnsafeMutablePointer<DiskBelow>.allocate(capacity: 1)
            below.initialize(to: DiskBelow(disk: disk, methods: FaultyFile.methods))
            // What is not named here is taken over: those functions do not look at their disk.
            var wrapper = disk.pointee
            wrapper.szOsFile += Int32(MemoryLayout<FaultyFile>.stride)
            wrapper.zName = UnsafeRawPointer(("faulty" as StaticString).utf8Start)
                .assumingMemoryBound(to: CChar.self)
            wrapper.pAppData = UnsafeMutableRawPointer(below)
            wrapper.xOpen = { FaultyDisk.open($0, $1, $2, $3, $4) }
            wrapper.xDelete = { FaultyDisk.delete($0, $1, $2) }
            let registered = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
            registered.initialize(to: wrapper)
            return sqlite3_vfs_register(registered, 1) == SQLITE_OK
        }()

        private static func below(
            _ wrapper: UnsafeMutablePointer<sqlite3_vfs>?
        ) -> UnsafeMutablePointer<DiskBelow>? {
            wrapper?.pointee.pAppData?.assumingMemoryBound(to: DiskBelow.self)
        }

        private static func open(
            _ wrapper: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?,
            _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
            _ outFlags: UnsafeMutablePointer<Int32>?
        ) -> Int32 {
            guard let file, let below = below(wrapper) else { return SQLITE_CANTOPEN }
            let outer = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyFile.self)
            outer.initialize(to: FaultyFile(role: FaultyFile.Role(flags: flags)))
            let inner = FaultyFile.inner(file)
            inner.pointee.pMethods = nil
            let disk = below.pointee.disk
            let code = disk.pointee.xOpen?(disk, name, inner, flags, outFlags) ?? SQLITE_CANTOPEN
            // With methods set SQLite closes the file, also after a failure.
            if inner.pointee.pMethods != nil {
                let methods = UnsafeMutableRawPointer(below)
                    .advanced(by: MemoryLayout<DiskBelow>.offset(of: \.methods) ?? 0)
                file.pointee.pMethods = UnsafePointer(
                    methods.assumingMemoryBound(to: sqlite3_io_methods.self))
            }
            return code
        }

        private static func delete(
            _ wrapper: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?,
            _ isDurable: Int32
        ) -> Int32 {
            guard let disk = below(wrapper)?.pointee.disk else { return SQLITE_IOERR }
            switch FaultPoint.next("delete") {
            case nil: return disk.pointee.xDelete?(disk, name, isDurable) ?? SQLITE_IOERR
            // A full disk still lets a name go.
            case .full: return disk.pointee.xDelete?(disk, name, isDurable) ?? SQLITE_IOERR
            case .inputOutput: return SQLITE_IOERR | 10 << 8
            case .torn: FaultPoint.die()
            }
        }
    }
#endif
