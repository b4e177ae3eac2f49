// The state of one scope, as values. Both sides keep their own and change it only through the
// reducer; gates, figures and screens read it.

package import CanonicalJSON

/// One field's value and where it came from.
package struct Register: Hashable, Sendable {
    /// The value, in the canonical form of the field's type; `null` when emptied.
    package var value: JSONValue
    /// The log position of the last write; 0 while it is only predicted.
    package var version: Sequence64
    /// The mutation that wrote it.
    package var mutation: MutationID
    /// Who wrote it.
    package var author: UserID
    /// The role in which it was written; decides which value leads in a conflict.
    package var role: Role
    /// When, by the author's own clock; shown, never compared.
    package var claimedAt: Instant

    /// Makes a register.
    package init(
        value: JSONValue, version: Sequence64, mutation: MutationID, author: UserID, role: Role,
        claimedAt: Instant
    ) {
        self.value = value
        self.version = version
        self.mutation = mutation
        self.author = author
        self.role = role
        self.claimedAt = claimedAt
    }
}

/// One record: a form, or a line of a list or log.
package struct Record: Hashable, Sendable {
    /// Its address.
    package let key: RecordKey
    /// Who made it.
    package var author: UserID
    /// When the device wrote it down, by the device's clock.
    package var recordedAt: Instant
    /// When the server took it; nil while it is only predicted.
    package var syncedAt: Instant?
    /// Its fields; an absent one was never written.
    package var fields: [String: Register]
    /// The log position of the last write to any part of it.
    package var version: Sequence64

    /// Makes a record.
    package init(
        key: RecordKey, author: UserID, recordedAt: Instant, syncedAt: Instant?,
        version: Sequence64, fields: [String: Register] = [:]
    ) {
        self.key = key
        self.author = author
        self.recordedAt = recordedAt
        self.syncedAt = syncedAt
        self.version = version
        self.fields = fields
    }

    /// Is true when the clock of its device ran ahead: it was written down after it arrived.
    ///
    /// It is kept as it is, and nothing is decided by it; people should know.
    package var hasClockSkew: Bool {
        guard let syncedAt else { return false }
        return recordedAt.runsAhead(of: syncedAt)
    }

    /// The value of a field; nil when it was never written or was emptied.
    package subscript(field: String) -> JSONValue? {
        guard let value = fields[field]?.value, value != .null else { return nil }
        return value
    }
}

/// Everything that is known of one scope.
package struct CaseState: Hashable, Sendable {
    /// The scope.
    package let scope: ScopeID
    /// The records, removed ones included.
    package var records: [RecordKey: Record] = [:]
    /// The conflicts that were ever opened, by the field they are about.
    package var conflicts: [FieldAddress: Conflict] = [:]

    /// Makes an empty scope.
    package init(scope: ScopeID) { self.scope = scope }

    /// Returns the living record at a key, or nil.
    package func record(_ key: RecordKey) -> Record? {
        guard let record = records[key], !record.isDeleted else { return nil }
        return record
    }

    /// Returns the form that exists once, or nil when nobody has started it.
    package func single(_ type: String) -> Record? { record(RecordKey(type)) }

    /// The version of the form templates that the case is on.
    package var templateVersion: Int64 { single("case")?.integer("template_version") ?? 1 }

    /// Returns whether a form that exists once has been started.
    package func exists(_ type: String) -> Bool { single(type) != nil }

    /// Returns the living records of a type, ordered by key.
    ///
    /// Costs time in proportion to all records of the scope.
    package func all(_ type: String) -> [Record] {
        records.values.filter { $0.key.type == type && !$0.isDeleted }
            .sorted { $0.key < $1.key }
    }

    /// The conflicts nobody has settled, ordered by field.
    ///
    /// While a record is removed, only whether it is can be settled; what else was disputed in it
    /// is open again when it is restored.
    package var openConflicts: [Conflict] {
        conflicts.values.filter { conflict in
            conflict.isOpen
                && (conflict.address.field == Record.removal
                    || records[conflict.address.record]?.isDeleted != true)
        }.sorted { $0.address < $1.address }
    }

    /// The logins of the case's coordinators.
    package var coordinators: [UserID] {
        (single("case")?["coordinators"]?.arrayValue ?? [])
            .compactMap { $0.stringValue.map { UserID($0) } }
    }

    /// Returns whether a trainer is assigned to this case.
    package func isAssigned(_ user: UserID) -> Bool {
        all("assignment").contains { $0["trainer"]?.stringValue == user.text }
    }
}
