// The five locks of a database file, between the connections of one process.
//
// What it guarantees: 1. many may read while one prepares to write; 2. at most one is reserved,
// pending or exclusive; 3. while one is pending nobody begins to read, and it becomes exclusive
// when the last other reader has left; 4. nobody else reads while one is exclusive.
// Source: "File Locking And Concurrency In SQLite Version 3", section 3.

/// How far one connection has locked a file.
enum LockLevel: Int32, Comparable, Sendable {
    case none, shared, reserved, pending, exclusive

    static func < (left: LockLevel, right: LockLevel) -> Bool { left.rawValue < right.rawValue }
}

/// The locks on one file.
struct FileLock: Sendable {
    private var readerCount = 0
    /// The level of the one connection above `shared`; `none` when there is no such connection.
    private var writer = LockLevel.none

    /// Whether a connection is reserved or further.
    var isReserved: Bool { writer >= .reserved }

    /// Raises a connection's level and returns whether it got what it asked for.
    ///
    /// One that asked to be exclusive and must wait for readers is left pending.
    mutating func raise(_ held: inout LockLevel, to wanted: LockLevel) -> Bool {
        guard held < wanted else { return true }
        if held == .none {
            guard writer < .pending else { return false }
            readerCount += 1
            held = .shared
        }
        guard wanted > .shared else { return true }
        // Whoever holds no more than a read lock is not the writer.
        guard held > .shared || writer == .none else { return false }
        if wanted == .reserved {
            held = .reserved
        } else {
            held = readerCount == 1 && wanted == .exclusive ? .exclusive : .pending
        }
        writer = held
        return held >= wanted
    }

    /// Lowers a connection's level to `shared` or `none`.
    mutating func lower(_ held: inout LockLevel, to wanted: LockLevel) {
        guard held > wanted else { return }
        if held > .shared { writer = .none }
        if wanted == .none { readerCount -= 1 }
        held = wanted
    }
}
