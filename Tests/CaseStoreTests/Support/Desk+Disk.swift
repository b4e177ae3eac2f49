// What happens to the files of a store: copies, restores, a lost fence.

import CaseModel
import CaseStore
import Foundation
import Testing

extension Desk {
    /// Copies everything in the directory, or the database alone, as a careless backup would.
    func copy(withFence: Bool) throws -> String {
        close()
        let copy = directory + "-copy-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for name in ["teczka.sqlite"] + (withFence ? ["fence"] : []) {
            try FileManager.default.copyItem(
                atPath: directory + "/" + name, toPath: copy + "/" + name)
        }
        try reopen()
        return copy
    }

    /// Puts the files of a copy in the place of what is there; the copy stays.
    func putBack(_ copy: String) throws {
        close()
        for name in try FileManager.default.contentsOfDirectory(atPath: copy) {
            let place = directory + "/" + name
            try? FileManager.default.removeItem(atPath: place)
            try FileManager.default.copyItem(atPath: copy + "/" + name, toPath: place)
        }
        try reopen()
    }

    func loseFence() throws {
        close()
        try FileManager.default.removeItem(atPath: directory + "/fence")
        try reopen()
    }

    /// Makes a verified backup and returns where it is.
    func backUp() throws -> String {
        let path = directory + "/backup-\(UUID().uuidString).sqlite"
        _ = try store.backUp(to: path)
        return path
    }

    /// Restores a backup as the administrator does.
    func restore(_ path: String) throws {
        close()
        _ = try Store.restore(
            directory: directory, from: path, suffix: "old-\(UUID().uuidString)")
        try reopen()
    }
}
