// Edits in words: in one line for lists, and whole for whoever has to decide about one.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel

/// Puts an edit into words.
struct EditText {
    private let screen: Screen
    private let names: PathText
    private let state: CaseState?

    /// Without the state of the case, records it speaks of have no names.
    init(_ screen: Screen, state: CaseState?) {
        self.screen = screen
        self.state = state
        names = PathText(screen.language, state: state)
    }

    private static let stepsMax = 3
    private static let lineCharactersMax = 120

    /// Returns an edit in one line, shortened.
    func line(_ mutation: Mutation) -> String {
        let steps = mutation.operations.prefix(Self.stepsMax).map { step in
            let values = said(by: step).map(\.value).filter { !$0.isEmpty }
            let line = title(step) + (values.isEmpty ? "" : ": " + values.joined(separator: ", "))
            let text = line.split(whereSeparator: \.isNewline).joined(separator: " ")
            return text.count > Self.lineCharactersMax
                ? text.prefix(Self.lineCharactersMax - 1) + "…" : text
        }
        let rest = mutation.operations.count - steps.count
        return steps.joined(separator: "; ") + (rest > 0 ? " … (+\(rest))" : "")
    }

    /// Returns all that an edit says, a line for each value.
    func lines(_ mutation: Mutation) -> [String] {
        mutation.operations.flatMap { step -> [String] in
            let values = said(by: step)
            guard case .create = step else {
                return [([title(step)] + values.map(\.value)).joined(separator: ": ")]
            }
            return [title(step)] + values.map { "  \($0.name): \($0.value)" }
        }
    }

    private func title(_ step: Operation) -> String {
        switch step {
        case .create(let key, _): "+ " + names.name("\(key)")
        case .set(let address, _, _): names.name("\(address)")
        case .insert(let address, _): names.name("\(address)") + " +"
        case .remove(let address, _): names.name("\(address)") + " −"
        case .delete(let key, _): "− " + names.name("\(key)")
        case .restore(let key, _):
            screen.say(
                pl: "przywrócenie: \(names.name("\(key)"))",
                en: "restoration: \(names.name("\(key)"))")
        case .withdraw(let address):
            screen.say(
                pl: "wycofanie: \(names.name("\(address)"))",
                en: "withdrawal: \(names.name("\(address)"))")
        case .resolve(let address, _, _, _):
            screen.say(
                pl: "rozstrzygnięcie: \(names.name("\(address)"))",
                en: "settlement: \(names.name("\(address)"))")
        case .act(let act, _, _): act.rawValue
        }
    }

    /// Returns the values that a step gives, with the names of their fields, in the form's order.
    private func said(by step: Operation) -> [(name: String, value: String)] {
        switch step {
        case .create(let key, let fields):
            let known = FormCatalogue.type(key.type)?.fields ?? []
            return known.compactMap { field in
                guard let value = fields[field.name], isReadable(value, field.type)
                else { return nil }
                return (field.label.text(screen.language), names.value(value, field.type))
            }
        case .set(let address, let value, _), .resolve(let address, _, let value, _):
            guard let field = FormCatalogue.field(address) else {
                return [(address.field, value.canonicalText)]
            }
            return [(field.label.text(screen.language), names.value(value, field.type))]
        case .insert(let address, let element), .remove(let address, let element):
            guard let field = FormCatalogue.field(address) else {
                return [(address.field, element)]
            }
            return [
                (
                    field.label.text(screen.language),
                    names.value(.array([.string(element)]), field.type)
                )
            ]
        case .delete, .restore, .withdraw, .act: return []
        }
    }

    /// The identifier of a record that is not here tells a person nothing.
    private func isReadable(_ value: JSONValue, _ type: FieldType) -> Bool {
        guard case .reference(let name) = type, let local = value.stringValue else { return true }
        return state?.records[RecordKey(name, local)] != nil
    }
}
