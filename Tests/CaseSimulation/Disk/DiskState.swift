// What one disk is at a moment: its files, its faults, and whether it has power.
//
// What it guarantees: 1. every change asks the fault plan first, and a change the plan refuses has
// no effect; 2. without power everything fails; 3. a power cut or a restore begins a new
// generation, and what was opened in an earlier one stays dead.
//
//     on ──(fault powerCut)──▶ off ──crash──▶ on, next generation
//     on ──crash, restore──▶ on, next generation

/// A file apart from its name.
///
/// Is unchecked because it is used with its disk's lock held only.
final class Inode: @unchecked Sendable {
    var content: FileContent
    var lock = FileLock()
    /// Ends with the last connection that mapped it, as the file `-shm` has no content of its own.
    weak var sharedMemory: SharedMemory?

    init(_ content: FileContent) { self.content = content }
}

/// Why a disk refuses; each is one result code of SQLite.
enum DiskFailure: Error {
    /// Without power, or opened before the last power cut.
    case dead
    case failed(DiskOperation)
    case full, busy, missing, cannotOpen, readOnly
    /// Fewer bytes were there than asked for; the rest is zeros.
    case shortRead
}

/// How a file is opened.
struct OpenOptions: Sendable {
    var isReadOnly = false
    var makesFile = false
    var isExclusive = false
    var isDeletedOnClose = false
    /// The first sync makes the directory durable too, as SQLite does it for its journals.
    var syncsDirectory = false
}

/// The files and faults of a disk.
struct DiskState {
    var names = NameTable<Inode>()
    var plan = FaultPlan()
    private(set) var generation = 0
    private(set) var hasPower = true

    /// Counts an operation of a disk with power.
    ///
    /// Returns false when the operation must seem to succeed without effect.
    mutating func begin(_ kind: DiskOperation) throws(DiskFailure) -> Bool {
        switch plan.begin(kind) {
        case nil: return true
        case .falseSync: return false
        case .ioError: throw .failed(kind)
        case .full: throw .full
        case .powerCut:
            hasPower = false
            throw .dead
        }
    }

    /// Returns the file of a path, and makes it when it is wanted and not there.
    mutating func open(_ path: String, _ options: OpenOptions) throws(DiskFailure) -> Inode {
        guard hasPower else { throw .dead }
        if let inode = names.current[path] {
            guard !(options.makesFile && options.isExclusive) else { throw .cannotOpen }
            return inode
        }
        guard options.makesFile else { throw .cannotOpen }
        _ = try begin(.create)
        let inode = Inode(FileContent())
        names.set(inode, at: path)
        return inode
    }

    /// Removes a name.
    mutating func delete(_ path: String, syncsDirectory: Bool) throws(DiskFailure) {
        guard hasPower else { throw .dead }
        guard names.current[path] != nil else { throw .missing }
        _ = try begin(.delete)
        names.set(nil, at: path)
        if syncsDirectory { names.syncDirectory(of: path) }
    }

    /// Returns the length of a file in bytes, or nil when there is none.
    func size(of path: String) throws(DiskFailure) -> Int? {
        guard hasPower else { throw .dead }
        return names.current[path]?.content.bytes.count
    }

    /// Cuts the power and switches it on again.
    mutating func crash(using random: inout some RandomNumberGenerator) {
        let left = names.afterPowerCut(using: &random).sorted { $0.key < $1.key }
        var files: [String: [UInt8]] = [:]
        for (path, inode) in left {
            files[path] = inode.content.afterPowerCut(using: &random)
        }
        replace(with: files)
    }

    /// Puts other, durable files in the place of all files.
    mutating func replace(with files: [String: [UInt8]]) {
        names = NameTable(durable: files.mapValues { Inode(FileContent(durable: $0)) })
        generation += 1
        hasPower = true
    }
}
