// Cases written as JSON, as the vectors have them: `{"participant/p1": {"status": "confirmed"}}`.

import CanonicalJSON
import CaseModel

/// Builds scopes from JSON.
enum CaseFixture {
    /// Returns a scope whose records are the members of an object, keyed `type` or `type/local`.
    static func state(_ records: JSONValue, scope: ScopeID = "c_1") -> CaseState {
        var state = CaseState(scope: scope)
        for (text, fields) in records.objectValue ?? [:] {
            guard let key = RecordKey(text: text) else { continue }
            let registers = (fields.objectValue ?? [:]).mapValues {
                Register(
                    value: $0, version: 1, mutation: "m1", author: "ed", role: .coordinator,
                    claimedAt: Instant(milliseconds: 0))
            }
            state.records[key] = Record(
                key: key, author: "ed", recordedAt: Instant(milliseconds: 0), syncedAt: nil,
                version: 1, fields: registers)
        }
        return state
    }

    /// Returns the facts of a case at a moment.
    static func facts(
        _ records: JSONValue, organisation: JSONValue = [:], now: String,
        subject: String? = nil
    ) -> CaseFacts {
        CaseFacts(
            state(records), organisation: state(organisation, scope: .organisation),
            now: Instant(text: now) ?? Instant(milliseconds: 0),
            subject: subject.flatMap { RecordKey(text: $0) })
    }

    /// Returns an open conflict on a field, with the values that two people gave it.
    static func conflict(
        _ record: RecordKey, _ field: String, _ values: [JSONValue]
    ) -> Conflict {
        let candidates = values.enumerated().map { index, value in
            Candidate(
                mutation: MutationID("m\(index)"), value: value, author: "ed",
                role: .coordinator, claimedAt: Instant(milliseconds: 0))
        }
        return Conflict(
            address: FieldAddress(record, field), kind: .value, base: .null,
            candidates: candidates, openedAt: 1)
    }
}

/// Adds conflicts and records to facts.
extension CaseFacts {
    /// Returns the same facts with conflicts open.
    func disputed(_ conflicts: [Conflict]) -> CaseFacts {
        var disputed = state
        for conflict in conflicts { disputed.conflicts[conflict.address] = conflict }
        return CaseFacts(disputed, organisation: organisation, now: now, subject: subject)
    }

    /// Returns the same facts with more records.
    func adding(
        _ records: JSONValue, now: String? = nil, subject: String? = nil
    ) -> CaseFacts {
        var changed = state
        for (key, record) in CaseFixture.state(records).records {
            changed.records[key] = record
        }
        return CaseFacts(
            changed, organisation: organisation,
            now: now.flatMap { Instant(text: $0) } ?? self.now,
            subject: subject.flatMap { RecordKey(text: $0) })
    }
}
