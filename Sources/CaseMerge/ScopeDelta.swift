// What changed in a scope, as resulting values: what the change log keeps, what travels, what a
// device applies. The values are results and not operations, so applying one twice changes nothing.

package import CaseModel

/// The new values of one record.
package struct RecordDelta: Hashable, Sendable {
    /// The record, with the written fields only.
    package var record: Record
    /// Is true when the record itself is new here.
    package var isNew: Bool

    /// Makes a delta.
    package init(record: Record, isNew: Bool) {
        self.record = record
        self.isNew = isNew
    }
}

/// The new values of one scope.
package struct ScopeDelta: Hashable, Sendable {
    /// The scope.
    package let scope: ScopeID
    /// The records with something new, ordered by key.
    package var records: [RecordDelta]
    /// The conflicts that were opened, joined or settled, ordered by field.
    package var conflicts: [Conflict]

    /// Makes a delta.
    package init(scope: ScopeID, records: [RecordDelta], conflicts: [Conflict]) {
        self.scope = scope
        self.records = records
        self.conflicts = conflicts
    }

    /// Collects what a decision wrote, from the state after it.
    package init(_ changes: [Change], in state: CaseState) {
        var records: [RecordKey: RecordDelta] = [:]
        func touch(_ key: RecordKey) {
            guard records[key] == nil, var record = state.records[key] else { return }
            // That a record is removed goes along with everything that is told of it: a receiver
            // of the first version takes its absence for a restoration.
            record.fields = record.fields.filter { $0.key == Record.removal && record.isDeleted }
            records[key] = RecordDelta(record: record, isNew: false)
        }
        for change in changes {
            switch change {
            case .record(let key):
                touch(key)
                records[key]?.isNew = true
            case .field(let address):
                touch(address.record)
                records[address.record]?.record.fields[address.field] =
                    state.records[address.record]?.fields[address.field]
            case .conflict: break
            }
        }
        let addresses = changes.compactMap { change -> FieldAddress? in
            if case .conflict(let address) = change { address } else { nil }
        }
        self.init(
            scope: state.scope,
            records: records.values.sorted { $0.record.key < $1.record.key },
            conflicts: addresses.sorted().compactMap { state.conflicts[$0] })
    }

    /// Collects everything of a scope: what a person who gains it is given.
    package init(whole state: CaseState) {
        self.init(
            scope: state.scope,
            records: state.records.values.map { RecordDelta(record: $0, isNew: true) }
                .sorted { $0.record.key < $1.record.key },
            conflicts: state.conflicts.values.sorted { $0.address < $1.address })
    }

    /// Is true when there is nothing in it.
    package var isEmpty: Bool { records.isEmpty && conflicts.isEmpty }

    /// Returns the part that a person of that standing may read.
    ///
    /// In the organisation the standing may depend on the record, so it is asked for each.
    package func readable(by standing: (RecordKey) -> Standing) -> ScopeDelta {
        func mayRead(_ facet: Facet, _ key: RecordKey) -> Bool {
            AccessRules.rights(standing(key), facet).contains(.read)
        }
        let visible = records.compactMap { delta -> RecordDelta? in
            guard let type = FormCatalogue.type(delta.record.key.type) else { return nil }
            var shown = delta
            shown.record.fields = delta.record.fields.filter { name, _ in
                type.field(name).map { mayRead(type.facet(of: $0), delta.record.key) } ?? false
            }
            // A record that may be known comes along also when what changed in it may not: its
            // version has to be the same everywhere.
            let isKnown = mayRead(type.facet, delta.record.key)
            return isKnown || !shown.record.fields.isEmpty ? shown : nil
        }
        return ScopeDelta(
            scope: scope, records: visible,
            conflicts: conflicts.filter { conflict in
                FormCatalogue.facet(of: conflict.address)
                    .map { mayRead($0, conflict.address.record) } ?? false
            })
    }
}

extension CaseState {
    /// Takes over new values; older ones than those at hand are passed over.
    package mutating func apply(_ delta: ScopeDelta) {
        for new in delta.records {
            let key = new.record.key
            var record = records[key] ?? new.record
            if new.isNew {
                record.author = new.record.author
                record.recordedAt = new.record.recordedAt
                record.syncedAt = new.record.syncedAt
            }
            record.version = max(record.version, new.record.version)
            for (name, register) in new.record.fields
            where register.version >= record.fields[name]?.version ?? 0 {
                record.fields[name] = register
            }
            records[key] = record
        }
        for conflict in delta.conflicts
        where conflict.version >= conflicts[conflict.address]?.version ?? 0 {
            conflicts[conflict.address] = conflict
        }
    }
}
