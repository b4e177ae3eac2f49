// The tables of a device.

internal import CaseTables
internal import GRDB

/// The tables.
enum CacheSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first tables") { db in
            try db.execute(sql: StateTable.schema)
            try db.execute(sql: first)
        }
        return migrator
    }

    private static let first = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE standing (
          scope TEXT PRIMARY KEY, standing TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- An edit is in exactly one of these three from the moment it is recorded.
        CREATE TABLE outbox (
          number INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, scope TEXT NOT NULL,
          body TEXT NOT NULL
        ) STRICT;
        -- The numbers of a device begin anew when it is enrolled anew; entries have their own.
        CREATE TABLE sent (
          entry INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,
          scope TEXT NOT NULL, body TEXT, receipt TEXT NOT NULL, seq INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE tray (
          entry INTEGER PRIMARY KEY, mutation TEXT NOT NULL UNIQUE, number INTEGER NOT NULL,
          scope TEXT NOT NULL, body TEXT NOT NULL, receipt TEXT NOT NULL
        ) STRICT;

        CREATE TABLE report (
          scope TEXT PRIMARY KEY, body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
