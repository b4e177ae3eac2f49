// What has to hold after every crash: whole databases, and every edit in exactly one place.

import Foundation
import GRDB
import Testing

extension CrashBench {
    /// Looks into a person's database as the crash left it.
    ///
    /// The program's own file is not touched, so that the program itself has to repair it.
    func expectWhole(
        _ login: String, _ what: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        try expectWhole(
            office.home(login).appending(path: "cache.sqlite"), ["-journal"], what, at: location)
    }

    /// Looks into the server's database as the crash left it.
    func expectWholeStore(
        _ what: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        try expectWhole(
            office.data.appending(path: "teczka.sqlite"), ["-wal"], what, at: location)
    }

    private func expectWhole(
        _ file: URL, _ companions: [String], _ what: String, at location: SourceLocation
    ) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: file.path) else { return }
        let copy = office.directory.appending(path: "copy-\(UUID().uuidString)")
        for suffix in [""] + companions where files.fileExists(atPath: file.path + suffix) {
            try files.copyItem(atPath: file.path + suffix, toPath: copy.path + suffix)
        }
        defer {
            for suffix in ["", "-shm"] + companions {
                try? files.removeItem(atPath: copy.path + suffix)
            }
        }
        let database = try DatabaseQueue(path: copy.path)
        let problems = try database.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
        }
        try database.close()
        #expect(problems == ["ok"], "\(what)", sourceLocation: location)
    }

    /// Returns the numbers of `teczka status`.
    func status(_ login: String) async throws -> (waiting: Int, refused: Int, cases: Int) {
        let text = try await expectDone(login, "status", "--json").output
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return (
            try #require(object?["waiting"] as? Int), try #require(object?["refused"] as? Int),
            try #require(object?["cases"] as? Int)
        )
    }

    /// Returns the notes of the contacts that a person sees, in order; each edit makes one.
    func notes(_ login: String) async throws -> [String] {
        let text = try await expectDone(login, "show", "001", "contact", "--json").output
        let records = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        return (records ?? []).compactMap { ($0["fields"] as? [String: Any])?["note"] as? String }
            .sorted()
    }

    /// Returns the names of the refused edits, in order.
    func refused(_ login: String) async throws -> [(number: Int, name: String)] {
        let text = try await expectDone(login, "refused", "--json").output
        let entries = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        return (entries ?? []).compactMap { entry in
            guard let number = entry["n"] as? Int,
                let edit = entry["edit"] as? [String: Any], let name = edit["mid"] as? String
            else { return nil }
            return (number, String(name.split(separator: ".").last ?? ""))
        }
    }

    /// Asks that everybody sees each edit once: its author, and somebody else after a sync.
    func expectOnce(
        _ names: [String], by author: String, seenBy other: String,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        try await expectDone(other, "sync", at: location)
        #expect(try await notes(other) == names.sorted(), sourceLocation: location)
        #expect(try await notes(author) == names.sorted(), sourceLocation: location)
        let status = try await status(author)
        #expect(status.waiting == 0 && status.refused == 0, sourceLocation: location)
    }

    /// Asks for one sentence and a documented exit code when something went wrong.
    func expectPlain(
        _ ended: Ended, _ codes: Set<Int32>, _ what: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            codes.contains(ended.code), "\(what): \(ended.code) \(ended.errors)",
            sourceLocation: location)
        if ended.code > 1 {
            #expect(
                ended.sentences.count == 1, "\(what): \(ended.errors)", sourceLocation: location)
        }
    }
}
