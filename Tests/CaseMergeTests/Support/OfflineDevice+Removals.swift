// What a device without a connection does to records of a list: removes, restores, changes them.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice

extension OfflineDevice {
    private static let known = [RecordKey("module", "m1"), RecordKey("module", "m2")]

    /// A case with one module that is there and one that a coordinator removed.
    static func startOfRemovals() -> Bench {
        var bench = Bench.started()
        bench.commit([.create(known[1], fields: ["no": "2", "title": "Ćwiczenia"])], by: .lc)
        bench.commit([.delete(known[1], seen: bench.head)], by: .ed)
        return bench
    }

    /// Returns up to so many mutations, each made in sight of the device's own earlier ones.
    func removals(from start: Bench, stepsMax: Int, _ dice: inout Dice) -> [Mutation] {
        var view = start.state
        var mutations: [Mutation] = []
        for round in 0..<Int.random(in: 1...stepsMax, using: &dice) {
            let key = dice.pick([Self.known[0], Self.known[0], Self.known[1]])
            let mutation = Mutation(
                id: MutationID("\(name)-list-\(round)"), scope: view.scope,
                claimedAt: Bench.now, operations: [step(key, round, view, &dice)])
            var context = start.context(actor)
            context.version = 0
            let decision = Reducer.apply(mutation, to: &view, in: context)
            if decision.outcome != .noop { mutations.append(mutation) }
        }
        return mutations
    }

    private func step(
        _ key: RecordKey, _ round: Int, _ view: CaseState, _ dice: inout Dice
    ) -> Operation {
        let record = view.records[key]
        guard view.record(key) != nil else {
            return .restore(key, seen: record?.fields[Record.removal]?.version ?? 0)
        }
        if Bool.random(using: &dice) { return .delete(key, seen: record?.version ?? 0) }
        let title = FieldAddress(key, "title")
        let value = JSONValue.string("\(name) \(round)")
        return .set(title, value: value, base: Self.base(title, in: view))
    }
}
