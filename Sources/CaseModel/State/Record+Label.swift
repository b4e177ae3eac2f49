// What people call a record: by its number, its name, or for one that joins others by theirs.

extension Record {
    /// Returns the label that people know the record by; of one that joins others, `S1~P02`.
    package func label(_ type: RecordType, in state: CaseState? = nil) -> String {
        if type.naturalKey.count > 1, let state {
            return type.naturalKey.map { name in
                guard case .reference(let target)? = type.field(name)?.type,
                    let local = text(name), let targetType = FormCatalogue.type(target),
                    let other = state.records[RecordKey(target, local)]
                else { return text(name) ?? "?" }
                return other.label(targetType)
            }.joined(separator: "~")
        }
        if case .many(let field) = type.cardinality, let label = text(field) {
            return instant(field).map(WarsawTime.text) ?? label
        }
        return String(key.local.suffix(6))
    }
}
