// A cache of the first version, with work waiting and with what a later server had told it, is
// opened by this one: nothing is lost, and a removal stays one.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import Foundation
import GRDB
import Testing

@Suite
struct MigrationTests {
    /// The tables of the first version.
    private static let former = """
        CREATE TABLE record (
          scope TEXT NOT NULL, key TEXT NOT NULL, author TEXT NOT NULL,
          recorded INTEGER NOT NULL, synced INTEGER, version INTEGER NOT NULL,
          deleted INTEGER NOT NULL, PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE field (
          scope TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
          version INTEGER NOT NULL, mutation TEXT NOT NULL, author TEXT NOT NULL,
          role TEXT NOT NULL, claimed INTEGER NOT NULL, PRIMARY KEY (scope, key, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE conflict (
          scope TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
          body TEXT NOT NULL, PRIMARY KEY (scope, key, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE standing (
          scope TEXT PRIMARY KEY, standing TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox (
          number INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, scope TEXT NOT NULL,
          body TEXT NOT NULL) STRICT;
        CREATE TABLE sent (
          entry INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,
          scope TEXT NOT NULL, body TEXT, receipt TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
        CREATE TABLE tray (
          entry INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,
          scope TEXT NOT NULL, body TEXT NOT NULL, receipt TEXT NOT NULL) STRICT;
        CREATE TABLE report (
          scope TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1 first tables');
        """

    private static let content = """
        {"at":"2026-02-20T09:00:00Z","mid":"mutation-1","ops":[{"f":{},"o":"new","r":"case"}],\
        "scope":"c_1"}
        """

    @Test(arguments: [false, true])
    func nothingIsLostAndARemovalStaysOne(_ isToldByALaterServer: Bool) throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "teczka-former-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let queue = try DatabaseQueue(path: directory + "/cache.sqlite")
        try queue.write { db in
            try db.execute(sql: Self.former)
            try db.execute(
                sql: "INSERT INTO record VALUES ('c_1', 'module/m1', 'ed', 0, 0, 5, 1)")
            if isToldByALaterServer {
                try db.execute(
                    sql: """
                        INSERT INTO field VALUES
                          ('c_1', 'module/m1', 'removed', 'true', 5, 'mutation-0', 'mg',
                           'coordinator', 0)
                        """)
            }
            try db.execute(
                sql: "INSERT INTO outbox VALUES (1, 'mutation-1', 'c_1', ?)",
                arguments: [Self.content])
        }
        try queue.close()
        let cache = try Cache(directory: directory)
        #expect(try cache.outbox().map(\.mutation.id) == ["mutation-1"])
        let record = try cache.layers(of: "c_1").confirmed.records[RecordKey("module", "m1")]
        #expect(record?.isDeleted == true)
        #expect(record?.fields[Record.removal]?.author == (isToldByALaterServer ? "mg" : "ed"))
    }
}
