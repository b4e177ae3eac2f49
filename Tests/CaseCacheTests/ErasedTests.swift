// An erasure reaches the device: no file of it holds the person's values, also not in the own
// edits; that the edits were made stays.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import Testing

struct ErasedTests {
    private static let key = RecordKey("participant", "p1")
    private static let words = ["sent@example.pl", "waiting@example.pl", "refused@example.pl"]

    private static func edit(_ name: String, _ email: String) -> Mutation {
        Mutation(
            id: MutationID("mutation-\(name)"), scope: "c_1", claimedAt: Bench.now,
            operations: [
                .set(
                    FieldAddress(key, "email"), value: .string(email),
                    base: Base(.at(0), value: .null))
            ])
    }

    /// What the server says when the erasure has taken effect.
    private static var erasure: StreamEvent {
        func register(_ value: JSONValue) -> Register {
            Register(
                value: value, version: 20, mutation: "the-erasure", author: "jw", role: .manager,
                claimedAt: Bench.now)
        }
        func record(_ key: RecordKey, _ fields: [String: JSONValue]) -> RecordDelta {
            RecordDelta(
                record: Record(
                    key: key, author: "ed", recordedAt: Bench.now, syncedAt: Bench.now,
                    version: 20, fields: fields.mapValues(register)), isNew: false)
        }
        return .change(
            ScopeDelta(
                scope: "c_1",
                records: [
                    record(RecordKey("erasure", "e1"), ["state": "done"]),
                    record(key, ["email": .null]),
                ], conflicts: []))
    }

    @Test func noFileHoldsWhatWasErasedAndEveryEditIsStillThere() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply([.grant("c_1", .coordinator)], cursor: 1)
        let edits = ["sent", "refused", "waiting"].map {
            Self.edit($0, "\($0)@example.pl")
        }
        for edit in edits { _ = try bench.cache.record(edit) }
        try bench.store(Bench.receipt(edits[0], 1))
        try bench.store(Bench.receipt(edits[1], 2, .refused))
        for word in Self.words { #expect(try bench.holds(word), "\(word) was never there") }
        let before = try bench.places(edits)
        try bench.apply([Self.erasure], cursor: 20)
        for word in Self.words { #expect(try !bench.holds(word), "\(word)") }
        #expect(try bench.places(edits) == before)
    }

    @Test func otherEditsKeepTheirWords() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply([.grant("c_1", .coordinator)], cursor: 1)
        _ = try bench.cache.record(Bench.edit("other", title: "Gżegżółka"))
        try bench.apply([Self.erasure], cursor: 20)
        #expect(try bench.holds("Gżegżółka"))
    }
}
