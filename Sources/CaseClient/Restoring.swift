// Bringing things back: a record that was removed, a value of a candidate that its author takes
// back, a value that a restored server has lost.

internal import CanonicalJSON
package import CaseCache
internal import CaseMerge
package import CaseModel

extension Workspace {
    /// Records that a removed record is to be there again.
    package func restore(
        _ scope: ScopeID, _ record: String, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try self.record(scope, options) { view, _ throws(ClientFailure) in
            let key = try Self.removed(record, view.state)
            let version = view.state.records[key]?.fields["removed"]?.version ?? 0
            return [.restore(key, seen: version)]
        }
    }

    private static func removed(
        _ name: String, _ state: CaseState
    ) throws(ClientFailure) -> RecordKey {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let type = FormCatalogue.type(parts[0])
        else { throw .unknownForm(name) }
        let gone = state.records.values.filter { $0.key.type == type.name && $0.isDeleted }
            .sorted { $0.key < $1.key }
        let found = gone.filter {
            RecordFinder.label(of: $0, type, in: state) == parts[1]
                || $0.key.local.hasSuffix(parts[1])
        }
        guard found.count == 1 else {
            throw .unknownRecord(
                name, known: gone.map { RecordFinder.label(of: $0, type, in: state) })
        }
        return found[0].key
    }

    /// Records that the person takes back the own values of an open conflict.
    package func withdraw(
        _ scope: ScopeID, path: String, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { view, _ throws(ClientFailure) in
            guard let conflict = view.conflict(path) else { throw .noConflict(path) }
            return [.withdraw(conflict.address)]
        }
    }

    /// Returns what this device had seen of others in a history that the server lost.
    package func salvaged() throws(ClientFailure) -> [SalvagedValue] {
        try guarding { () throws(CacheError) in try cache.salvaged() }
    }

    /// Records a salvaged value as one's own edit; it leaves the list.
    ///
    /// - Throws: `noEntry`, and what keeps an edit from being recorded.
    package func keepSalvaged(
        _ number: Int64, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        guard let value = try salvaged().first(where: { $0.number == number })
        else { throw .noEntry(number) }
        let edit = try record(value.scope, options) { view, composer throws(ClientFailure) in
            let known = view.state.records[value.address.record] != nil
            if known || value.address.record.local.isEmpty {
                return [
                    .set(
                        value.address, value: value.register.value,
                        base: composer.base(of: value.address))
                ]
            }
            // The whole record was lost: what is known of it comes back together.
            let fields = try salvaged().filter {
                $0.scope == value.scope && $0.address.record == value.address.record
            }
            return [
                .create(
                    value.address.record,
                    fields: fields.filter(\.isEditable).reduce(into: [:]) {
                        $0[$1.address.field] = $1.register.value
                    })
            ]
        }
        try dropSalvaged(number)
        return edit
    }

    /// Takes a salvaged value out of the list.
    ///
    /// - Throws: `noEntry`.
    package func dropSalvaged(_ number: Int64) throws(ClientFailure) {
        try guarding { () throws(CacheError) in try cache.dropSalvaged(number) }
    }
}

extension SalvagedValue {
    fileprivate var isEditable: Bool {
        FormCatalogue.field(address).map { $0.merge != .computed } ?? false
    }
}
