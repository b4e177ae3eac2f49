// Random edits of one person, allowed and forbidden ones, as a device would write them down.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice

/// Makes the steps of random mutations.
enum RandomEdit {
    /// Returns one to three steps, taken in sight of a state.
    static func steps(
        _ view: CaseState, _ actor: Actor, _ index: Int, _ dice: inout Dice
    ) -> [Operation] {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...4:
            return settings(view, &dice)
        case 5: return [creation(index, &dice)]
        case 6: return [member(view, &dice)]
        case 7: return removal(view, &dice)
        case 8:
            let arguments: [String: JSONValue] = ["note": .string("zmiana \(index)")]
            return [.act(.reviseProgramme, subject: nil, arguments: arguments)]
        default:
            return [.act(dice.pick(Act.allCases), subject: nil, arguments: [:])]
        }
    }

    /// A form is saved with each field once.
    private static func settings(_ view: CaseState, _ dice: inout Dice) -> [Operation] {
        var seen: Set<FieldAddress> = []
        return (0...Int.random(in: 0..<3, using: &dice)).compactMap { _ in
            guard let step = setting(view, &dice), case .set(let address, _, _) = step,
                seen.insert(address).inserted
            else { return nil }
            return step
        }
    }

    private static func setting(_ view: CaseState, _ dice: inout Dice) -> Operation? {
        let type = dice.pick(FormCatalogue.all.filter { !$0.isOrganisational })
        let field = dice.pick(type.fields)
        guard let value = dice.value(of: field.type) else { return nil }
        let known = view.all(type.name).map(\.key)
        let key: RecordKey
        if type.cardinality == .single {
            key = RecordKey(type.name)
        } else if let one = known.randomElement(using: &dice) {
            key = one
        } else {
            key = RecordKey(type.name, "nobody")
        }
        let address = FieldAddress(key, field.name)
        return .set(address, value: value, base: OfflineDevice.base(address, in: view))
    }

    private static func creation(_ index: Int, _ dice: inout Dice) -> Operation {
        let types = ["module", "participant", "monitoring", "mark", "session", "offer"]
        let name = dice.pick(types)
        var fields: [String: JSONValue] = [:]
        for field in FormCatalogue.type(name)?.fields ?? []
        where field.merge != .computed && Int.random(in: 0..<4, using: &dice) == 0 {
            fields[field.name] = dice.value(of: field.type)
        }
        return .create(RecordKey(name, "new\(index)"), fields: fields)
    }

    private static func member(_ view: CaseState, _ dice: inout Dice) -> Operation {
        let address = FieldAddress(dice.pick(["note.method", "offer/o1.knowledge_sources"]))
        let element = dice.pick(["email", "documents", "zrk", "wup", "unknown"])
        return Bool.random(using: &dice)
            ? .insert(address, element: element) : .remove(address, element: element)
    }

    /// Removes what the server has said everything of; removing on top of one's own unanswered
    /// edits is a law of its own (`OwnEditsTests`).
    private static func removal(_ view: CaseState, _ dice: inout Dice) -> [Operation] {
        let untouched = view.records.values.filter { record in
            record.version > 0 && record.fields.values.allSatisfy { $0.version > 0 }
        }
        guard !untouched.isEmpty else { return [] }
        let record = dice.pick(untouched.sorted { $0.key < $1.key })
        return [.delete(record.key, seen: record.version)]
    }
}
