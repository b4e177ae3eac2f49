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
        migrator.registerMigration("2 histories, bootstrap, attachments") { db in
            try StateTable.moveFormerRemovals(db)
            try db.execute(sql: second)
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

    private static let second = """
        -- The position from which on own edits of a scope are not part of it yet, and whether the
        -- scope has not come again since a bootstrap began.
        ALTER TABLE standing ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE standing ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
        -- Which device the number belongs to: a home may have been enrolled anew.
        ALTER TABLE sent ADD COLUMN device TEXT NOT NULL DEFAULT '';
        ALTER TABLE sent ADD COLUMN stable_since INTEGER;
        ALTER TABLE tray ADD COLUMN device TEXT NOT NULL DEFAULT '';
        UPDATE sent SET device = coalesce((SELECT value FROM meta WHERE key = 'device'), '');
        UPDATE tray SET device = coalesce((SELECT value FROM meta WHERE key = 'device'), '');
        -- Numbers that have to be used up again without their content.
        CREATE TABLE void (number INTEGER PRIMARY KEY, mutation TEXT NOT NULL) STRICT;
        -- Values that this device had seen in a history that was lost, until somebody decides.
        CREATE TABLE salvage (
          entry INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
          value TEXT NOT NULL, mutation TEXT NOT NULL, author TEXT NOT NULL, role TEXT NOT NULL,
          claimed INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE attachment (
          hash TEXT PRIMARY KEY, size INTEGER NOT NULL, uploaded INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
