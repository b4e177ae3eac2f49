// A device without a connection: it edits from what it last saw, on top of its own edits.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice

/// One person's device in the field.
struct OfflineDevice: Sendable {
    let actor: Actor
    /// The line of the text that this person works on.
    let line: Int
    /// The element that this person adds to the set.
    let element: String
    /// What its edits are named after.
    let name: String

    init(actor: Actor, line: Int, element: String, name: String? = nil) {
        self.actor = actor
        self.line = line
        self.element = element
        self.name = name ?? actor.user.text
    }

    static let three = [
        OfflineDevice(actor: .ed, line: 0, element: "documents"),
        OfflineDevice(actor: .mg, line: 1, element: "observation"),
        OfflineDevice(actor: .lc, line: 3, element: "none"),
    ]

    private static let fields: [(path: String, kind: MergeType)] = [
        ("f4t.place", .plan), ("f4t.meeting", .plan), ("f4t.max_group", .plan),
        ("f4t.route_km", .fact), ("f4t.checked_by", .fact), ("f4t.guardian_consents_count", .fact),
        ("f4t.carer_ratio", .flag), ("f4t.transport", .flag), ("programme.goal", .text),
        ("note.method", .set),
    ]

    /// Returns mutations that edit a random half of the contested fields, each up to so many times.
    ///
    /// Values differ between people: whoever agrees has no conflict.
    func edits(
        from start: Bench, editsOfOneField: Int,
        kinds: Set<MergeType> = [.plan, .fact, .flag, .text, .set], _ dice: inout Dice
    ) -> [Mutation] {
        var view = start.state
        var mutations: [Mutation] = []
        for (path, kind) in Self.fields.shuffled(using: &dice)
        where kinds.contains(kind) && Bool.random(using: &dice) {
            for round in 0..<Int.random(in: 1...editsOfOneField, using: &dice) {
                guard let step = step(path, kind, round, view, &dice) else { break }
                let mutation = Mutation(
                    id: MutationID("\(name)-\(mutations.count)"), scope: view.scope,
                    claimedAt: Bench.now, operations: [step])
                var context = start.context(actor)
                context.version = 0
                let decision = Reducer.apply(mutation, to: &view, in: context)
                // Whoever says nothing new has not edited.
                if decision.outcome != .noop { mutations.append(mutation) }
            }
        }
        return mutations
    }

    /// What a person sees of a field: the server's version, or the own edit on top of it.
    static func base(_ address: FieldAddress, in view: CaseState) -> Base {
        guard let register = view.records[address.record]?.fields[address.field]
        else { return Base(.at(0), value: .null) }
        let version: Base.Version =
            register.version == 0 ? .own(register.mutation) : .at(register.version)
        return Base(version, value: register.value)
    }

    private func step(
        _ path: String, _ kind: MergeType, _ round: Int, _ view: CaseState, _ dice: inout Dice
    ) -> Operation? {
        let address = FieldAddress(path)
        let base = Self.base(address, in: view)
        let label = "\(name) \(round) \(Int.random(in: 0..<1000, using: &dice))"
        switch kind {
        case .plan, .fact:
            return .set(address, value: plain(path, label, &dice), base: base)
        case .flag:
            let state = JSONValue.string(dice.pick(["ok", "nok", "na"]))
            return .set(address, value: ["state": state, "note": .string(label)], base: base)
        case .text:
            var lines = (base.value.stringValue ?? "").split(
                separator: "\n", omittingEmptySubsequences: false)
            lines[line] = Substring(label)
            return .set(address, value: .string(lines.joined(separator: "\n")), base: base)
        case .set:
            guard actor.role == .coordinator, round == 0 else { return nil }
            return .insert(address, element: element)
        case .strict, .computed: return nil
        }
    }

    private func plain(_ path: String, _ label: String, _ dice: inout Dice) -> JSONValue {
        // The last digit tells the person, so that no two say the same.
        let number = Int64(Int.random(in: 1..<90, using: &dice) * 10 + line)
        switch path {
        case "f4t.meeting": return ["point": .string(label), "time": "09:00"]
        case "f4t.place", "f4t.checked_by": return .string(label)
        default: return .integer(number)
        }
    }
}
