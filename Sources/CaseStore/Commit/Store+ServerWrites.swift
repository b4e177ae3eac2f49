// What the server itself writes into a case: nobody's mutation stands behind it, so the log keeps
// the resulting values and the audit names the server.

internal import CanonicalJSON
internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import GRDB

extension Store {
    /// The name under which the server writes; no account can have it.
    static let serverName: UserID = "teczkad"

    /// Writes values into a scope, making the records that are not there, at a position of their
    /// own.
    func write(
        _ values: [(FieldAddress, JSONValue)], in scope: ScopeID, now: Instant, _ db: Database
    ) throws {
        let before = try StateTable.load(scope, db)
        var state = before
        let version = try ChangeLog.head(db) + 1
        var changes: [Change] = []
        for (address, value) in values {
            let key = address.record
            if state.records[key] == nil {
                state.records[key] = Record(
                    key: key, author: Self.serverName, recordedAt: now, syncedAt: now,
                    version: version)
                changes.append(.record(key))
            }
            state.records[key]?.version = version
            state.records[key]?.fields[address.field] = Register(
                value: value, version: version, mutation: MutationID("server-\(version)"),
                author: Self.serverName, role: .manager, claimedAt: now)
            changes.append(.field(address))
        }
        try record(changes, from: before, to: state, at: version, now: now, people: [], db)
        try AuditLog.append(version, ScopeDelta(changes, in: state), at: now, db)
    }
}
