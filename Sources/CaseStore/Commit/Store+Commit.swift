// The one way in: a group of mutations, one transaction, one fsync. Numbers, receipts, state,
// conflicts, grants, change log and audit are written together or not at all.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel
internal import CaseTables
internal import CaseWire
internal import Digest
internal import GRDB

extension Store {
    /// Commits a group of mutations in their order and returns a result for each.
    ///
    /// Costs one fsync for the group, however long it is.
    ///
    /// - Throws: `disk` when nothing of the group could be stored.
    package func commit(
        _ group: [CommitRequest], now: Instant
    ) throws(StoreError) -> [CommitResult] {
        do throws(StoreError) {
            return try Self.guarding {
                try pool.write { db in
                    var commit = try GroupCommit(store: self, db: db, now: now)
                    let results = try group.map { try commit.take($0) }
                    try commit.finish()
                    return results
                }
            }
        } catch {
            // What was applied in memory is not on disk: forget it.
            states.forget()
            throw error
        }
    }
}

/// A group of mutations inside one transaction.
struct GroupCommit {
    let store: Store
    let db: Database
    let now: Instant
    private var head: Sequence64
    private var numbers: Numbers
    private let numbersBefore: Numbers
    private let people: [Actor]
    private let enabled: [Actor]
    private var organisation: CaseState

    init(store: Store, db: Database, now: Instant) throws {
        self.store = store
        self.db = db
        self.now = now
        head = try ChangeLog.head(db)
        numbers = try CounterTable.load(db)
        numbersBefore = numbers
        people = try AccountTable.people(db)
        enabled = try AccountTable.people(db, enabledOnly: true)
        organisation = try store.state(.organisation, db)
    }

    mutating func take(_ request: CommitRequest) throws -> CommitResult {
        let number = request.message.number
        let acknowledged = try ReceiptTable.acknowledged(request.device, db)
        guard let name = request.message.content["mid"]?.stringValue, !name.isEmpty
        else { return .failure(WireError(.malformed, detail: ["field": "mid"])) }
        let id = MutationID(name)
        if number <= acknowledged {
            return try ReceiptTable.replay(request.device, number, id, db)
        }
        guard number == acknowledged + 1 else {
            return .failure(
                WireError(.gap, .later, detail: ["want": .integer(acknowledged + 1)]))
        }
        let content = Self.withoutAnswers(request.message.content)
        let digest = SHA256.hex(JSONWriter.bytes(of: content))
        let receipt: Receipt
        if let earlier = try ReceiptTable.find(id, by: request.user, db) {
            receipt = earlier.repeated(as: number, by: request.user, digest: digest, id)
        } else {
            switch Self.mutation(in: request.message.content) {
            case .success(let mutation):
                receipt = try apply(mutation, number, content, request)
            case .failure(let reason):
                // What this server cannot read is refused like anything else: it goes to its
                // author's tray and holds up nothing behind it.
                receipt = Receipt(
                    mutation: id, number: number, outcome: .refused, version: head,
                    reasons: [reason])
            }
        }
        let body = receipt.json
        try ReceiptTable.insert(receipt, body, request, digest, db)
        return .success(body)
    }

    private static func mutation(in content: JSONValue) -> Result<Mutation, Reason> {
        let limit = LineLimits.standard.mutationBytesMax
        guard JSONWriter.bytes(of: content).count <= limit else {
            return .failure(Reason(.invalid, detail: ["limit": .integer(Int64(limit))]))
        }
        do throws(WireError) {
            return .success(try Mutation(json: content))
        } catch {
            return .failure(Reason(.invalid, detail: error.detail))
        }
    }

    private mutating func apply(
        _ mutation: Mutation, _ number: Int64, _ content: JSONValue, _ request: CommitRequest
    ) throws -> Receipt {
        guard let actor = enabled.first(where: { $0.user == request.user }) else {
            return Receipt(
                mutation: mutation.id, number: number, outcome: .refused, version: head,
                reasons: [Reason(.permission)])
        }
        let before = try store.state(mutation.scope, db)
        var state = before
        let context = MergeContext(
            actor: actor, now: now, version: head + 1, organisation: organisation,
            numbers: numbers, digest: { SHA256.hex($0) })
        let decision = Reducer.apply(mutation, to: &state, in: context)
        if !decision.changes.isEmpty {
            head += 1
            numbers = decision.numbers
            try store.record(
                decision, from: before, to: state, at: head, people: people, db)
            try AuditLog.append(
                head, user: request.user, device: request.device, at: now, content, db)
            for sheet in decision.sheets { try AnswerTable.insert(sheet, mutation.scope, db) }
            if mutation.scope == .organisation { organisation = state }
        }
        return Receipt(
            mutation: mutation.id, number: number, outcome: decision.outcome, version: head,
            steps: decision.steps, reasons: decision.reasons)
    }

    func finish() throws {
        if numbers != numbersBefore { try CounterTable.save(numbers, db) }
    }

    /// F5 answers live in one table without a link to anybody: no log, and no digest that could be
    /// tried against a table of answers, may hold them.
    private static func withoutAnswers(_ content: JSONValue) -> JSONValue {
        guard var object = content.objectValue, let operations = object["ops"]?.arrayValue
        else { return content }
        object["ops"] = .array(
            operations.map { operation in
                guard operation["cmd"]?.stringValue == Act.recordSheet.rawValue,
                    var step = operation.objectValue
                else { return operation }
                step["args"] = [:]
                return .object(step)
            })
        return .object(object)
    }
}

extension Store {
    /// Returns a scope's state, from memory when it was used lately.
    func state(_ scope: ScopeID, _ db: Database) throws -> CaseState {
        if let state = states[scope] { return state }
        let state = try StateTable.load(scope, db)
        states.keep(state)
        return state
    }

    /// Writes what a decision changed: state, change log and who gained or lost the scope.
    func record(
        _ decision: Decision, from before: CaseState, to state: CaseState, at version: Sequence64,
        people: [Actor], _ db: Database
    ) throws {
        let delta = ScopeDelta(decision.changes, in: state)
        try StateTable.write(delta, db)
        let standings = StandingDelta.between(
            before.records.isEmpty ? nil : before, state, people: people)
        try ChangeLog.append(version, delta, standings, db)
        try StandingTable.apply(standings, scope: state.scope, db)
        states.keep(state)
    }
}
