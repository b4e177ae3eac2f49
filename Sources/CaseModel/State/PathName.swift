// Fields and records by the names people know, and what is missing of them in words: the one home
// of what screens, audit packs and reports say about a path.

internal import CanonicalJSON

/// Puts paths into words.
package struct PathName: Sendable {
    private let language: Language
    private let states: [CaseState]

    /// Speaks a language of the records of a case, and of the organisation if given.
    package init(_ language: Language, state: CaseState?, organisation: CaseState? = nil) {
        self.language = language
        states = [state, organisation].compactMap(\.self)
    }

    /// Returns `Form: Field` for `type.field`, `type/local.field` or `type`.
    package func text(_ path: String) -> String {
        let parts = parts(of: path)
        guard let first = parts.first, let key = RecordKey(text: first),
            let type = FormCatalogue.type(key.type)
        else { return path }
        var words = [type.label.text(language) + label(key, type)]
        guard parts.count > 1, let field = type.field(parts[1]) else {
            return words.joined()
        }
        words.append(field.label.text(language))
        if parts.count > 2 {
            let part = field.type.parts.first { $0.name == parts[2] }?.label
            let choice = field.type.choiceList.first { $0.code == parts[2] }?.label
            words.append((part ?? choice)?.text(language) ?? meant(parts[2], by: field.type))
        }
        return words.joined(separator: " – ")
    }

    /// Says what is missing and what has to be done: `Form – Field: fill in`.
    package func text(_ piece: Missing) -> String {
        "\(text(piece.path)): \(piece.action.text(language))"
    }

    /// Says what a path needs.
    package func text(_ path: String, _ need: Need) -> String {
        "\(text(path)): \(need.label.text(language))"
    }

    /// A path may end in what is missing of a field that speaks of another record.
    private func meant(_ local: String, by type: FieldType) -> String {
        guard case .reference(let name) = type, let target = FormCatalogue.type(name),
            let record = record(RecordKey(name, local))
        else { return local }
        return record.label(target)
    }

    private func label(_ key: RecordKey, _ type: RecordType) -> String {
        guard !key.local.isEmpty else { return "" }
        if let record = record(key) { return " " + record.label(type, in: states.first) }
        // One that is still to be made is called by what it joins.
        let parts = key.local.split(separator: "~").map(String.init)
        guard type.naturalKey.count > 1, parts.count == type.naturalKey.count else { return "" }
        let names = zip(type.naturalKey, parts).map { name, local in
            type.field(name).map { meant(local, by: $0.type) } ?? local
        }
        return " " + names.joined(separator: "~")
    }

    /// Splits a path behind its record, of which the name may hold dots of its own.
    private func parts(of path: String) -> [String] {
        let dots = path.indices.filter { path[$0] == "." }
        let end = dots.first { dot in
            RecordKey(text: String(path[..<dot])).flatMap(record) != nil
        }
        guard let end, path[..<end].contains("/") else {
            return path.split(separator: ".").map(String.init)
        }
        return [String(path[..<end])]
            + path[path.index(after: end)...].split(separator: ".").map(String.init)
    }

    private func record(_ key: RecordKey) -> Record? {
        states.lazy.compactMap { $0.records[key] }.first
    }
}
