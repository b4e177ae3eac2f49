// A random history of one case: edits, conflicts, settlements, and people who come and go.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice

/// Makes the mutations of several devices that see more or less old states.
final class History {
    private let desk: Desk
    private var seen: [UserID: CaseState] = [:]

    init(desk: Desk) { self.desk = desk }

    /// Returns the next mutation and the device that hands it in.
    func next(_ dice: inout Dice) throws -> (Device, Mutation) {
        let device = dice.pick([Desk.ed, Desk.ed, Desk.mg, Desk.lc, Desk.rs])
        let state = try desk.state()
        if seen[device.user] == nil || Int.random(in: 0..<3, using: &dice) == 0 {
            seen[device.user] = state
        }
        let view = seen[device.user] ?? state
        return (device, desk.mutation([step(view, state, &dice)]))
    }

    private func step(_ view: CaseState, _ state: CaseState, _ dice: inout Dice) -> Operation {
        let number = Int64.random(in: 0..<100, using: &dice)
        switch Int.random(in: 0..<12, using: &dice) {
        case 0...4: return set(view, number, &dice)
        case 5:
            return .create(RecordKey("module", "m\(number)"), fields: ["no": .string("\(number)")])
        case 6:
            return .create(
                RecordKey("participant", "p\(number)"),
                fields: ["no": "1", "last_name": "Źdźbło", "status": "confirmed"])
        case 7:
            return .create(RecordKey("assignment", "rs\(number)"), fields: ["trainer": "rs"])
        case 8:
            let records = state.all("assignment") + state.all("module")
            let record = dice.pick(records.isEmpty ? state.all("case") : records)
            return .delete(record.key, seen: record.version)
        case 9:
            let address = FieldAddress(RecordKey("case"), "coordinators")
            return Bool.random(using: &dice)
                ? .insert(address, element: "mg") : .remove(address, element: "mg")
        case 10:
            guard let conflict = state.openConflicts.randomElement(using: &dice) else {
                fallthrough
            }
            return .resolve(
                conflict.address, seen: conflict.candidates.map(\.mutation),
                value: dice.pick(conflict.candidates).value, reason: nil)
        default:
            return .create(
                RecordKey("offer", "o\(number)"), fields: ["price": ["net": .integer(number)]])
        }
    }

    private func set(_ view: CaseState, _ number: Int64, _ dice: inout Dice) -> Operation {
        let (type, field, value) = dice.pick([
            ("f4t", "place", JSONValue.string("miejsce \(number)")),
            ("f4t", "route_km", .integer(number)),
            ("f4t", "carer_ratio", ["state": .string(dice.pick(["ok", "nok"]))]),
            ("programme", "goal", .string("cel \(number)\n")),
            ("client", "name", .string("Szkoła \(number)")),
            ("client", "contact", ["name": .string("Osoba \(number)")]),
            ("terms", "negotiation_note", .string("uwaga \(number)")),
        ])
        let address = FieldAddress(RecordKey(type), field)
        let register = view.single(type)?.fields[field]
        let base = Base(.at(register?.version ?? 0), value: register?.value ?? .null)
        return .set(address, value: value, base: base)
    }
}
