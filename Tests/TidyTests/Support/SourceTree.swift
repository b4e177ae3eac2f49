// The files of this package, found from where this file stands.

import Foundation

/// One Swift file of the package.
struct SourceFile {
    /// The path below `Sources` or `Tests`.
    let path: String
    /// What stands in it.
    let text: SourceText

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = SourceText(text)
    }

    /// The target that the file belongs to: the first folder.
    var target: String { path.split(separator: "/").first.map(String.init) ?? "" }

    /// Says that a rule is broken on a line, counted from 1.
    func violation(_ line: Int, _ message: String) -> Violation {
        Violation(place: "\(path):\(line)", message: message)
    }
}

/// One place where a rule does not hold.
struct Violation: Hashable, CustomStringConvertible {
    /// The file and the line.
    let place: String
    /// What is wrong there.
    let message: String

    var description: String { "\(place): \(message)" }
}

/// The package as it lies on disk.
enum SourceTree {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files below `Sources`.
    static let sources = files(below: "Sources")
    /// The files below `Tests`.
    static let tests = files(below: "Tests")
    /// The manifest.
    static let manifest =
        (try? String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8))
        ?? ""

    private static func files(below folder: String) -> [SourceFile] {
        let top = root.appendingPathComponent(folder)
        let paths = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String }
        return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let text = try? String(
                contentsOf: top.appendingPathComponent(path), encoding: .utf8)
            return text.map { SourceFile(path, $0) }
        }
    }
}
