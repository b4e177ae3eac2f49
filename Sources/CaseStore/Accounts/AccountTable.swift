// People with an account, as rows.

internal import CaseModel
internal import GRDB

/// Reads accounts.
enum AccountTable {
    /// Returns everybody who may sign in.
    static func people(_ db: Database) throws -> [Actor] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT login, role FROM account WHERE disabled = 0 ORDER BY login")
        ).compactMap { row in
            Role(rawValue: row[1]).map { Actor(user: UserID(row[0]), role: $0) }
        }
    }

    static func require(_ login: UserID, _ db: Database) throws {
        let count =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM account WHERE login = ?", arguments: [login.text])
            ?? 0
        if count == 0 { throw StoreError.noAccount(login.text) }
    }
}
