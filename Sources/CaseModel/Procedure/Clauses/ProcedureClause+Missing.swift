// Whose the missing pieces of a gate are, where several clauses share it. A gate answers for all of
// them at once; each clause answers for its own evidence only.

extension ProcedureClause {
    /// How closely a clause speaks of a missing piece.
    private enum Closeness: Int, Comparable {
        case none
        /// It names other fields of the record.
        case record
        /// It names the record as a whole, or the whole record is missing.
        case whole
        /// It names the field.
        case field

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Returns whether a piece that a gate misses is evidence of this clause.
    ///
    /// It belongs to the clauses of the gate that speak of it most closely, and to all of them when
    /// none does. That there are too few is a matter of the first one: the others have what there
    /// is.
    package func owns(_ piece: Missing, of gate: String) -> Bool {
        guard gates.contains(gate) else { return false }
        let rivals = ClauseCatalogue.all.filter { $0.gates.contains(gate) }
        let best = rivals.map { $0.closeness(to: piece) }.max() ?? .none
        guard closeness(to: piece) == best else { return false }
        if piece.need != .more || best == .none { return true }
        return rivals.first { $0.closeness(to: piece) == best }?.id == id
    }

    private func closeness(to piece: Missing) -> Closeness {
        let parts = piece.path.split(separator: ".").map(String.init)
        guard let first = parts.first, let type = RecordKey(text: first)?.type else { return .none }
        let own = evidence.filter { $0 == type || $0.hasPrefix(type + ".") }
        guard !own.isEmpty else { return .none }
        guard parts.count > 1 else { return .whole }
        if own.contains("\(type).\(parts[1])") { return .field }
        return own.contains(type) ? .whole : .record
    }
}
