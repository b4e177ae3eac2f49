// People with an account, as rows.

internal import CaseModel
internal import GRDB

/// Reads accounts.
enum AccountTable {
    /// Returns everybody, or only those who may sign in.
    ///
    /// Who may read what is kept for disabled accounts too, so that enabling one brings back
    /// neither more nor less than is right by then.
    static func people(_ db: Database, enabledOnly: Bool = false) throws -> [Actor] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT login, role FROM account WHERE disabled <= ? ORDER BY login"),
            arguments: [enabledOnly ? 0 : 1]
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
