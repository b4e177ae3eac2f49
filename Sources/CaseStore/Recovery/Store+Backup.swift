// Backups: a copy of one moment, checked before it counts, and the way back from it.

internal import CaseMerge
package import CaseModel
internal import Foundation
internal import GRDB
internal import Glibc

extension Store {
    /// Writes a copy of the store as it is at this moment, checks it, and from then on tells
    /// devices that they need not keep what it holds.
    ///
    /// The copy is complete and on disk when this returns, or it is not there. Readers and writers
    /// go on meanwhile.
    ///
    /// - Returns: the position up to which the copy holds everything.
    /// - Throws: `exists` when there is a file at the path, `damaged` when the copy is not sound,
    ///   `disk`.
    package func backUp(to path: String) throws(StoreError) -> Sequence64 {
        guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
        let temporary = path + ".new"
        try? FileManager.default.removeItem(atPath: temporary)
        try Self.guarding {
            try pool.unsafeRead { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [temporary])
            }
        }
        let copy = try Self.inspect(temporary)
        try Self.settle(temporary, as: path)
        try Self.guarding {
            try pool.write { db in
                guard copy.epoch == self.epoch else { return }
                try StoreMeta.set("stable", String(copy.head), db)
            }
        }
        noteHistory { if $0.epoch == copy.epoch { $0.stable = max($0.stable, copy.head) } }
        return copy.head
    }

    /// Puts a copy in the place of the store of a directory that no server holds.
    ///
    /// What was there is kept beside it under another name. The next opening begins a new history,
    /// because the fence is of none then; it keeps how far the store had come, so that no position
    /// is given twice. Nor is a number, as long as the replaced store can be read.
    ///
    /// - Returns: the position up to which the copy holds everything, and where the old store is.
    /// - Throws: `noStore`, `busy`, `damaged`, `foreignStore`, `disk`.
    package static func restore(
        directory: String, from path: String, suffix: String
    ) throws(StoreError) -> (head: Sequence64, old: String?) {
        guard FileManager.default.fileExists(atPath: path) else { throw .noStore(path: path) }
        let lock = try DirectoryLock(directory: directory)
        defer { lock.release() }
        let copy = try inspect(path)
        let place = directory + "/" + fileName
        // A store that can still be read says whose it is; one that cannot is replaced.
        let known = try? inspect(place)
        if let known, known.identifier != copy.identifier {
            throw .foreignStore(known.identifier, copy.identifier)
        }
        let fence = try Fence(directory: directory)
        let lost = max(fence.mark?.head ?? 0, known?.head ?? 0)
        try fence.raise(to: Fence.Mark(epoch: Fence.restored, head: lost))
        var old: String?
        if FileManager.default.fileExists(atPath: place) {
            let aside = place + "." + suffix
            for ending in ["", "-wal", "-shm"] where access(place + ending, F_OK) == 0 {
                guard rename(place + ending, aside + ending) == 0 else { throw lastFailure }
            }
            old = aside
        }
        try guarding {
            try FileManager.default.copyItem(atPath: path, toPath: place + ".new")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: place + ".new")
        }
        if let known { try carry(known.numbers, into: place + ".new") }
        try settle(place + ".new", as: place)
        return (copy.head, old)
    }

    /// Lets the number series of a copy go on where those of the replaced store stood: the numbers
    /// that it gave stand on papers.
    private static func carry(_ given: Numbers, into path: String) throws(StoreError) {
        try guarding {
            let queue = try DatabaseQueue(path: path)
            try queue.write { db in
                let kept = try CounterTable.load(db).counters ?? [:]
                let counters = kept.merging(given.counters ?? [:], uniquingKeysWith: max)
                try CounterTable.save(Numbers(counters: counters), db)
            }
            try queue.close()
        }
    }

    private struct Copy {
        let identifier: String
        let epoch: String
        let head: Sequence64
        let numbers: Numbers
    }

    /// Reads a copy whole, and says what it is a copy of.
    private static func inspect(_ path: String) throws(StoreError) -> Copy {
        try guarding {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                let verdict = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                guard verdict == ["ok"] else { throw StoreError.damaged(path: path) }
                return Copy(
                    identifier: try StoreMeta.value("store", db) ?? "",
                    epoch: try StoreMeta.value("epoch", db) ?? "",
                    head: try ChangeLog.head(db), numbers: try CounterTable.load(db))
            }
        }
    }

    /// Gives a file its name for good: contents and name are on disk when this returns.
    private static func settle(_ temporary: String, as path: String) throws(StoreError) {
        let folder = (path as NSString).deletingLastPathComponent
        try synchronise(temporary)
        guard rename(temporary, path) == 0 else { throw lastFailure }
        try synchronise(folder.isEmpty ? "." : folder)
    }

    private static func synchronise(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw lastFailure }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw lastFailure }
    }

    private static var lastFailure: StoreError { .disk(String(cString: strerror(errno))) }
}
