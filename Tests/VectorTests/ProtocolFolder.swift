// The files of `Protocol/`, found from the place of this source file, so that the tests need no
// working directory and no resources in a bundle.

import CanonicalJSON
import Foundation

/// Finds and reads the files of the specification.
enum ProtocolFolder {
    /// The folder `Protocol/`.
    static let url = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Protocol")

    /// Returns the text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }

    /// Returns the names of the files in a folder that end in `suffix`, sorted.
    static func names(in folder: String, ending suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path())
            .filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// Returns every page, as paths from the folder, sorted.
    static func pages() throws -> [String] {
        try names(in: "", ending: ".md")
            + names(in: "4-Messages", ending: ".md").map { "4-Messages/" + $0 }
    }

    /// Returns whether there is a file or folder.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appending(path: path).path())
    }

    /// Replaces a file.
    static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: url.appending(path: path), options: .atomic)
    }
}

/// JSON of any kind: a schema has keys that a line of the protocol may not have, so the strict
/// parser would refuse it.
struct LooseJSON: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            value = .integer(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([LooseJSON].self) {
            value = .array(items.map(\.value))
        } else {
            value = .object(try container.decode([String: LooseJSON].self).mapValues(\.value))
        }
    }

    /// Reads JSON text.
    static func parse(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(LooseJSON.self, from: Data(text.utf8)).value
    }
}
