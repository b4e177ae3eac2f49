// What one person may read of a state. A device holds no more than that of its own person anyway; a
// server holds everything, and makes documents for somebody.

internal import CaseModel

extension CaseState {
    /// Returns the state without the fields that a person may not read.
    func readable(by reader: Actor) -> CaseState {
        var readable = CaseState(scope: scope)
        for (key, record) in records {
            guard let type = FormCatalogue.type(key.type) else { continue }
            let standing = reader.standing(in: self, record: key)
            let facets = AccessRules.readable(standing)
            var kept = record
            kept.fields = record.fields.filter { name, _ in
                type.field(name).map { facets.contains(type.facet(of: $0)) } ?? false
            }
            if facets.contains(type.facet) || !kept.fields.isEmpty { readable.records[key] = kept }
        }
        readable.conflicts = conflicts.filter { address, _ in
            readable.records[address.record]?.fields[address.field] != nil
        }
        return readable
    }
}
