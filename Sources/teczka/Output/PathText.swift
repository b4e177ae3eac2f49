// Fields and records by the names people know: labels from the catalogue, values as they are read.

import CanonicalJSON
import CaseClient
import CaseModel

/// Puts paths and values into words.
struct PathText {
    private let language: Language
    private let state: CaseState?
    private let organisation: CaseState?

    init(_ language: Language, state: CaseState?, organisation: CaseState? = nil) {
        self.language = language
        self.state = state
        self.organisation = organisation
    }

    /// Returns `Form: Field` for `type.field`, `type/local.field` or `type`.
    func name(_ path: String) -> String {
        PathName(language, state: state, organisation: organisation).text(path)
    }

    /// Returns a path as people type it: `type:label.field`.
    func typed(_ path: String) -> String {
        guard let slash = path.firstIndex(of: "/") else { return path }
        let end = path[slash...].firstIndex(of: ".") ?? path.endIndex
        guard let key = RecordKey(text: String(path[..<end])),
            let record = state?.records[key] ?? organisation?.records[key],
            let type = FormCatalogue.type(key.type)
        else { return path }
        return "\(key.type):\(RecordFinder.label(of: record, type, in: state))\(path[end...])"
    }

    /// Returns the path as people type it: `type:label.field`.
    func typed(_ address: FieldAddress) -> String {
        guard !address.record.local.isEmpty, let type = FormCatalogue.type(address.record.type)
        else { return address.description }
        let label = state?.records[address.record].map {
            RecordFinder.label(of: $0, type, in: state)
        }
        return "\(address.record.type):\(label ?? address.record.local).\(address.field)"
    }

    /// Returns a value of the field at a path as people read it.
    func value(_ value: JSONValue, at path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 2, let key = RecordKey(text: parts[0]),
            let field = FormCatalogue.field(FieldAddress(key, parts[1]))
        else { return plain(value) }
        return self.value(value, field.type)
    }

    /// Returns a value as people read it.
    func value(_ value: JSONValue, _ type: FieldType) -> String {
        switch type {
        case .choice(let list):
            return list.first { $0.code == value.stringValue }?.label.text(language)
                ?? plain(value)
        case .choices(let list):
            return value.codes.sorted().map { code in
                list.first { $0.code == code }?.label.text(language) ?? code
            }.joined(separator: ", ")
        case .users: return value.codes.sorted().joined(separator: ", ")
        case .boolean:
            guard let flag = value.boolValue else { return plain(value) }
            return language == .polish ? (flag ? "tak" : "nie") : (flag ? "yes" : "no")
        case .instant: return value.instant.map(WarsawTime.text) ?? plain(value)
        case .money: return value.integerValue.map(money) ?? plain(value)
        case .reference(let name): return reference(value, name)
        case .group, .checkItem:
            return type.parts.compactMap { part in
                value[part.name].map {
                    "\(part.label.text(language)): \(self.value($0, part.type))"
                }
            }.joined(separator: "; ")
        case .line, .text, .integer, .date, .email, .phone: return plain(value)
        }
    }

    private func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool, .array, .object: value.canonicalText
        }
    }

    private func money(_ grosze: Int64) -> String {
        let cents = grosze % 100
        return "\(grosze / 100),\(cents < 10 ? "0" : "")\(cents) zł"
    }

    private func reference(_ value: JSONValue, _ name: String) -> String {
        guard let local = value.stringValue, let type = FormCatalogue.type(name),
            let record = state?.record(RecordKey(name, local))
        else { return plain(value) }
        return RecordFinder.label(of: record, type)
    }
}
