// Plays the steps of a case through the reducer, on a server or on a device without one, with some
// of what they bring held back.

import CanonicalJSON
import CaseMerge
import CaseModel

/// A case on its way.
struct PathPlayer {
    private(set) var state = CaseState(scope: "c_path")
    private(set) var numbers: Numbers
    private(set) var held: [PathStep] = []
    private var organisation = CaseState(scope: .organisation)
    private var head: Sequence64 = 0
    private var made = 0
    private let isServer: Bool
    private let without: Set<String>
    private let with: [String: JSONValue]

    /// - Parameters:
    ///   - without: steps (`f6.sign`), records (`note`), fields (`note.method`) and arguments of
    ///     acts (`contract.send#gdpr_docs`) that are held back.
    ///   - with: other values for fields.
    init(without: Set<String> = [], with: [String: JSONValue] = [:], isServer: Bool = true) {
        self.without = without
        self.with = with
        self.isServer = isServer
        numbers = isServer ? Numbers(counters: [:]) : .provisional
        publish(CasePath.organisation.filter { !without.contains($0.key) })
    }

    private mutating func publish(_ records: [String: [String: JSONValue]]) {
        for (name, fields) in records { publish(name, fields) }
    }

    private mutating func publish(_ name: String, _ fields: [String: JSONValue]) {
        guard let key = RecordKey(text: name) else { return }
        let registers = fields.mapValues {
            Register(
                value: $0, version: 1, mutation: "org", author: "jw", role: .manager,
                claimedAt: Instant(milliseconds: 0))
        }
        organisation.records[key] = Record(
            key: key, author: "jw", recordedAt: Instant(milliseconds: 0), syncedAt: nil,
            version: 1, fields: registers)
    }

    /// Performs a step as it stands.
    @discardableResult
    mutating func perform(_ step: PathStep) -> Decision {
        made += 1
        let mutation = Mutation(
            id: MutationID("path-\(made)"), scope: state.scope, claimedAt: step.moment,
            operations: step.operations)
        let context = MergeContext(
            actor: step.actor, now: step.moment, version: isServer ? head + 1 : 0,
            organisation: organisation, numbers: numbers, digest: { "digest of \($0.count)" })
        let decision = Reducer.apply(mutation, to: &state, in: context)
        if isServer && !decision.changes.isEmpty { head += 1 }
        numbers = decision.numbers
        return decision
    }

    /// Plays the steps before one, and returns what was refused though it was complete.
    mutating func play(before name: String) -> [String] {
        var refused: [String] = []
        for step in CasePath.steps.prefix(while: { $0.name != name }) {
            guard let pruned = prune(step) else { continue }
            let decision = perform(pruned)
            if decision.outcome == .refused { refused.append("\(step.name): \(decision.reasons)") }
        }
        return refused
    }

    /// Hands in what was held back, in the order of the case; returns what was refused.
    mutating func handIn(except name: String) -> [String] {
        let late = held.filter { $0.name != name }
        publish(CasePath.organisation)
        return late.compactMap { step in
            let decision = perform(step)
            return decision.outcome == .refused ? "\(step.name): \(decision.reasons)" : nil
        }
    }

    /// What the case shows at a moment.
    func facts(at moment: String) -> CaseFacts {
        CaseFacts(
            state, organisation: organisation,
            now: Instant(text: moment) ?? Instant(milliseconds: 0))
    }

    /// Returns the part of a step that is not held back, and keeps the rest for later.
    mutating func prune(_ step: PathStep) -> PathStep? {
        if without.contains(step.name) {
            held.append(step)
            return nil
        }
        var pruned = step
        var late = step
        pruned.operations = []
        late.operations = []
        for operation in step.operations { split(operation, step, &pruned, &late) }
        if !late.operations.isEmpty { held.append(late) }
        return pruned.operations.isEmpty ? nil : pruned
    }

    private func split(
        _ operation: Operation, _ step: PathStep, _ pruned: inout PathStep, _ late: inout PathStep
    ) {
        switch operation {
        case .create(let key, let fields):
            var kept: [String: JSONValue] = [:]
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                if without.contains("\(key).\(name)") {
                    late.operations.append(
                        .set(
                            FieldAddress(key, name), value: value,
                            base: Base(.at(0), value: .null)))
                } else {
                    kept[name] = with["\(key).\(name)"] ?? value
                }
            }
            pruned.operations.append(.create(key, fields: kept))
        case .act(let act, let subject, let arguments):
            let kept = arguments.filter { !without.contains("\(step.name)#\($0.key)") }
            pruned.operations.append(.act(act, subject: subject, arguments: kept))
        case .set, .insert, .remove, .delete, .restore, .resolve, .withdraw:
            pruned.operations.append(operation)
        }
    }
}
