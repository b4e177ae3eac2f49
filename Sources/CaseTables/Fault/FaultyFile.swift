// An open file of SQLite with the real one behind it in the same memory. Reading, locking and the
// shared memory of the write-ahead log go through; what changes the disk counts.

#if DEBUG
    internal import FaultPoint
    internal import GRDBSQLite

    /// The beginning of the memory that SQLite gives an open file; the real one follows it.
    struct FaultyFile {
        /// What a file is to its database.
        enum Role: UInt8 {
            case database, journal, log
            /// A temporary file: losing it loses nothing.
            case temporary

            init(flags: Int32) {
                self =
                    if flags & SQLITE_OPEN_MAIN_DB != 0 {
                        .database
                    } else if flags & SQLITE_OPEN_MAIN_JOURNAL != 0 {
                        .journal
                    } else if flags & SQLITE_OPEN_WAL != 0 {
                        .log
                    } else {
                        .temporary
                    }
            }
        }

        /// What SQLite sees.
        var file = sqlite3_file()
        let role: Role

        init(role: Role) { self.role = role }

        typealias Handle = UnsafeMutablePointer<sqlite3_file>

        /// Returns the real file behind one.
        static func inner(_ file: Handle) -> Handle {
            UnsafeMutableRawPointer(file).advanced(by: MemoryLayout<FaultyFile>.stride)
                .assumingMemoryBound(to: sqlite3_file.self)
        }

        private static func fault(_ file: Handle?, _ operation: String) -> FaultPoint.Fault? {
            guard let file else { return nil }
            let role = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyFile.self)
                .pointee.role
            return role == .temporary ? nil : FaultPoint.next("\(role).\(operation)")
        }

        // MARK: - What changes the disk

        private static func write(
            _ file: Handle?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
        ) -> Int32 {
            func write(_ count: Int32) -> Int32 {
                through(file, SQLITE_IOERR) { $0.xWrite?($1, bytes, count, offset) }
            }
            switch fault(file, "write") {
            case nil: return write(count)
            case .full: return SQLITE_FULL
            case .inputOutput: return SQLITE_IOERR | 3 << 8
            case .torn:
                _ = write(count / 2)
                FaultPoint.die()
            }
        }

        private static func truncate(_ file: Handle?, _ size: Int64) -> Int32 {
            switch fault(file, "truncate") {
            case nil, .full: through(file, SQLITE_IOERR) { $0.xTruncate?($1, size) }
            case .inputOutput: SQLITE_IOERR | 6 << 8
            case .torn: FaultPoint.die()
            }
        }

        private static func synchronize(_ file: Handle?, _ flags: Int32) -> Int32 {
            switch fault(file, "sync") {
            case nil: through(file, SQLITE_IOERR) { $0.xSync?($1, flags) }
            // Space that was promised and is not there shows here, on some file systems.
            case .full, .inputOutput: SQLITE_IOERR | 4 << 8
            case .torn: FaultPoint.die()
            }
        }

        // MARK: - All methods

        /// The methods of an open file.
        static var methods: sqlite3_io_methods {
            var methods = sqlite3_io_methods()
            methods.iVersion = 3
            methods.xClose = { file in through(file, SQLITE_OK) { $0.xClose?($1) } }
            methods.xRead = { file, bytes, count, offset in
                through(file, SQLITE_IOERR) { $0.xRead?($1, bytes, count, offset) }
            }
            methods.xWrite = { FaultyFile.write($0, $1, $2, $3) }
            methods.xTruncate = { FaultyFile.truncate($0, $1) }
            methods.xSync = { FaultyFile.synchronize($0, $1) }
            methods.xFileSize = { file, size in
                through(file, SQLITE_IOERR) { $0.xFileSize?($1, size) }
            }
            methods.xLock = { file, level in through(file, SQLITE_IOERR) { $0.xLock?($1, level) } }
            methods.xUnlock = { file, level in
                through(file, SQLITE_IOERR) { $0.xUnlock?($1, level) }
            }
            methods.xCheckReservedLock = { file, result in
                through(file, SQLITE_IOERR) { $0.xCheckReservedLock?($1, result) }
            }
            methods.xFileControl = { file, operation, argument in
                through(file, SQLITE_NOTFOUND) { $0.xFileControl?($1, operation, argument) }
            }
            methods.xSectorSize = { file in through(file, 4_096) { $0.xSectorSize?($1) } }
            methods.xDeviceCharacteristics = { file in
                through(file, 0) { $0.xDeviceCharacteristics?($1) }
            }
            addShared(&methods)
            return methods
        }

        /// The shared memory of the write-ahead log, and mapped reading.
        private static func addShared(_ methods: inout sqlite3_io_methods) {
            methods.xShmMap = { file, region, size, extends, memory in
                through(file, SQLITE_IOERR) { $0.xShmMap?($1, region, size, extends, memory) }
            }
            methods.xShmLock = { file, offset, count, flags in
                through(file, SQLITE_IOERR) { $0.xShmLock?($1, offset, count, flags) }
            }
            methods.xShmBarrier = { file in through(file, ()) { $0.xShmBarrier?($1) } }
            methods.xShmUnmap = { file, deletes in
                through(file, SQLITE_OK) { $0.xShmUnmap?($1, deletes) }
            }
            methods.xFetch = { file, offset, count, memory in
                through(file, SQLITE_IOERR) { $0.xFetch?($1, offset, count, memory) }
            }
            methods.xUnfetch = { file, offset, memory in
                through(file, SQLITE_OK) { $0.xUnfetch?($1, offset, memory) }
            }
        }
    }

    /// Calls a method of the real file behind one.
    private func through<Result>(
        _ file: FaultyFile.Handle?, _ otherwise: Result,
        _ call: (sqlite3_io_methods, FaultyFile.Handle) -> Result?
    ) -> Result {
        guard let file else { return otherwise }
        let inner = FaultyFile.inner(file)
        guard let methods = inner.pointee.pMethods?.pointee else { return otherwise }
        return call(methods, inner) ?? otherwise
    }
#endif
