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
    /// Costs two fsyncs for the group, however long it is: the store's and the fence's.
    ///
    /// - Throws: `disk` when nothing of the group could be stored.
    package func commit(
        _ group: [CommitRequest], now: Instant
    ) throws(StoreError) -> [CommitResult] {
        do throws(StoreError) {
            let (results, head, hasErased) = try Self.guarding {
                try pool.write { db in
                    var commit = try GroupCommit(store: self, db: db, now: now)
                    let results = try group.map { try commit.take($0) }
                    try commit.finish()
                    return (results, commit.head, commit.hasErased)
                }
            }
            try fence.raise(to: Fence.Mark(epoch: epoch, head: head))
            // The log of writes holds what it was before; readers may keep it a little longer.
            if hasErased { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            return results
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
    private(set) var head: Sequence64
    private(set) var hasErased = false
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
        let id = request.message.name
        guard !id.text.isEmpty
        else { return .failure(WireError(.malformed, detail: ["field": "mid"])) }
        if number <= acknowledged {
            return try ReceiptTable.replay(request.device, number, id, db)
        }
        guard number == acknowledged + 1 else {
            return .failure(
                WireError(.gap, .later, detail: ["want": .integer(acknowledged + 1)]))
        }
        switch request.message.body {
        case .void: return try keep(try void(id, number, request), request, digest: "")
        case .content(let content):
            let logged = Self.withoutAnswers(content)
            let digest = SHA256.hex(JSONWriter.bytes(of: logged.withoutSeenValues))
            let receipt = try decide(content, logged, digest, number, request)
            try WaitingTable.delivered(request.device, content["scope"]?.stringValue ?? "", db)
            return try keep(receipt, request, digest: digest)
        }
    }

    private func keep(
        _ receipt: Receipt, _ request: CommitRequest, digest: String
    ) throws -> CommitResult {
        let body = receipt.json
        try ReceiptTable.insert(receipt, body, request, digest, db)
        return .success(body)
    }

    private func void(
        _ id: MutationID, _ number: Int64, _ request: CommitRequest
    ) throws -> Receipt {
        if let earlier = try ReceiptTable.find(id, by: request.user, db),
            earlier.user == request.user
        {
            return earlier.repeated(as: number, by: request.user, digest: "", id)
        }
        return Receipt(mutation: id, number: number, outcome: .void, version: head)
    }

    private mutating func decide(
        _ content: JSONValue, _ logged: JSONValue, _ digest: String, _ number: Int64,
        _ request: CommitRequest
    ) throws -> Receipt {
        let id = request.message.name
        let earlier = try ReceiptTable.find(id, by: request.user, db)
        // A name that only used up a number before may still bring its content.
        if let earlier, earlier.receipt.outcome != .void || earlier.user != request.user {
            return earlier.repeated(as: number, by: request.user, digest: digest, id)
        }
        switch Self.mutation(in: content) {
        case .success(let mutation): return try apply(mutation, number, logged, request)
        case .failure(let reason):
            // What this server cannot read is refused like anything else: it goes to its author's
            // tray and holds up nothing behind it.
            return Receipt(
                mutation: id, number: number, outcome: .refused, version: head, reasons: [reason])
        }
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
        guard let actor = people.first(where: { $0.user == request.user }) else {
            return Receipt(
                mutation: mutation.id, number: number, outcome: .refused, version: head,
                reasons: [Reason(.permission)])
        }
        let before = try store.state(mutation.scope, db)
        var state = before
        let context = MergeContext(
            actor: actor, now: now, version: head + 1, organisation: organisation,
            numbers: numbers, digest: { SHA256.hex($0) })
        let isEnabled = enabled.contains { $0.user == request.user }
        let decision = try decision(mutation, content, isEnabled: isEnabled, &state, context)
        if !decision.changes.isEmpty {
            head += 1
            numbers = decision.numbers
            try store.record(
                decision.changes, from: before, to: state, at: head, now: now, people: people, db)
            try AuditLog.append(
                head, user: request.user, device: request.device, at: now,
                Self.audited(content, decision.outcome, isEnabled: isEnabled), db)
            if try ErasedLog.clean(
                after: decision.changes, from: before, to: state, before: head, db)
            {
                hasErased = true
            }
            try OutgoingTable.take(
                decision.changes, of: mutation, in: state, now: now, db)
            for sheet in decision.sheets { try AnswerTable.insert(sheet, mutation.scope, db) }
            if mutation.scope == .organisation { organisation = state }
        }
        return Receipt(
            mutation: mutation.id, number: number, outcome: decision.outcome, version: head,
            steps: decision.steps, reasons: decision.reasons)
    }

    /// Returns what the audit log keeps: the mutation, and why it was parked when it was.
    private static func audited(
        _ content: JSONValue, _ outcome: Outcome, isEnabled: Bool
    ) -> JSONValue {
        guard outcome == .parked, var object = content.objectValue else { return content }
        let reason: Reducer.ParkReason = isEnabled ? .lost : .deposit
        object["parked"] = .string(reason.rawValue)
        return .object(object)
    }

    /// Decides a mutation; what its author could still do when it was made is kept for somebody who
    /// can now.
    private func decision(
        _ mutation: Mutation, _ content: JSONValue, isEnabled: Bool, _ state: inout CaseState,
        _ context: MergeContext
    ) throws -> Decision {
        let refused: Decision
        if isEnabled {
            let decision = Reducer.apply(mutation, to: &state, in: context)
            guard decision.outcome == .refused else { return decision }
            refused = decision
        } else {
            refused = Decision(refusing: [Reason(.permission)], numbers: context.numbers)
        }
        guard mutation.scope.isCase,
            let standing = try formerStanding(mutation, isEnabled: isEnabled, context.actor),
            Reducer.isParkable(refused, mutation, formerly: standing, state: state, in: context)
        else { return refused }
        return Reducer.park(
            mutation, content: content.canonicalText, reason: isEnabled ? .lost : .deposit,
            to: &state, in: context)
    }

    private func formerStanding(
        _ mutation: Mutation, isEnabled: Bool, _ actor: Actor
    ) throws -> Standing? {
        let current = try StandingTable.of(actor.user, mutation.scope, db)
        if !isEnabled, let current { return current }
        guard let former = try StandingTable.former(actor.user, mutation.scope, db),
            (mutation.cursor ?? 0) < former.until
        else { return nil }
        return former.standing
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

    /// Writes what was changed: state, change log and who gained or lost the scope.
    func record(
        _ changes: [Change], from before: CaseState, to state: CaseState, at version: Sequence64,
        now: Instant, people: [Actor], _ db: Database
    ) throws {
        let delta = ScopeDelta(changes, in: state)
        try StateTable.write(delta, db)
        let standings = StandingDelta.between(
            before.records.isEmpty ? nil : before, state, people: people)
        try ChangeLog.append(version, delta, standings, at: now, db)
        try StandingTable.apply(standings, scope: state.scope, at: version, db)
        states.keep(state)
    }
}
