// The disk of one simulated machine: SQLite's files below one path, in memory, with power cuts.
//
// What it guarantees: 1. the first disk becomes SQLite's default file system for the process; files
// below a mounted path are simulated, all others stay on the real disk; 2. what SQLite was told to
// be durable survives `crash`, and nothing else is promised; 3. with one caller at a time the same
// calls give the same bytes, results and counts; several threads are safe, in whatever order they
// come. What it must not do: know about databases; it sees names and bytes.

internal import Synchronization

/// The disk of one machine.
///
/// Is unchecked because its state is used inside `locked` only, which holds the lock.
package final class SimulatedDisk: @unchecked Sendable {
    /// The absolute path the disk's files are below.
    package let path: String

    private let lock = Mutex(())
    private var state = DiskState()

    /// Makes an empty disk and mounts it.
    ///
    /// - Precondition: the path is absolute, has no slash at its end and no mounted disk yet.
    package init(at path: String) {
        precondition(path.hasPrefix("/") && !path.hasSuffix("/"), "an absolute path")
        self.path = path
        SystemDisk.install()
        precondition(DiskTable.shared.mount(self), "a disk is mounted already")
    }

    /// Makes the disk of nameless temporary files, which no power cut and no fault reaches.
    init(temporary: Void) { path = "" }

    /// Ends the disk for new connections; connections that are open keep their files.
    package func unmount() { DiskTable.shared.unmount(self) }

    // MARK: - Power, faults

    /// Cuts the power and switches it on again.
    ///
    /// What was not synced is lost or survives at random. Every open connection is dead from now
    /// on: it gets `SQLITE_IOERR` for everything but closing. Faults that are not spent remain.
    package func crash(using random: inout some RandomNumberGenerator) {
        locked { $0.crash(using: &random) }
    }

    /// Whether a power cut of the fault plan has struck and `crash` has not been carried out yet.
    package var hasLostPower: Bool { locked { !$0.hasPower } }

    /// Adds a fault; its operations are counted from now.
    package func inject(_ fault: DiskFault) { locked { $0.plan.inject(fault) } }

    /// Removes all faults; a disk that has lost its power still needs `crash`.
    package func clearFaults() { locked { $0.plan.clear() } }

    /// Returns how many operations of some kinds were asked for so far.
    package func operationCount(
        of kinds: Set<DiskOperation> = Set(DiskOperation.allCases)
    ) -> Int {
        locked { state in kinds.reduce(0) { $0 + state.plan.count($1) } }
    }

    // MARK: - Files

    /// Returns copies of all files as programs see them now, synced or not.
    package func snapshot() -> DiskSnapshot {
        locked { state in
            var files: [String: [UInt8]] = [:]
            for (path, inode) in state.names.current {
                files[String(path.dropFirst(self.path.count))] = inode.content.bytes
            }
            return DiskSnapshot(files: files)
        }
    }

    /// Puts the files of a snapshot, of this disk or another, in the place of all files.
    ///
    /// They are durable. Every open connection is dead from now on, and the disk has power.
    package func restore(_ snapshot: DiskSnapshot) {
        var files: [String: [UInt8]] = [:]
        for (name, bytes) in snapshot.files { files[path + name] = bytes }
        locked { $0.replace(with: files) }
    }

    /// Returns the absolute paths of all files, in order.
    package var files: [String] { locked { $0.names.paths } }

    /// Returns a file's bytes, or nil when there is no such file.
    package func bytes(of file: String) -> [UInt8]? {
        locked { $0.names.current[file]?.content.bytes }
    }

    /// Runs work on the state while nobody else does.
    func locked<Result: Sendable, Failure: Error>(
        _ work: (inout DiskState) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lock.withLock { _ throws(Failure) in try work(&state) }
    }
}

/// Copies of all files of a disk; cheap, because bytes are copied when one side changes them.
package struct DiskSnapshot: Sendable {
    /// Bytes by path below the disk's path, with the slash.
    let files: [String: [UInt8]]

    /// How many bytes the files have together.
    package var byteCount: Int { files.values.reduce(0) { $0 + $1.count } }
}

extension SimulatedDisk {
    /// Returns whether a path is a file of a mounted disk; a stand-in for `FileManager`.
    package static func fileExists(at path: String) -> Bool {
        DiskTable.shared.disk(of: path)?.bytes(of: path) != nil
    }

    /// Begins SQLite's randomness anew, for all connections of the process.
    package static func seedRandomness(_ seed: UInt64) {
        DiskTable.shared.seed(seed)
        SystemDisk.forgetRandomness()
    }

    /// Sets SQLite's own clock, in milliseconds since 1970, for all connections of the process.
    package static func setClock(milliseconds: Int64) {
        DiskTable.shared.setClock(milliseconds)
    }
}
