// The model that a run is held against: the audit log, folded by the rules alone. It knows no
// store, no log of changes, no receipts; from who said what in which order everything else must
// follow.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Digest

/// The state that the audit log stands for.
struct Oracle {
    private(set) var states: [ScopeID: CaseState] = [:]
    private(set) var head: Sequence64 = 0
    /// Where each mutation took effect.
    private(set) var effects: [MutationID: Sequence64] = [:]
    private var numbers = Numbers(counters: [:])

    /// Folds what is new in the audit log of a store.
    mutating func follow(_ store: Store) throws {
        let entries = try store.audit(after: head)
        guard !entries.isEmpty else { return }
        for entry in entries {
            try fold(entry)
            head = entry.version
        }
    }

    /// Returns the role of a person as the directory says.
    func role(of user: UserID) -> Role {
        states[.organisation]?.record(RecordKey("person", user.text))?.text("role")
            .flatMap { Role(rawValue: $0) } ?? .trainer
    }

    /// Returns what a person may read of everything.
    func projection(_ user: UserID) -> [ScopeID: CaseState] {
        let actor = Actor(user: user, role: role(of: user))
        return states.reduce(into: [:]) { shown, entry in
            let state = entry.value
            guard StandingDelta.visible(actor, state) != nil else { return }
            var copy = CaseState(scope: entry.key)
            copy.apply(
                ScopeDelta(whole: state).readable { key in
                    actor.standing(in: state, record: key)
                })
            shown[entry.key] = copy
        }
    }

    private mutating func fold(_ entry: AuditEntry) throws {
        let scope = ScopeID(entry.content["scope"]?.stringValue ?? "")
        if let delta = entry.content["delta"] {
            states[scope, default: CaseState(scope: scope)].apply(
                try ScopeDelta(scope: scope, json: delta))
            return
        }
        let mutation = try Mutation(json: Self.withSheets(entry.content))
        try require(
            .atMostOnce, effects[mutation.id] == nil, "\(mutation.id) took effect twice")
        effects[mutation.id] = entry.version
        let before = states[scope] ?? CaseState(scope: scope)
        var state = before
        let actor = Actor(user: entry.user, role: role(of: entry.user))
        let context = MergeContext(
            actor: actor, now: entry.takenAt, version: entry.version,
            organisation: states[.organisation] ?? CaseState(scope: .organisation),
            numbers: numbers, digest: { SHA256.hex($0) })
        let decision: Decision
        if let reason = entry.content["parked"]?.stringValue.flatMap(Reducer.ParkReason.init) {
            decision = Reducer.park(
                mutation, content: Self.handedIn(entry.content).canonicalText, reason: reason,
                to: &state, in: context)
        } else {
            decision = Reducer.apply(mutation, to: &state, in: context)
        }
        try require(
            .auditCompleteness, !decision.changes.isEmpty,
            "\(mutation.id) is in the audit log and has no effect: \(decision.reasons)")
        numbers = decision.numbers
        states[scope] = state
        if decision.outcome != .parked {
            try checkGates(mutation, state, context)
            try checkConflicts(mutation, before, state)
            try checkRemovals(mutation, before, state)
        }
    }

    /// The content as its author handed it in.
    private static func handedIn(_ content: JSONValue) -> JSONValue {
        var object = content.objectValue ?? [:]
        object["parked"] = nil
        return .object(object)
    }

    /// The audit log keeps no answers; what a sheet says changes nothing but a count.
    private static func withSheets(_ content: JSONValue) -> JSONValue {
        guard var object = content.objectValue, let steps = object["ops"]?.arrayValue
        else { return content }
        object["ops"] = .array(
            steps.map { step in
                guard step["cmd"]?.stringValue == Act.recordSheet.rawValue,
                    var words = step.objectValue
                else { return step }
                words["args"] = ["sheet": Editor.sheet]
                return .object(words)
            })
        return .object(object)
    }

    // MARK: - What every step of the log has to keep

    private func checkGates(
        _ mutation: Mutation, _ state: CaseState, _ context: MergeContext
    ) throws {
        // Later steps of the same mutation may go on from there.
        guard case .act(let act, let subject, _)? = mutation.operations.last,
            mutation.operations.count == 1
        else { return }
        let facts = CaseFacts(
            state, organisation: context.organisation, now: context.now, subject: subject)
        let blockers = Procedure.blockers(of: act, facts)
        try require(
            .gateSoundness, blockers.isEmpty,
            "\(act.rawValue) took effect although \(blockers.map(\.gate)) kept it back")
    }

    private func checkConflicts(
        _ mutation: Mutation, _ before: CaseState, _ after: CaseState
    ) throws {
        for (address, conflict) in before.conflicts where conflict.isOpen {
            guard let now = after.conflicts[address] else {
                throw Violation(.conflictPreservation, "the conflict \(address) is gone")
            }
            guard !now.isOpen else { continue }
            let others = conflict.candidates.filter { earlier in
                !now.candidates.contains {
                    $0.mutation == mutation.id && $0.author == earlier.author
                }
            }
            // Whoever changes their own word may come to agree with everybody else.
            let isAgreed =
                Set(now.candidates.map(\.value)).count == 1
                && now.candidates.contains { $0.mutation == mutation.id }
                && others.allSatisfy(now.candidates.contains)
            let settled =
                isAgreed
                || mutation.operations.contains { step in
                    switch step {
                    case .resolve(address, let seen, _, _):
                        Set(seen) == Set(conflict.candidates.map(\.mutation))
                    case .withdraw(address): true
                    case .delete(let key, _), .restore(let key, _): address == key.removal
                    case .create, .set, .insert, .remove, .act, .resolve, .withdraw: false
                    }
                }
            try require(
                .conflictPreservation, settled,
                "\(mutation.id) closed the conflict \(address) without seeing its candidates: "
                    + "\(mutation.json.canonicalText) of \(conflict.json.canonicalText)")
        }
    }

    private func checkRemovals(
        _ mutation: Mutation, _ before: CaseState, _ after: CaseState
    ) throws {
        for (key, record) in before.records where record.isDeleted {
            guard after.records[key]?.isDeleted == false else { continue }
            // In a dispute the weightier word is shown; outside one only a word brings it back.
            let isDisputed = after.conflicts[key.removal] != nil
            let isSaid = mutation.operations.contains { step in
                switch step {
                case .restore(key, _), .withdraw(key.removal): true
                case .resolve(let address, _, _, _): address == key.removal
                case .create, .set, .insert, .remove, .delete, .act, .restore, .withdraw: false
                }
            }
            try require(
                .noResurrection, isSaid || isDisputed, "\(mutation.id) brought \(key) back")
        }
    }
}
