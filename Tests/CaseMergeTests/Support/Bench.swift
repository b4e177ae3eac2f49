// A server without a disk: one case, its log position and its number series. It numbers mutations
// as the store does, and nothing else of the store is here.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

extension Actor {
    /// The case's first coordinator.
    static let ed = Actor(user: "ed", role: .coordinator)
    /// The case's second coordinator.
    static let mg = Actor(user: "mg", role: .coordinator)
    /// A coordinator of other cases.
    static let kk = Actor(user: "kk", role: .coordinator)
    /// The assigned trainer.
    static let lc = Actor(user: "lc", role: .trainer)
    /// A trainer who is not assigned.
    static let rs = Actor(user: "rs", role: .trainer)
    /// The manager.
    static let jw = Actor(user: "jw", role: .manager)
}

extension FieldAddress {
    /// Reads `type.field` or `type/local.field`.
    init(_ path: String) {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        let names = parts[0].split(separator: "/", maxSplits: 1).map(String.init)
        self.init(RecordKey(names[0], names.count > 1 ? names[1] : ""), parts[1])
    }
}

/// One case on a server without a disk.
struct Bench {
    private(set) var state = CaseState(scope: "c_bench")
    private(set) var numbers = Numbers(counters: [:])
    private(set) var head: Sequence64 = 0
    private var made = 0
    /// The trainers' cards, and what else the firm says of itself.
    var organisation = Self.organisation

    static let now = Instant(milliseconds: 1_772_000_000_000)

    /// The trainers' cards.
    static let organisation: CaseState = {
        var state = CaseState(scope: .organisation)
        for login in ["lc", "rs"] {
            let key = RecordKey("trainer", login)
            state.records[key] = Record(
                key: key, author: "ed", recordedAt: now, syncedAt: now, version: 1)
        }
        return state
    }()

    func context(_ actor: Actor) -> MergeContext {
        MergeContext(
            actor: actor, now: Self.now, version: head + 1,
            organisation: organisation, numbers: numbers,
            digest: { "digest of \($0.count)" })
    }

    /// Commits a mutation; the position moves on only when something was written.
    @discardableResult
    mutating func commit(_ mutation: Mutation, by actor: Actor) -> Decision {
        let decision = Reducer.apply(mutation, to: &state, in: context(actor))
        if !decision.changes.isEmpty { head += 1 }
        numbers = decision.numbers
        return decision
    }

    /// Commits steps under a name of their own.
    @discardableResult
    mutating func commit(
        _ operations: [Operation], by actor: Actor, id: MutationID? = nil,
        claimed: Instant = Self.now
    ) -> Decision {
        made += 1
        let mutation = Mutation(
            id: id ?? MutationID("bench-\(made)"), scope: state.scope, claimedAt: claimed,
            operations: operations)
        return commit(mutation, by: actor)
    }

    /// Gives a field a value, seeing what is there.
    @discardableResult
    mutating func set(
        _ path: String, _ value: JSONValue, by actor: Actor = .ed, base: Base? = nil,
        id: MutationID? = nil
    ) -> Decision {
        let address = FieldAddress(path)
        return commit(
            [.set(address, value: value, base: base ?? self.base(path))], by: actor, id: id)
    }

    /// What somebody who looks now sees.
    func base(_ path: String) -> Base {
        guard let register = register(path) else { return Base(.at(0), value: .null) }
        return Base(.at(register.version), value: register.value)
    }

    func register(_ path: String) -> Register? {
        let address = FieldAddress(path)
        return state.records[address.record]?.fields[address.field]
    }

    func value(_ path: String) -> JSONValue? { register(path)?.value }

    func conflict(_ path: String) -> Conflict? { state.conflicts[FieldAddress(path)] }

    /// Writes what only an act could write, so that a test need not pass the act's gates.
    mutating func force(_ path: String, _ value: JSONValue) {
        let address = FieldAddress(path)
        head += 1
        let made = Record(
            key: address.record, author: "ed", recordedAt: Self.now, syncedAt: Self.now,
            version: head)
        state.records[address.record, default: made].fields[address.field] = Register(
            value: value, version: head, mutation: MutationID("forced-\(head)"), author: "ed",
            role: .coordinator, claimedAt: Self.now)
    }

    /// A case of two coordinators and one trainer, with a value in every field that tests contest.
    static func started() -> Bench {
        var bench = Bench()
        let steps: [[Operation]] = [
            [.create(RecordKey("case"), fields: ["title": "Warsztat", "kind": "closed"])],
            [.insert(FieldAddress("case.coordinators"), element: "mg")],
            [.create(RecordKey("assignment", "a1"), fields: ["trainer": "lc", "role": "lead"])],
            [.create(RecordKey("f4t"), fields: ["place": "Polana", "route_km": 5])],
            [.create(RecordKey("programme"), fields: ["goal": "jeden\ndwa\ntrzy\ncztery\n"])],
            [.create(RecordKey("module", "m1"), fields: ["no": "1", "title": "Wstęp"])],
            [
                .create(
                    RecordKey("note"),
                    fields: ["method": ["email", "meeting"], "expectations": "Dużo"])
            ],
            [
                .create(
                    RecordKey("offer", "o1"), fields: ["kind": "individual", "price": ["net": 100]])
            ],
            [.create(RecordKey("participant", "p1"), fields: ["no": "1", "last_name": "Gil"])],
        ]
        for step in steps {
            let decision = bench.commit(step, by: .ed)
            #expect(decision.outcome == .applied, "\(decision.reasons)")
        }
        return bench
    }
}
