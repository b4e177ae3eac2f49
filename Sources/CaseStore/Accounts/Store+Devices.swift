// Devices: invited by the administrator, enrolled once, recognised by their certificate for ever.

package import CaseModel
internal import GRDB

extension Store {
    /// Keeps the hash of a single-use code until it expires (milliseconds since 1970, real time).
    ///
    /// - Throws: `noAccount` or `disk`.
    package func invite(
        _ user: UserID, codeHash: String, expires: Int64
    ) throws(StoreError) {
        try change { db in
            try AccountTable.require(user, db)
            try db.execute(
                sql: "INSERT INTO invitation (code, login, expires) VALUES (?, ?, ?)",
                arguments: [codeHash, user.text, expires])
        }
    }

    /// Returns whom a code invites, with the password hash of the account, or nil for a code that
    /// is unknown, used, expired, or of a disabled account.
    package func invited(
        codeHash: String, realNow: Int64
    ) throws(StoreError) -> (user: UserID, password: String?)? {
        try Self.guarding {
            try pool.read { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT account.login, account.password FROM invitation
                        JOIN account ON account.login = invitation.login
                        WHERE code = ? AND expires > ? AND disabled = 0
                        """, arguments: [codeHash, realNow]
                ).map { (UserID($0[0]), $0[1]) }
            }
        }
    }

    /// Uses up a code and keeps the new device; sets the password when the account has none.
    ///
    /// - Returns: false when the code was used in the meantime; nothing is kept then.
    package func enrol(
        codeHash: String, user: UserID, device: DeviceID, name: String, fingerprint: String,
        password: String, realNow: Int64
    ) throws(StoreError) -> Bool {
        try change { db in
            try db.execute(sql: "DELETE FROM invitation WHERE code = ?", arguments: [codeHash])
            guard db.changesCount == 1 else { return false }
            try db.execute(
                sql: """
                    INSERT INTO device (id, login, name, enrolled) VALUES (?, ?, ?, ?)
                    """,
                arguments: [device.text, user.text, name, realNow])
            try CertificateTable.add(fingerprint, of: device, realNow: realNow, db)
            try db.execute(
                sql: "UPDATE account SET password = ? WHERE login = ? AND password IS NULL",
                arguments: [password, user.text])
            return true
        }
    }

    /// Returns the device with a certificate, or nil when no device has it.
    package func device(fingerprint: String) throws(StoreError) -> EnrolledDevice? {
        try Self.guarding {
            try pool.read { db in
                guard
                    let row = try Row.fetchOne(
                        db,
                        sql: """
                            SELECT device.id, account.login, role, password, disabled
                            FROM certificate JOIN device ON device.id = certificate.device
                            JOIN account ON account.login = device.login WHERE fingerprint = ?
                            """, arguments: [fingerprint]),
                    let role = Role(rawValue: row[2])
                else { return nil }
                return EnrolledDevice(
                    device: DeviceID(row[0]), actor: Actor(user: UserID(row[1]), role: role),
                    password: row[3], isDisabled: row[4] as Int != 0)
            }
        }
    }

    /// Keeps the hash of a token; the two newest of a device stay valid.
    package func addToken(
        hash: String, device: DeviceID, realNow: Int64, expires: Int64
    ) throws(StoreError) {
        try change { db in
            try db.execute(
                sql: "INSERT INTO token (hash, device, used, expires) VALUES (?, ?, ?, ?)",
                arguments: [hash, device.text, realNow, expires])
            try db.execute(
                sql: """
                    DELETE FROM token WHERE device = ? AND hash NOT IN (
                      SELECT hash FROM token WHERE device = ? ORDER BY used DESC, hash LIMIT 2)
                    """,
                arguments: [device.text, device.text])
        }
    }

    /// Returns whether a token is good for a device, and notes its use.
    package func useToken(
        hash: String, device: DeviceID, realNow: Int64, idleMilliseconds: Int64
    ) throws(StoreError) -> Bool {
        try Self.guarding {
            try pool.write { db in
                try db.execute(
                    sql: """
                        UPDATE token SET used = ?
                        WHERE hash = ? AND device = ? AND expires > ? AND used > ?
                        """,
                    arguments: [realNow, hash, device.text, realNow, realNow - idleMilliseconds])
                return db.changesCount == 1
            }
        }
    }

    /// Keeps another certificate of a device; the earlier ones stay good until it is first used.
    package func renew(
        _ device: DeviceID, fingerprint: String, realNow: Int64
    ) throws(StoreError) {
        try change { db in
            try CertificateTable.add(fingerprint, of: device, realNow: realNow, db)
        }
    }

    /// Keeps a new device of the same person, which began as a copy of another.
    package func fork(
        _ origin: DeviceID, as device: DeviceID, fingerprint: String, realNow: Int64
    ) throws(StoreError) {
        try change { db in
            try db.execute(
                sql: """
                    INSERT INTO device (id, login, name, enrolled)
                    SELECT ?, login, name, ? FROM device WHERE id = ?
                    """, arguments: [device.text, realNow, origin.text])
            try CertificateTable.add(fingerprint, of: device, realNow: realNow, db)
        }
    }

    /// Notes that a device talked to the server just now.
    package func noteSeen(_ device: DeviceID, realNow: Int64) throws(StoreError) {
        try Self.guarding {
            try pool.write { db in
                try db.execute(
                    sql: "UPDATE device SET seen = ? WHERE id = ?",
                    arguments: [realNow, device.text])
            }
        }
    }
}

/// The certificates of devices.
enum CertificateTable {
    static func add(
        _ fingerprint: String, of device: DeviceID, realNow: Int64, _ db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO certificate (fingerprint, device, issued) VALUES (?, ?, ?)",
            arguments: [fingerprint, device.text, realNow])
    }

    /// Ends the certificates of a device that were issued before the one that was just used.
    static func retire(before fingerprint: String, of device: DeviceID, _ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM certificate WHERE device = ? AND fingerprint <> ?
                  AND issued <= (SELECT issued FROM certificate WHERE fingerprint = ?)
                """, arguments: [device.text, fingerprint, fingerprint])
    }
}

/// What devices said they have and did not deliver yet.
enum WaitingTable {
    static func replace(
        _ device: DeviceID, _ counts: [ScopeID: Int64], _ db: Database
    ) throws {
        try db.execute(sql: "DELETE FROM waiting WHERE device = ?", arguments: [device.text])
        for (scope, count) in counts where count > 0 {
            try db.execute(
                sql: "INSERT INTO waiting (device, scope, count) VALUES (?, ?, ?)",
                arguments: [device.text, scope.text, count])
        }
    }

    static func delivered(_ device: DeviceID, _ scope: String, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE waiting SET count = max(0, count - 1) WHERE device = ? AND scope = ?"
        ).execute(arguments: [device.text, scope])
    }
}
