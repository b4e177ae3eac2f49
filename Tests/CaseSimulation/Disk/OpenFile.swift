// One connection's use of one file: the calls SQLite makes on a file, without its pointers.
//
// What it guarantees: after a power cut or a restore every call fails, except those that give
// something back: unlocking, unmapping and closing always work, so that a dead connection can be
// torn down.

internal import Synchronization

/// An open file.
///
/// Is unchecked because what changes in it is used with its disk's lock held only.
final class OpenFile: @unchecked Sendable {
    private let disk: SimulatedDisk
    private let path: String
    private let inode: Inode
    private let generation: Int
    private let options: OpenOptions

    private var level = LockLevel.none
    private var sharedMemory: SharedMemory?
    private var held = SharedMemory.Held()
    private var owesDirectorySync: Bool

    /// Opens a named file.
    init(on disk: SimulatedDisk, _ path: String, _ options: OpenOptions) throws(DiskFailure) {
        (inode, generation) = try disk.locked { state throws(DiskFailure) in
            (try state.open(path, options), state.generation)
        }
        self.disk = disk
        self.path = path
        self.options = options
        owesDirectorySync = options.syncsDirectory && options.makesFile
    }

    /// Makes a nameless file that is gone when it is closed.
    init(temporaryOn disk: SimulatedDisk) {
        self.disk = disk
        path = ""
        inode = Inode(FileContent(isTemporary: true))
        generation = 0
        options = OpenOptions()
        owesDirectorySync = false
    }

    // MARK: - Bytes

    /// Reads; what lies behind the end of the file is zeros and a failure.
    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskFailure) {
        try alive { _ throws(DiskFailure) in
            let count = inode.content.read(into: target, at: offset)
            guard count < target.count else { return }
            UnsafeMutableRawBufferPointer(rebasing: target[count...])
                .initializeMemory(as: UInt8.self, repeating: 0)
            throw .shortRead
        }
    }

    func write(_ source: UnsafeRawBufferPointer, at offset: Int) throws(DiskFailure) {
        try change(.write) { inode.content.write(source, at: offset) }
    }

    func truncate(to size: Int) throws(DiskFailure) {
        try change(.truncate) { inode.content.resize(to: size) }
    }

    func size() throws(DiskFailure) -> Int {
        try alive { _ in inode.content.bytes.count }
    }

    /// Makes the file and its name durable.
    func sync() throws(DiskFailure) {
        guard !path.isEmpty else { return }
        try alive { state throws(DiskFailure) in
            guard try state.begin(.sync) else { return }
            inode.content.sync()
            state.names.sync(path, of: inode)
            if owesDirectorySync { state.names.syncDirectory(of: path) }
            owesDirectorySync = false
        }
    }

    // MARK: - Locks

    func lock(_ wanted: LockLevel) throws(DiskFailure) {
        try alive { _ throws(DiskFailure) in
            guard inode.lock.raise(&level, to: wanted) else { throw .busy }
        }
    }

    func unlock(_ wanted: LockLevel) {
        disk.locked { _ in inode.lock.lower(&level, to: wanted) }
    }

    func isReserved() throws(DiskFailure) -> Bool {
        try alive { _ in inode.lock.isReserved }
    }

    /// Whether the file's name belongs to another file now, or to none.
    func hasMoved() throws(DiskFailure) -> Bool {
        try alive { state in !path.isEmpty && state.names.current[path] !== inode }
    }

    // MARK: - Shared memory

    /// Returns the address of a region; it stays valid until `unmapSharedMemory`.
    func region(_ index: Int, bytes: Int, isMade: Bool) throws(DiskFailure) -> UInt {
        try alive { _ in
            let memory = sharedMemory ?? inode.sharedMemory ?? SharedMemory()
            sharedMemory = memory
            inode.sharedMemory = memory
            return UInt(bitPattern: memory.region(index, bytes: bytes, isMade: isMade))
        }
    }

    func lockSharedMemory(_ slots: Range<Int>, isExclusive: Bool) throws(DiskFailure) {
        try alive { _ throws(DiskFailure) in
            guard let sharedMemory else { throw .dead }
            guard sharedMemory.lock(slots, isExclusive: isExclusive, &held) else { throw .busy }
        }
    }

    func unlockSharedMemory(_ slots: Range<Int>) {
        disk.locked { _ in sharedMemory?.unlock(slots, &held) }
    }

    func unmapSharedMemory() {
        disk.locked { _ in
            sharedMemory?.unlock(0..<SharedMemory.lockCount, &held)
            sharedMemory = nil
        }
    }

    /// Makes the memory writes of this thread visible to the others.
    func barrier() { atomicMemoryFence(ordering: .sequentiallyConsistent) }

    /// Gives everything back.
    func close() {
        unmapSharedMemory()
        disk.locked { state in
            inode.lock.lower(&level, to: .none)
            guard options.isDeletedOnClose, state.names.current[path] === inode else { return }
            state.names.set(nil, at: path)
        }
    }

    // MARK: - Guards

    private func alive<Result: Sendable>(
        _ work: (inout DiskState) throws(DiskFailure) -> Result
    ) throws(DiskFailure) -> Result {
        try disk.locked { state throws(DiskFailure) in
            guard state.hasPower, state.generation == generation else { throw .dead }
            return try work(&state)
        }
    }

    private func change(_ kind: DiskOperation, _ work: () -> Void) throws(DiskFailure) {
        guard !path.isEmpty else { return disk.locked { _ in work() } }
        try alive { state throws(DiskFailure) in
            guard !options.isReadOnly else { throw .readOnly }
            _ = try state.begin(kind)
            work()
        }
    }
}
