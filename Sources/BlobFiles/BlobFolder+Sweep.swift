// What nobody needs any more is removed. Age protects what somebody is about to need: a content is
// adopted just before the record that names it is written, and a part waits for its next piece.

internal import Glibc

extension BlobFolder {
    /// Removes a content, if it is here.
    ///
    /// - Throws: `disk`.
    package func remove(_ hash: BlobHash) throws(BlobError) {
        guard let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY) else { return }
        try folder.lock(LOCK_EX)
        if isComplete(hash) { try OpenFile.remove(blob(hash)) }
    }

    /// Removes parts, forgotten copies and the contents that are not kept, if they were last
    /// written before a moment in seconds since 1970; returns how many files went.
    ///
    /// - Throws: `disk`.
    @discardableResult
    package func sweep(
        before moment: Int64, keeping isKept: (BlobHash) -> Bool
    ) throws(BlobError) -> Int {
        guard let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY) else { return 0 }
        try folder.lock(LOCK_EX)
        var removed = 0
        for entry in try Self.names(path) {
            let inner = path + "/" + entry
            guard let status = OpenFile.status(inner) else { continue }
            if status.st_mode & S_IFMT != S_IFDIR {
                removed += try Self.sweep(inner, before: moment, isKept)
                continue
            }
            for name in try Self.names(inner) {
                removed += try Self.sweep(inner + "/" + name, before: moment, isKept)
            }
        }
        return removed
    }

    private static func sweep(
        _ path: String, before moment: Int64, _ isKept: (BlobHash) -> Bool
    ) throws(BlobError) -> Int {
        guard let status = OpenFile.status(path), status.st_mtim.tv_sec < moment,
            let name = path.split(separator: "/").last
        else { return 0 }
        switch name.split(separator: ".").last {
        case "part", "new": break
        case "blob":
            guard let hash = BlobHash(String(name.dropLast(".blob".count))), !isKept(hash)
            else { return 0 }
        default: return 0
        }
        try OpenFile.remove(path)
        return 1
    }

    private static func names(_ path: String) throws(BlobError) -> [String] {
        guard let directory = opendir(path) else { throw OpenFile.failure() }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { field in
                field.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)
                ) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
