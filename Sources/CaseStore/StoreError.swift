// Why the store did not do what it was asked.

/// A failure of the server's store.
package enum StoreError: Error, Hashable, Sendable {
    /// There is no data directory at the path.
    case noStore(path: String)
    /// The path already holds something.
    case exists(path: String)
    /// Another process has the store open.
    case busy(path: String)
    /// The disk did not take a write; nothing was stored.
    case disk(String)
    /// Writes would not survive a loss of power: SQLite reports another `synchronous` than FULL.
    case notDurable(synchronous: Int)
    /// The copy at the path is not a sound store.
    case damaged(path: String)
    /// The copy is of another store; both names are given.
    case foreignStore(String, String)
    /// The store was made by a later version of the program.
    case newer
    /// The account does not exist.
    case noAccount(String)
    /// The account exists already.
    case accountExists(String)
    /// The login is not of the form `[a-z][a-z0-9._-]{1,31}`.
    case badLogin(String)
}
