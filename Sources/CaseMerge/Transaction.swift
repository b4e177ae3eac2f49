// One mutation on its way through the rules, on a copy of the state. The files of `Rule` and
// `Command` extend it; nothing leaves it unless every step held.

internal import CanonicalJSON
internal import CaseModel

/// The working copy of a state during one mutation.
struct Transaction {
    let mutation: Mutation
    var state: CaseState
    var context: MergeContext
    private(set) var changes: [Change] = []
    var sheets: [CollectedSheet] = []
    private var seen: Set<Change> = []

    init(mutation: Mutation, state: CaseState, context: MergeContext) {
        self.mutation = mutation
        self.state = state
        self.context = context
    }

    mutating func apply(_ operation: Operation) throws(Refusal) -> Outcome {
        switch operation {
        case .create(let key, let fields): try create(key, fields)
        case .set(let address, let value, let base): try set(address, value, base)
        case .insert(let address, let element): try edit(address, element, present: true)
        case .remove(let address, let element): try edit(address, element, present: false)
        case .delete(let key, let version): try delete(key, seen: version)
        case .restore(let key, let version): try restore(key, seen: version)
        case .withdraw(let address): try withdraw(address)
        case .resolve(let address, let seen, let value, let reason):
            try resolve(address, seen: seen, value: value, reason: reason)
        case .act(let act, let subject, let arguments):
            try perform(act, subject: subject, arguments: arguments)
        }
    }

    // MARK: - Looking things up

    func type(of key: RecordKey) throws(Refusal) -> RecordType {
        guard let type = FormCatalogue.type(key.type),
            type.isOrganisational == !state.scope.isCase,
            (type.cardinality == .single) == key.local.isEmpty
        else { throw Refusal(.unknownField, key.description) }
        return type
    }

    func field(_ address: FieldAddress) throws(Refusal) -> (RecordType, FieldDefinition) {
        let type = try type(of: address.record)
        guard let field = type.field(address.field)
        else { throw Refusal(.unknownField, address.description) }
        return (type, field)
    }

    func rights(_ facet: Facet, _ key: RecordKey) -> Rights {
        AccessRules.rights(context.actor.standing(in: state, record: key), facet)
    }

    /// What a reader may not see is reported exactly as what is not there.
    func refuseHidden(_ facet: Facet, _ key: RecordKey) throws(Refusal) {
        let rights = rights(facet, key)
        if rights.isEmpty { throw Refusal(.notFound, key.description) }
    }

    // MARK: - Writing

    mutating func note(_ change: Change) {
        if seen.insert(change).inserted { changes.append(change) }
    }

    mutating func write(_ address: FieldAddress, _ value: JSONValue) {
        ensure(address.record)
        let register = Register(
            value: value, version: context.version, mutation: mutation.id,
            author: context.actor.user, role: context.actor.role, claimedAt: mutation.claimedAt)
        state.records[address.record]?.fields[address.field] = register
        stamp(address.record)
        note(.field(address))
    }

    /// Shows a candidate as what it is: its author's value, not this mutation's.
    mutating func show(_ candidate: Candidate, at address: FieldAddress) {
        state.records[address.record]?.fields[address.field] = Register(
            value: candidate.value, version: context.version, mutation: candidate.mutation,
            author: candidate.author, role: candidate.role, claimedAt: candidate.claimedAt)
        stamp(address.record)
        note(.field(address))
    }

    /// Makes the record if there is none: a form that exists once begins with its first field.
    mutating func ensure(_ key: RecordKey) {
        guard state.records[key] == nil else { return }
        state.records[key] = Record(
            key: key, author: context.actor.user, recordedAt: mutation.claimedAt,
            syncedAt: context.version > 0 ? context.now : nil, version: context.version)
        note(.record(key))
    }

    /// Keeps what its author last said of whether the record is to go.
    mutating func keepWord(_ word: Register, on key: RecordKey) {
        let name = Record.wordName(of: word.author)
        state.records[key]?.fields[name] = word
        stamp(key)
        note(.field(FieldAddress(key, name)))
    }

    /// A prediction leaves the version that the person saw: it is what later edits refer to.
    private mutating func stamp(_ key: RecordKey) {
        if context.version > 0 { state.records[key]?.version = context.version }
    }

    mutating func store(_ conflict: Conflict) {
        state.conflicts[conflict.address] = conflict
        state.conflicts[conflict.address]?.version = context.version
        note(.conflict(conflict.address))
    }
}
