// The tables of the server. Migrations are only ever added; a store is brought up to date in one
// transaction when it is opened.

internal import CaseTables
internal import GRDB

/// The tables.
enum StoreSchema {
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

        CREATE TABLE account (
          login TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT,
          disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE invitation (
          code TEXT PRIMARY KEY, login TEXT NOT NULL REFERENCES account, expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE device (
          id TEXT PRIMARY KEY, login TEXT NOT NULL REFERENCES account, name TEXT NOT NULL,
          fingerprint TEXT NOT NULL UNIQUE, acked INTEGER NOT NULL DEFAULT 0,
          enrolled INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE token (
          hash TEXT PRIMARY KEY, device TEXT NOT NULL REFERENCES device,
          used INTEGER NOT NULL, expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counter (
          series TEXT PRIMARY KEY, value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE change (
          seq INTEGER PRIMARY KEY, scope TEXT NOT NULL, body TEXT NOT NULL, standings TEXT
        ) STRICT;
        CREATE TABLE audit (
          seq INTEGER PRIMARY KEY, login TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL,
          body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE receipt (
          device TEXT NOT NULL, number INTEGER NOT NULL, mutation TEXT NOT NULL,
          login TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL,
          PRIMARY KEY (device, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX receipt_mutation ON receipt (mutation);
        CREATE TABLE standing (
          login TEXT NOT NULL, scope TEXT NOT NULL, standing TEXT NOT NULL,
          PRIMARY KEY (login, scope)
        ) STRICT, WITHOUT ROWID;

        -- F5 sheets: the key is random, so neither it nor the place on disk tells who or when.
        CREATE TABLE answer (
          key TEXT PRIMARY KEY, scope TEXT NOT NULL, body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answer_scope ON answer (scope);
        """
}
