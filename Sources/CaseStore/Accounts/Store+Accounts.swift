// Accounts: made and changed by the administrator. Each change that decides who may read what is a
// change of the log like any other, so devices learn of it in order.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel
internal import CaseTables
internal import GRDB

extension Store {
    /// Adds an account; the person appears in the directory of every device.
    ///
    /// - Throws: `badLogin`, `accountExists` or `disk`.
    package func addAccount(
        _ user: UserID, name: String, role: Role, now: Instant
    ) throws(StoreError) {
        guard Self.isLogin(user.text) else { throw .badLogin(user.text) }
        try change { db in
            let known =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM account WHERE login = ?",
                    arguments: [user.text]) ?? 0
            if known > 0 { throw StoreError.accountExists(user.text) }
            try db.execute(
                sql: "INSERT INTO account (login, name, role) VALUES (?, ?, ?)",
                arguments: [user.text, name, role.rawValue])
            try self.publish(user, name: name, role: role, now: now, db)
            try self.refreshStandings(Actor(user: user, role: role), now: now, db)
        }
    }

    /// Gives an account another role; what it may no longer read leaves its devices.
    ///
    /// - Throws: `noAccount` or `disk`.
    package func setRole(_ user: UserID, _ role: Role, now: Instant) throws(StoreError) {
        try change { db in
            try AccountTable.require(user, db)
            try db.execute(
                sql: "UPDATE account SET role = ? WHERE login = ?",
                arguments: [role.rawValue, user.text])
            let name =
                try String.fetchOne(
                    db, sql: "SELECT name FROM account WHERE login = ?", arguments: [user.text])
            try self.publish(user, name: name ?? "", role: role, now: now, db)
            try self.refreshStandings(Actor(user: user, role: role), now: now, db)
        }
    }

    /// Forbids or allows signing in; a disabled account also loses its tokens.
    ///
    /// - Throws: `noAccount` or `disk`.
    package func setDisabled(_ user: UserID, _ isDisabled: Bool) throws(StoreError) {
        try change { db in
            try AccountTable.require(user, db)
            try db.execute(
                sql: "UPDATE account SET disabled = ? WHERE login = ?",
                arguments: [isDisabled ? 1 : 0, user.text])
            if isDisabled { try Self.dropTokens(of: user, db) }
        }
    }

    /// Sets a password hash, or none so that the next enrolment sets one; tokens end.
    ///
    /// - Throws: `noAccount` or `disk`.
    package func setPassword(_ user: UserID, _ hash: String?) throws(StoreError) {
        try change { db in
            try AccountTable.require(user, db)
            try db.execute(
                sql: "UPDATE account SET password = ? WHERE login = ?",
                arguments: [hash, user.text])
            try Self.dropTokens(of: user, db)
        }
    }

    /// Returns all accounts by login.
    package func accounts() throws(StoreError) -> [Account] {
        try Self.guarding {
            try pool.read { db in
                try Row.fetchAll(
                    db,
                    sql: "SELECT login, name, role, disabled, password FROM account ORDER BY login"
                ).compactMap { row in
                    let login: String = row[0]
                    guard let role = Role(rawValue: row[2]) else { return nil }
                    let password: String? = row[4]
                    return Account(
                        user: UserID(login), name: row[1], role: role,
                        isDisabled: row[3] as Int != 0, hasPassword: password != nil,
                        devices: try String.fetchAll(
                            db, sql: "SELECT name FROM device WHERE login = ? ORDER BY name",
                            arguments: [login]))
                }
            }
        }
    }

    /// Runs one transaction that changes more than rows the commit path keeps in memory.
    func change<Result>(_ work: (Database) throws -> Result) throws(StoreError) -> Result {
        let (result, head) = try Self.guarding {
            try pool.write { db in
                // Inside the transaction: no commit can come in between and use what is stale.
                defer { states.forget() }
                return (try work(db), try ChangeLog.head(db))
            }
        }
        try fence.raise(to: Fence.Mark(epoch: epoch, head: head))
        return result
    }

    private static func dropTokens(of user: UserID, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM token WHERE device IN (SELECT id FROM device WHERE login = ?)",
            arguments: [user.text])
    }

    /// Logins are ASCII, so that no two of them look alike.
    private static func isLogin(_ text: String) -> Bool {
        text != serverName.text && (2...32).contains(text.utf8.count)
            && (97...122).contains(text.utf8.first ?? 0)
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || "._-".utf8.contains($0)
            }
    }

    /// Writes a person into the directory.
    private func publish(
        _ user: UserID, name: String, role: Role, now: Instant, _ db: Database
    ) throws {
        let key = RecordKey("person", user.text)
        let values = [("login", user.text), ("name", name), ("role", role.rawValue)]
        try write(
            values.map { (FieldAddress(key, $0.0), .string($0.1)) }, in: .organisation, now: now,
            db)
    }

    /// Compares what a person may read with what the table says, scope by scope.
    private func refreshStandings(_ person: Actor, now: Instant, _ db: Database) throws {
        let known = try StandingTable.all(person.user, db)
        let scopes = try String.fetchAll(
            db, sql: "SELECT DISTINCT scope FROM record ORDER BY scope")
        for scope in scopes.map({ ScopeID($0) }) {
            let state = try StateTable.load(scope, db)
            let after = StandingDelta.visible(person, state)
            guard after != known[scope] else { continue }
            let delta = StandingDelta(user: person.user, before: known[scope], after: after)
            let version = try ChangeLog.head(db) + 1
            try StandingTable.apply([delta], scope: scope, at: version, db)
            try ChangeLog.append(
                version, ScopeDelta(scope: scope, records: [], conflicts: []), [delta], at: now, db)
        }
    }
}
