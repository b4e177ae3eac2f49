// A picture given as a file: `firm.logo=@logo.png`. It is read here and travels as text, so that a
// page can hold it within itself.

import CaseClient
import CaseModel

/// Reads pictures from files.
enum PictureFile {
    /// Returns the assignment with the contents of the file in place of its name, when it gives a
    /// picture as `@FILE`; else the assignment as it is.
    ///
    /// - Throws: `unreadableFile`, `badPath`.
    static func read(_ typed: String) throws(ClientFailure) -> String {
        let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].hasPrefix("@"), isPicture(parts[0]) else { return typed }
        let path = String(parts[1].dropFirst())
        guard let bytes = DocumentFile.bytes(path) else {
            throw .unreadableFile(path)
        }
        return parts[0] + "=" + text(bytes)
    }

    private static func isPicture(_ path: String) -> Bool {
        let names = path.split(separator: ".").map(String.init)
        guard names.count == 2 else { return false }
        return FormCatalogue.type(names[0])?.field(names[1])?.isPicture ?? false
    }

    /// The text of a picture; of a file that is none, a text that no rule takes for one.
    private static func text(_ bytes: [UInt8]) -> String {
        if let drawing = String(validating: bytes, as: UTF8.self) { return drawing }
        let kind = bytes.starts(with: [0xFF, 0xD8, 0xFF]) ? "jpeg" : "png"
        return "data:image/\(kind);base64," + DocumentFile.base64(bytes)
    }
}
