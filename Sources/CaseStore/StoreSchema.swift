// The tables of the server. Migrations are only ever added; a store is brought up to date in one
// transaction when it is opened.

internal import CaseTables
internal import Digest
internal import GRDB

/// The tables.
enum StoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first tables") { db in
            try db.execute(sql: StateTable.schema)
            try db.execute(sql: first)
        }
        migrator.registerMigration("2 histories, former rights, attachments") { db in
            try StateTable.moveFormerRemovals(db)
            try db.execute(sql: second)
            try StoreMeta.set("secret", Hex.encode(SecureRandom.bytes(32)), db)
        }
        migrator.registerMigration("3 outgoing e-mail, erasures") { try $0.execute(sql: third) }
        migrator.registerMigration("4 erased attachments") { try $0.execute(sql: fourth) }
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

    private static let second = """
        -- A device may have two certificates while one takes the other's place.
        CREATE TABLE certificate (
          fingerprint TEXT PRIMARY KEY, device TEXT NOT NULL, issued INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX certificate_device ON certificate (device);
        INSERT INTO certificate SELECT fingerprint, id, enrolled FROM device;
        CREATE TABLE device_next (
          id TEXT PRIMARY KEY, login TEXT NOT NULL REFERENCES account, name TEXT NOT NULL,
          acked INTEGER NOT NULL DEFAULT 0, enrolled INTEGER NOT NULL, seen INTEGER
        ) STRICT, WITHOUT ROWID;
        INSERT INTO device_next SELECT id, login, name, acked, enrolled, NULL FROM device;
        DROP TABLE device;
        ALTER TABLE device_next RENAME TO device;
        -- What a device said it has and did not deliver yet.
        CREATE TABLE waiting (
          device TEXT NOT NULL, scope TEXT NOT NULL, count INTEGER NOT NULL,
          PRIMARY KEY (device, scope)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE change ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
        UPDATE change SET at = coalesce((SELECT at FROM audit WHERE audit.seq = change.seq), 0);
        CREATE INDEX change_scope ON change (scope, seq);
        ALTER TABLE receipt ADD COLUMN short INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE former_standing (
          login TEXT NOT NULL, scope TEXT NOT NULL, standing TEXT NOT NULL,
          until INTEGER NOT NULL, PRIMARY KEY (login, scope)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX field_hash ON field (value) WHERE name = 'sha256';
        """

    private static let third = """
        -- E-mails that still have to go out. The message is composed once, so that every attempt
        -- hands over the same bytes; `begun` says that an attempt was not seen to end.
        CREATE TABLE outgoing (
          scope TEXT NOT NULL, key TEXT NOT NULL, message BLOB, message_id TEXT,
          begun INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0, 1)),
          attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL,
          PRIMARY KEY (scope, key)
        ) STRICT, WITHOUT ROWID;

        -- How far a device has come, as it said when it last signed in.
        ALTER TABLE device ADD COLUMN cursor INTEGER NOT NULL DEFAULT 0;
        -- Which devices may hold what was erased, until they have come past it.
        CREATE TABLE erasure (
          scope TEXT NOT NULL, seq INTEGER NOT NULL, device TEXT NOT NULL,
          PRIMARY KEY (scope, seq, device)
        ) STRICT, WITHOUT ROWID;
        """

    private static let fourth = """
        CREATE TABLE erased_attachment (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

        -- The collection in which a sheet came in: all that is kept of when.
        ALTER TABLE answer ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
        """
}
