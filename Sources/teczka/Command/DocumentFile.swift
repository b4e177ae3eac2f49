// The file that a document goes into. It holds names of people: only its owner may read it, and a
// file that is there already is left alone unless the person says otherwise.

import Foundation

/// A file for a document.
struct DocumentFile {
    /// Why a file was not written.
    enum Failure: Error {
        /// Its name has none of these endings.
        case ending(String, [String])
        /// There is a file of that name.
        case exists(String)
        /// The disk did not take it.
        case notWritable(String)
    }

    /// Where it goes.
    let path: String
    /// Is true when a file of that name may be replaced.
    let isReplacing: Bool

    /// Is true when the document is wanted as a PDF.
    var isPDF: Bool { path.lowercased().hasSuffix(".pdf") }

    /// Checks what can be checked before the work is done.
    func check(endings: [String] = ["pdf", "html"]) throws {
        guard endings.contains(where: { path.lowercased().hasSuffix("." + $0) })
        else { throw Failure.ending(path, endings) }
        if !isReplacing, FileManager.default.fileExists(atPath: path) {
            throw Failure.exists(path)
        }
    }

    /// Writes the file whole, or not at all.
    func write(_ bytes: [UInt8]) throws {
        let place = URL(filePath: path)
        let draft = place.deletingLastPathComponent()
            .appending(path: ".\(place.lastPathComponent).\(UUID().uuidString)")
        do {
            guard
                FileManager.default.createFile(
                    atPath: draft.path, contents: Data(bytes),
                    attributes: [.posixPermissions: 0o600])
            else { throw Failure.notWritable(path) }
            if isReplacing { try? FileManager.default.removeItem(at: place) }
            try FileManager.default.moveItem(at: draft, to: place)
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw FileManager.default.fileExists(atPath: path) && !isReplacing
                ? Failure.exists(path) : Failure.notWritable(path)
        }
    }

    /// Returns the bytes of a file, or nil when it cannot be read.
    static func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }

    /// Returns bytes as a page holds them.
    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
