// What travels: results that may be applied twice, filtered to what the receiver may read.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice
import Testing

@Suite
struct ScopeDeltaTests {
    /// A scope with one record of every type and a value and a conflict in every field.
    private static func full(_ scope: ScopeID) -> CaseState {
        var state = CaseState(scope: scope)
        for type in FormCatalogue.all where type.isOrganisational != scope.isCase {
            let key = RecordKey(type.name, type.cardinality == .single ? "" : "x")
            var record = Record(
                key: key, author: "ed", recordedAt: Bench.now, syncedAt: Bench.now, version: 1)
            for field in type.fields {
                let address = FieldAddress(key, field.name)
                let register = Register(
                    value: .string("kanarek \(address)"), version: 1, mutation: "m-1",
                    author: "ed", role: .coordinator, claimedAt: Bench.now)
                record.fields[field.name] = register
                state.conflicts[address] = Conflict(
                    address: address, kind: .value, base: .null,
                    candidates: [
                        Candidate(
                            mutation: "m-1", value: register.value, author: "ed",
                            role: .coordinator, claimedAt: Bench.now)
                    ], openedAt: 1)
            }
            state.records[key] = record
        }
        return state
    }

    @Test(arguments: Standing.allCases, [ScopeID("c_full"), .organisation])
    func aReaderGetsTheFieldsOfReadableFacetsAndNoOther(_ standing: Standing, _ scope: ScopeID) {
        let state = Self.full(scope)
        let shown = ScopeDelta(whole: state).readable { _ in standing }
        let readable = AccessRules.readable(standing)
        var expected: Set<FieldAddress> = []
        for type in FormCatalogue.all {
            for field in type.fields where readable.contains(type.facet(of: field)) {
                let key = RecordKey(type.name, type.cardinality == .single ? "" : "x")
                if state.records[key] != nil { expected.insert(FieldAddress(key, field.name)) }
            }
        }
        let fields = shown.records.flatMap { delta in
            delta.record.fields.keys.map { FieldAddress(delta.record.key, $0) }
        }
        #expect(Set(fields) == expected)
        #expect(Set(shown.conflicts.map(\.address)) == expected)
        // A record of which nothing may be read is not even named.
        for delta in shown.records where delta.record.fields.isEmpty {
            let facet = FormCatalogue.type(delta.record.key.type)?.facet
            #expect(facet.map(readable.contains) == true, "\(delta.record.key)")
        }
    }

    @Test(arguments: [Standing.trainer, .otherTrainer, .otherCoordinator])
    func pricesContractsAndNeedsOfPeopleStayHidden(_ standing: Standing) {
        let shown = ScopeDelta(whole: Self.full("c_full")).readable { _ in standing }
        let text = "\(shown)"
        for path in [
            "offer/x.price", "offer/x.no_price_reason", "offer/x.accepted_by",
            "participant/x.special_needs", "participant/x.email", "participant/x.consent_image",
            "client.contact",
        ] {
            #expect(FormCatalogue.field(FieldAddress(path)) != nil, "\(path)")
            #expect(!text.contains("kanarek \(path)"), "\(path)")
        }
        for type in ["contract", "procedure_given", "certificate", "contact"] {
            #expect(FormCatalogue.type(type) != nil)
            #expect(!shown.records.contains { $0.record.key.type == type }, "\(type)")
        }
    }

    @Test
    func aTrainerReadsTheOwnCardOnly() {
        var state = CaseState(scope: .organisation)
        for login in ["lc", "rs"] {
            let key = RecordKey("trainer", login)
            var record = Record(
                key: key, author: "jw", recordedAt: Bench.now, syncedAt: nil, version: 1)
            record.fields["phone"] = Register(
                value: "123", version: 1, mutation: "m-1", author: "jw", role: .manager,
                claimedAt: Bench.now)
            state.records[key] = record
        }
        let shown = ScopeDelta(whole: state).readable { Actor.lc.standing(in: state, record: $0) }
        #expect(shown.records.map(\.record.key) == [RecordKey("trainer", "lc")])
    }

    @Test
    func whatNobodyKnowsIsShownToNobody() {
        let record = Record(
            key: RecordKey("of_a_later_version"), author: "ed", recordedAt: Bench.now,
            syncedAt: nil, version: 1)
        let delta = ScopeDelta(
            scope: "c_x", records: [RecordDelta(record: record, isNew: true)], conflicts: [])
        for standing in Standing.allCases { #expect(delta.readable { _ in standing }.isEmpty) }
    }

    /// Random histories: one delta for each mutation.
    private static func history(_ seed: UInt64) -> (deltas: [ScopeDelta], end: CaseState) {
        var dice = Dice(seed: seed)
        var bench = Bench.started()
        var deltas = [ScopeDelta(whole: bench.state)]
        let queues = OfflineDevice.three.map {
            $0.edits(from: bench, editsOfOneField: 2, &dice)
        }
        for (device, queue) in zip(OfflineDevice.three, queues) {
            for mutation in queue {
                let decision = bench.commit(mutation, by: device.actor)
                deltas.append(ScopeDelta(decision.changes, in: bench.state))
            }
        }
        for conflict in bench.state.openConflicts {
            let decision = bench.commit(
                [
                    .resolve(
                        conflict.address, seen: conflict.candidates.map(\.mutation),
                        value: conflict.candidates[0].value, reason: nil)
                ], by: .ed)
            deltas.append(ScopeDelta(decision.changes, in: bench.state))
        }
        return (deltas, bench.state)
    }

    @Test(arguments: Dice.seeds(fixed: 12))
    func theSumOfTheDeltasIsTheState(_ seed: UInt64) {
        let (deltas, end) = Self.history(seed)
        var state = CaseState(scope: end.scope)
        for delta in deltas { state.apply(delta) }
        #expect(state == end, "seed \(seed)")
    }

    @Test(arguments: Dice.seeds(fixed: 12))
    func deltasThatCameBeforeChangeNothing(_ seed: UInt64) {
        let (deltas, end) = Self.history(seed)
        let changing = deltas.indices.filter { index in
            var state = end
            state.apply(deltas[index])
            return state != end
        }
        #expect(changing.isEmpty, "seed \(seed)")
    }
}
