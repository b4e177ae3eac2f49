// The names of a disk's files, and which of them a power cut would leave.
//
// What it guarantees: 1. a name that was made or removed is durable only after a sync of its file
// or of its directory; 2. a power cut keeps, for each name on its own, the durable file and the
// first few of the changes since, as a file system with a journal does; 3. a file that lost its
// name lives on for those who have it open.

/// Files by absolute path.
struct NameTable<File: AnyObject> {
    /// The files programs see.
    private(set) var current: [String: File] = [:]
    private var durable: [String: File] = [:]
    /// What became of each name since it was durable; nil is a removal.
    private var changes: [String: [File?]] = [:]

    /// The names programs see, in order.
    var paths: [String] { current.keys.sorted() }

    /// Makes a table whose names are all durable.
    init(durable files: [String: File] = [:]) {
        current = files
        durable = files
    }

    /// Gives a path to a new file, or to none.
    mutating func set(_ file: File?, at path: String) {
        current[path] = file
        changes[path, default: []].append(file)
    }

    /// Makes a path durable when it still belongs to a file.
    mutating func sync(_ path: String, of file: File) {
        guard changes[path] != nil, current[path] === file else { return }
        settle(path)
    }

    /// Makes all names of a path's directory durable.
    mutating func syncDirectory(of path: String) {
        guard !changes.isEmpty else { return }
        let directory = Self.directory(of: path)
        for path in changes.keys.filter({ Self.directory(of: $0) == directory }) { settle(path) }
    }

    /// Returns the files whose names a power cut leaves.
    func afterPowerCut(using random: inout some RandomNumberGenerator) -> [String: File] {
        var left = durable
        for (path, files) in changes.sorted(by: { $0.key < $1.key }) {
            let keptCount = Int.random(in: 0...files.count, using: &random)
            if keptCount > 0 { left[path] = files[keptCount - 1] }
        }
        return left
    }

    private mutating func settle(_ path: String) {
        changes[path] = nil
        durable[path] = current[path]
    }

    private static func directory(of path: String) -> Substring {
        path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }
}
