// Whether a record of a list is there: a register that removing and restoring write, and a conflict
// of its own when somebody removes what somebody else changed, neither having seen the other.
//
// What opens it and who its candidates are follows from the authors' last words alone
// (`Record.words`), so it does not depend on the order in which the edits arrive:
// 1. a removal speaks against every word `false` that its author had not seen;
// 2. a change of a record that is removed speaks against every word `true`;
// 3. who removed a record does not speak against it by changing it; only by restoring it;
// 4. when all that is left says one thing, nobody disagrees and the conflict is settled.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func delete(_ key: RecordKey, seen: Sequence64) throws(Refusal) -> Outcome {
        let (record, type) = try removable(key)
        let dispute = dispute(about: key)
        if record.isDeleted, dispute == nil {
            agreeToRemoval(of: record, type, seen)
            return .noop
        }
        try requireRemover(record, type)
        if !record.isDeleted { try requireUnused(key) }
        let unseen = record.words.values.filter { $0.value == false && !isSeen($0, seen) }
        say(true, of: key)
        if var dispute {
            dispute.candidates.removeAll { $0.value == false && isSeen($0, in: record, seen) }
            return try join(dispute, saying: true)
        }
        guard !unseen.isEmpty else {
            write(key.removal, true)
            return .applied
        }
        return try open(key, base: false, against: unseen.map(Candidate.init), saying: true)
    }

    mutating func restore(_ key: RecordKey, seen: Sequence64) throws(Refusal) -> Outcome {
        let (record, type) = try removable(key)
        let dispute = dispute(about: key)
        let removers =
            dispute?.candidates.filter { $0.value == true }
            ?? record.words.values.filter { $0.value == true }.map(Candidate.init)
        let answered = removers.filter { isSeen($0, in: record, seen) }
        if !record.isDeleted {
            guard seen < record.fields[Record.removal]?.version ?? 0, mayRemove(type, key)
            else { return .noop }
            if dispute == nil {
                // Two who restore agree, also against somebody who removes it meanwhile.
                say(false, of: key)
                return .noop
            }
        }
        try requireRemover(record, type)
        for remover in answered { silence(remover.author, on: key) }
        say(false, of: key)
        if var dispute {
            dispute.candidates.removeAll { answered.contains($0) }
            return try join(dispute, saying: false)
        }
        let unseen = removers.filter { !answered.contains($0) }
        guard !unseen.isEmpty else {
            write(key.removal, false)
            return .applied
        }
        return try open(key, base: true, against: unseen, saying: false)
    }

    /// Lets an edit of a record speak for its staying; returns `conflict` when somebody disagrees,
    /// nil when there is nothing to disagree about.
    mutating func keep(_ key: RecordKey) throws(Refusal) -> Outcome? {
        guard FormCatalogue.type(key.type)?.isRemovable == true, let record = state.records[key]
        else { return nil }
        if let dispute = dispute(about: key) {
            let isRemover = dispute.candidates.contains {
                $0.author == context.actor.user && $0.value == true
            }
            if isRemover { return nil }
            say(false, of: key)
            return try join(dispute, saying: false)
        }
        say(false, of: key)
        guard record.isDeleted else { return nil }
        let removers = record.words.values.filter { $0.value == true }.map(Candidate.init)
        return try open(key, base: false, against: removers, saying: false)
    }

    /// Who removed a record knows that it is removed and restores it before changing it.
    func refuseOwnRemoval(_ key: RecordKey) throws(Refusal) {
        guard let record = state.records[key], record.isDeleted, dispute(about: key) == nil,
            record.words[context.actor.user]?.value == true
        else { return }
        throw Refusal(.deleted, key.description)
    }

    /// Settles whether a record is there, by somebody who saw every candidate.
    mutating func settleRemoval(_ conflict: Conflict, _ value: JSONValue) throws(Refusal) {
        let key = conflict.address.record
        if value == true, state.record(key) != nil { try requireUnused(key) }
        for candidate in conflict.candidates where candidate.value == true && value == false {
            silence(candidate.author, on: key)
        }
        say(value == true, of: key)
        write(conflict.address, value)
    }

    /// Adds what the author says to an open conflict about a removal, in the place of what the
    /// author said before.
    mutating func join(_ dispute: Conflict, saying isRemoved: Bool) throws(Refusal) -> Outcome {
        var dispute = dispute
        dispute.candidates.removeAll { $0.author == context.actor.user }
        guard dispute.candidates.count < Conflict.candidatesMax
        else { throw Refusal(.conflictFull, dispute.address.description) }
        dispute.candidates.append(candidate(.bool(isRemoved)))
        dispute.candidates.sort { $0.mutation < $1.mutation }
        return try settleOrShow(dispute)
    }

    /// Takes back what somebody said of a record.
    mutating func silence(_ author: UserID, on key: RecordKey) {
        guard var word = state.records[key]?.words[author], word.value != .null else { return }
        word.value = .null
        word.version = context.version
        keepWord(word, on: key)
    }

    /// What other records speak of cannot be removed: a participant with attendance marks, a
    /// session.
    func requireUnused(_ key: RecordKey) throws(Refusal) {
        for record in state.records.values where !record.isDeleted {
            for field in FormCatalogue.type(record.key.type)?.fields ?? [] {
                guard case .reference(let name) = field.type, name == key.type,
                    record[field.name]?.stringValue == key.local
                else { continue }
                throw Refusal(
                    .inUse, key.description, detail: ["by": .string(record.key.description)])
            }
        }
    }

    // MARK: - Words

    private mutating func say(_ isRemoved: Bool, of key: RecordKey) {
        keepWord(
            Register(
                value: .bool(isRemoved), version: context.version, mutation: mutation.id,
                author: context.actor.user, role: context.actor.role,
                claimedAt: mutation.claimedAt), on: key)
    }

    private func isSeen(_ word: Register, _ seen: Sequence64) -> Bool {
        word.author == context.actor.user || word.version <= seen
    }

    private func isSeen(_ said: Candidate, in record: Record, _ seen: Sequence64) -> Bool {
        if said.author == context.actor.user { return true }
        // A register that is shown anew has a later position than the edit itself.
        let registers = record.fields.values.filter { $0.mutation == said.mutation }
        return registers.map(\.version).min().map { $0 <= seen } ?? false
    }

    /// Two people who remove one record agree; both stand against somebody who changes it.
    private mutating func agreeToRemoval(
        of record: Record, _ type: RecordType, _ seen: Sequence64
    ) {
        guard let removal = record.fields[Record.removal], removal.version > seen,
            record.words[context.actor.user]?.value != true, mayRemove(type, record.key)
        else { return }
        say(true, of: record.key)
        // Whoever restores it from now on has seen this removal too. A prediction leaves the
        // version that the person saw.
        if context.version > 0 { show(Candidate(removal), at: record.key.removal) }
    }

    // MARK: - The conflict

    private func dispute(about key: RecordKey) -> Conflict? {
        state.conflicts[key.removal].flatMap { $0.isOpen ? $0 : nil }
    }

    private mutating func open(
        _ key: RecordKey, base: JSONValue, against others: [Candidate], saying isRemoved: Bool
    ) throws(Refusal) -> Outcome {
        try join(
            Conflict(
                address: key.removal, kind: .removal, base: base, candidates: others,
                openedAt: context.version), saying: isRemoved)
    }

    private mutating func settleOrShow(_ dispute: Conflict) throws(Refusal) -> Outcome {
        var dispute = dispute
        if Set(dispute.candidates.map(\.value)).count == 1 {
            dispute.resolution = mutation.id
            dispute.resolvedBy = context.actor.user
        }
        store(dispute)
        try showRemovalLeader(of: dispute)
        return dispute.isOpen ? .conflict : .applied
    }

    /// Shows a coordinator's candidate, else one of those that say what is shown already.
    private mutating func showRemovalLeader(of dispute: Conflict) throws(Refusal) {
        let key = dispute.address.record
        let shown = state.records[key]?.fields[Record.removal]
        let isRemoved = state.record(key) == nil
        let leading = dispute.candidates.filter { $0.role == .coordinator }
        let pool = leading.isEmpty ? dispute.candidates : leading
        guard let leader = pool.first(where: { $0.value == .bool(isRemoved) }) ?? pool.first,
            leader.mutation != shown?.mutation || leader.value != shown?.value
        else { return }
        if leader.value == true, !isRemoved { try requireUnused(key) }
        show(leader, at: dispute.address)
    }

    // MARK: - Who may

    private func removable(_ key: RecordKey) throws(Refusal) -> (Record, RecordType) {
        let type = try type(of: key)
        try refuseHidden(type.facet, key)
        guard let record = state.records[key] else { throw Refusal(.notFound, key.description) }
        guard type.isRemovable, !type.isRegister else { throw Refusal(.immutable, key.description) }
        return (record, type)
    }

    private func mayRemove(_ type: RecordType, _ key: RecordKey) -> Bool {
        rights(type.facet, key).contains(.edit)
    }

    private func requireRemover(_ record: Record, _ type: RecordType) throws(Refusal) {
        guard mayRemove(type, record.key)
        else { throw Refusal(.permission, record.key.description) }
        try requireThawed(record, type)
    }
}
