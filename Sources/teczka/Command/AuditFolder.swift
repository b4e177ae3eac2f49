// The folder of an audit pack. It must not exist before, and ends with the hashes of all its files.

import CaseClient
import Foundation

/// Writes an audit pack.
struct AuditFolder {
    /// Where it is.
    let path: String

    /// Makes the folder.
    ///
    /// - Throws: `exists` when there is something at its place, `notWritable`.
    func make() throws {
        if FileManager.default.fileExists(atPath: path) { throw DocumentFile.Failure.exists(path) }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw DocumentFile.Failure.notWritable(path)
        }
    }

    /// Makes the folder of a file.
    func prepare(_ name: String) throws {
        let place = URL(filePath: path).appending(path: name).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        } catch {
            throw DocumentFile.Failure.notWritable(place.path)
        }
    }

    /// Writes a file.
    func write(_ bytes: [UInt8], to name: String) throws {
        try prepare(name)
        do {
            try Data(bytes).write(to: URL(filePath: path).appending(path: name))
        } catch {
            throw DocumentFile.Failure.notWritable(path + "/" + name)
        }
    }

    /// Reads a file.
    func read(_ name: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path).appending(path: name)))
        } catch {
            throw DocumentFile.Failure.notWritable(path + "/" + name)
        }
    }

    /// Returns a name that no file of the folder has.
    func free(_ name: String) -> String {
        var candidate = name
        var number = 2
        while FileManager.default.fileExists(atPath: path + "/" + candidate) {
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            candidate = "\(parts[0])/\(number)-\(parts[1])"
            number += 1
        }
        return candidate
    }

    /// Returns a file's own name without anything that would lead out of the folder.
    static func plain(_ name: String) -> String {
        let name = name.replacing("/", with: "-").replacing("\\", with: "-")
        return name.hasPrefix(".") ? "_" + name : name
    }

    /// Writes the SHA-256 of every file, as `sha256sum -c` reads them.
    func seal() throws {
        let base = URL(filePath: path).standardizedFileURL.path + "/"
        let found = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
        var lines: [String] = []
        for name in found.sorted() {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: base + name, isDirectory: &isDirectory),
                !isDirectory.boolValue, let data = FileManager.default.contents(atPath: base + name)
            else { continue }
            lines.append("\(Workspace.sha256([UInt8](data)))  \(name)")
        }
        try write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "SHA256SUMS")
    }
}
