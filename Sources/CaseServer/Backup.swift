// A backup of a whole data directory: the store, the keys without which no device could come back,
// and the attachments. The store is copied first, so that every attachment it speaks of is there.

internal import CanonicalJSON
internal import CaseModel
internal import CaseStore
internal import Foundation

/// Backs a data directory up, and restores it.
package enum Backup {
    /// Backs up a data directory into a new directory, whether a server runs on it or not.
    ///
    /// - Returns: the log position up to which the backup holds everything.
    package static func make(
        of directory: ServerDirectory, at path: String
    ) throws -> Int64 {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError.exists(path: path)
        }
        let copy = ServerDirectory(path: path)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let absolute = URL(filePath: path).standardizedFileURL.path + "/" + storeName
        let answer = try Setup.perform(.backUp(path: absolute), directory)
        for (from, to) in zip(directory.files, copy.files) { try copyIfThere(from, to) }
        try copyAttachments(directory.attachments, copy.attachments)
        return answer["head"]?.integerValue ?? 0
    }

    /// Restores a data directory from a backup while no server runs on it; on an empty place, makes
    /// it.
    ///
    /// What was there stays beside it.
    ///
    /// - Returns: the log position of the backup, and where the replaced store is now.
    package static func restore(
        _ directory: ServerDirectory, from path: String, suffix: String
    ) throws -> (head: Int64, old: String?) {
        let copy = ServerDirectory(path: path)
        try FileManager.default.createDirectory(
            atPath: directory.path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let result = try Store.restore(
            directory: directory.path, from: path + "/" + storeName, suffix: suffix)
        for (from, to) in zip(copy.files, directory.files)
        where !FileManager.default.fileExists(atPath: to) {
            try copyIfThere(from, to)
        }
        try copyAttachments(copy.attachments, directory.attachments)
        return result
    }

    private static let storeName = "teczka.sqlite"

    private static func copyIfThere(_ from: String, _ to: String) throws {
        guard FileManager.default.fileExists(atPath: from) else { return }
        try FileManager.default.copyItem(atPath: from, toPath: to)
    }

    /// Copies what is whole and not there yet; names stand for contents.
    private static func copyAttachments(_ from: String, _ to: String) throws {
        let names = FileManager.default.enumerator(atPath: from)?.compactMap { $0 as? String } ?? []
        for name in names.sorted() where name.hasSuffix(".blob") {
            let place = URL(filePath: to).appending(path: name)
            guard !FileManager.default.fileExists(atPath: place.path) else { continue }
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(
                at: URL(filePath: from).appending(path: name), to: place)
        }
    }
}

extension ServerDirectory {
    /// The files besides the store that a backup holds.
    fileprivate var files: [String] {
        [
            authorityCertificate, authorityKey, serverCertificate, serverKey, endpoint, clock,
            mailSetting,
        ]
    }
}
