// One example of the rules of change (`Protocol/Vectors/merge/*.json`, described in
// `Protocol/README.md`): a state, mutations, and what has to come of them.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseWire
import Testing

/// One example of the rules of change.
struct MergeVector: Sendable, CustomTestStringConvertible {
    /// One mutation and who makes it.
    struct Step: Sendable {
        let actor: Actor
        let mutation: Mutation
    }

    /// One order in which the mutations arrive, and what becomes of each then.
    struct Arrival: Sendable {
        let order: [Int]
        let outcomes: [JSONValue]
    }

    let file: String
    let name: String
    let state: CaseState
    /// The newest position of the log before the first mutation.
    let head: Sequence64
    let now: Instant
    let steps: [Step]
    let arrivals: [Arrival]
    /// The values afterwards by `record.field`; `null` for one that is empty or was never written.
    let values: [String: JSONValue]
    /// The open conflicts afterwards.
    let conflicts: [JSONValue]

    var testDescription: String { file }

    /// Reads every example of the folder.
    static func all() throws -> [MergeVector] {
        try ProtocolFolder.names(in: "Vectors/merge", ending: ".json").map { file in
            let text = try ProtocolFolder.text("Vectors/merge/\(file)")
            return try MergeVector(file: file, json: try JSONParser.parse(Array(text.utf8)))
        }
    }

    init(file: String, json: JSONValue) throws {
        let reader = try JSONReader(json)
        self.file = file
        name = try reader.text("name")
        now = try reader.instant("now")
        state = try Self.state(try JSONReader(try reader.value("state")))
        head = state.records.values.map(\.version).max() ?? 0
        steps = try reader.array("mutations").map { item in
            let entry = try JSONReader(item)
            return Step(
                actor: Actor(user: UserID(try entry.text("by")), role: try entry.code("role")),
                mutation: try Mutation(json: try entry.value("mutation")))
        }
        let expected = try JSONReader(try reader.value("expect"))
        let count = steps.count
        arrivals = try expected.array("outcomes").map { item in
            let entry = try JSONReader(item)
            let order = entry.optional("order")?.arrayValue?.compactMap(\.integerValue).map {
                Int($0) - 1
            }
            return Arrival(order: order ?? Array(0..<count), outcomes: try entry.array("became"))
        }
        values = try expected.table("values")
        conflicts = try expected.array("conflicts")
    }

    private static func state(_ reader: JSONReader) throws -> CaseState {
        var state = CaseState(scope: ScopeID(try reader.text("scope")))
        for (name, value) in try reader.table("records") {
            let entry = try JSONReader(value)
            let key = try #require(RecordKey(text: name))
            let moment = Instant(milliseconds: 0)
            var record = Record(
                key: key, author: UserID(try entry.text("by")), recordedAt: moment,
                syncedAt: moment, version: try entry.integer("ev"))
            for (field, content) in try entry.table("fields") {
                let register = try JSONReader(content)
                record.fields[field] = Register(
                    value: try register.value("v"), version: try register.integer("fv"),
                    mutation: MutationID(try register.text("mid")),
                    author: UserID(try register.text("by")), role: try register.code("role"),
                    claimedAt: moment)
            }
            state.records[key] = record
        }
        return state
    }
}

/// What a state and its mutations came to.
struct MergeResult {
    private(set) var state: CaseState
    private(set) var decisions: [Decision] = []

    /// Applies the mutations in an order, as the server does: each that writes something takes the
    /// next position.
    init(_ vector: MergeVector, order: [Int]) throws {
        state = vector.state
        var head = vector.head
        var numbers = Numbers(counters: [:])
        for index in order {
            let step = vector.steps[index]
            let context = MergeContext(
                actor: step.actor, now: vector.now, version: head + 1,
                organisation: CaseState(scope: .organisation), numbers: numbers,
                digest: { _ in String(repeating: "0", count: 64) })
            let decision = Reducer.apply(step.mutation, to: &state, in: context)
            if !decision.changes.isEmpty { head += 1 }
            numbers = decision.numbers
            decisions.append(decision)
        }
    }

    /// Returns the value of `record.field`; of a removed record nothing but that it is removed.
    func value(_ path: String) -> JSONValue {
        guard let dot = path.lastIndex(of: "."), let key = RecordKey(text: String(path[..<dot]))
        else { return .null }
        let field = String(path[path.index(after: dot)...])
        if field == Record.removal { return state.records[key]?[field] ?? .null }
        return state.record(key)?[field] ?? .null
    }

    /// The open conflicts, in the form of the examples.
    var conflicts: [JSONValue] {
        state.openConflicts.map { conflict in
            [
                "r": .string(conflict.address.record.description),
                "p": .string(conflict.address.field), "kind": .string(conflict.kind.rawValue),
                "base": conflict.base,
                "cand": .array(
                    conflict.candidates.map {
                        [
                            "mid": .string($0.mutation.text), "v": $0.value,
                            "by": .string($0.author.text), "role": .string($0.role.rawValue),
                        ]
                    }),
            ]
        }
    }
}
