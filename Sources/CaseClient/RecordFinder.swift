// People call a record by what they see on the screen: `participant:P07`, `session:S1`,
// `offer:OF/2026/0003`. A form that exists once is called by its type alone.

package import CaseModel

/// Finds records in a case by the names people use.
package struct RecordFinder: Sendable {
    private let state: CaseState

    /// Looks in a state as the person sees it.
    package init(_ state: CaseState) { self.state = state }

    /// Returns the key of `type` or `type:label`.
    ///
    /// - Throws: `unknownForm`, `unknownRecord`, `ambiguousRecord`.
    package func key(_ text: String) throws(ClientFailure) -> RecordKey {
        if let key = RecordKey(text: text), !key.local.isEmpty, state.record(key) != nil {
            return key
        }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let name = parts.first, let type = FormCatalogue.type(name) else {
            throw .unknownForm(text)
        }
        if type.cardinality == .single { return RecordKey(name) }
        guard parts.count == 2 else { return try only(type) }
        return try key(of: type, label: parts[1])
    }

    /// Returns the key of a record of a type by its label, its number (a provisional one included)
    /// or the beginning of its identifier.
    package func key(of type: RecordType, label: String) throws(ClientFailure) -> RecordKey {
        let records = state.all(type.name)
        let wanted = Normalisation.normal(label).lowercased()
        let named = records.filter { names(of: $0, type).contains(wanted) }
        if named.count == 1 { return named[0].key }
        if named.count > 1 { throw ambiguous(named, type) }
        let begun = records.filter {
            label.count >= 4 && ($0.key.local.hasPrefix(label) || $0.key.local.hasSuffix(label))
        }
        if begun.count == 1 { return begun[0].key }
        throw .unknownRecord(
            "\(type.name):\(label)",
            known: records.map { Self.label(of: $0, type, in: state) }.sorted())
    }

    /// Returns the label that people know a record by; of one that joins others, `S1~P02`.
    package static func label(
        of record: Record, _ type: RecordType, in state: CaseState? = nil
    ) -> String {
        record.label(type, in: state)
    }

    private func names(of record: Record, _ type: RecordType) -> Set<String> {
        var names = [
            Self.label(of: record, type, in: state).lowercased(), record.key.local.lowercased(),
        ]
        // What a record of two parts is numbered by, too: the complaint of an extract.
        if type.naturalKey.count > 1, case .many(let field) = type.cardinality,
            !type.naturalKey.contains(field), let label = record.text(field)
        {
            names.append(label.lowercased())
        }
        if let series = type.series {
            // A name given offline stays valid for ever: it follows from the identifier.
            let year = record.text("number").map {
                $0.split(separator: "/").dropFirst().first ?? ""
            }
            names.append(
                "\(series.rawValue)/\(year ?? "")/t-\(record.key.local.suffix(6))".lowercased())
        }
        return Set(names)
    }

    private func only(_ type: RecordType) throws(ClientFailure) -> RecordKey {
        let records = state.all(type.name)
        if records.count == 1 { return records[0].key }
        if records.isEmpty { throw .noRecord(type.name) }
        throw ambiguous(records, type)
    }

    /// Names the records so that each name leads to one of them.
    private func ambiguous(_ records: [Record], _ type: RecordType) -> ClientFailure {
        let labels = records.map { Self.label(of: $0, type, in: state) }
        let names =
            Set(labels).count == labels.count
            ? labels : records.map { String($0.key.local.suffix(6)) }
        return .ambiguousRecord(type.name, names.map { "\(type.name):\($0)" }.sorted())
    }
}
