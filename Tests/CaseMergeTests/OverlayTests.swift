// What a device shows before the server answers is what the server will answer, as long as nobody
// else interferes.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice
import Testing

@Suite
struct OverlayTests {
    /// What both sides must agree on: all but positions and the numbers that only the server gives.
    private struct Picture: Hashable {
        var authors: [RecordKey: UserID] = [:]
        var removed: Set<RecordKey> = []
        var values: [FieldAddress: JSONValue] = [:]
        var writers: [FieldAddress: MutationID] = [:]
        var open: [FieldAddress: Set<Candidate>] = [:]

        init(_ state: CaseState) {
            for record in state.records.values {
                authors[record.key] = record.author
                if record.isDeleted { removed.insert(record.key) }
                // Words of authors stay on the server.
                for (name, register) in record.fields
                where name != "number" && !name.hasPrefix("by:") {
                    values[FieldAddress(record.key, name)] = register.value
                    writers[FieldAddress(record.key, name)] = register.mutation
                }
            }
            for conflict in state.openConflicts {
                open[conflict.address] = Set(conflict.candidates)
            }
        }
    }

    private static func readable(_ state: CaseState, by actor: Actor) -> CaseState {
        var shown = CaseState(scope: state.scope)
        let standing = actor.standing(in: state)
        shown.apply(ScopeDelta(whole: state).readable { _ in standing })
        return shown
    }

    /// The reasons without the numbers that are missing: they come from the server alone.
    private static func known(_ reasons: [Reason]) -> [Reason] {
        reasons.compactMap { reason in
            guard let gate = reason.gate else { return reason }
            let missing = gate.missing.filter { $0.need != .number }
            if missing.isEmpty { return nil }
            return Reason(
                reason.code, reason.path, detail: reason.detail,
                gate: GateResult(gate: gate.gate, missing: missing))
        }
    }

    @Test(arguments: Dice.seeds(fixed: 12), [Actor.ed, .lc, .jw])
    func thePredictionIsWhatTheServerDecides(_ seed: UInt64, _ actor: Actor) {
        var dice = Dice(seed: seed)
        var server = Bench.started()
        let confirmed = Self.readable(server.state, by: actor)
        var context = server.context(actor)
        context.version = 0
        context.numbers = .provisional

        var edits: [Mutation] = []
        for index in 0..<30 {
            let view = Overlay(confirmed: confirmed, edits: edits, in: context).state
            edits.append(
                Mutation(
                    id: MutationID("edit-\(index)"), scope: view.scope, claimedAt: Bench.now,
                    operations: RandomEdit.steps(view, actor, index, &dice)))
        }
        let overlay = Overlay(confirmed: confirmed, edits: edits, in: context)
        for edit in edits {
            let decision = server.commit(edit, by: actor)
            let prediction = overlay.predictions[edit.id]
            #expect(
                prediction?.outcome == decision.outcome && prediction?.steps == decision.steps
                    && Self.known(prediction?.reasons ?? []) == Self.known(decision.reasons),
                """
                seed \(seed), \(edit.id): predicted \(String(describing: prediction?.reasons)), \
                decided \(decision.outcome) \(decision.reasons) for \(edit.operations)
                """)
        }
        #expect(
            Picture(overlay.state) == Picture(Self.readable(server.state, by: actor)),
            "seed \(seed)")
    }

    @Test
    func anEditThatWouldBeRefusedLeavesNothingButItsPrediction() {
        let bench = Bench.started()
        let edit = Mutation(
            id: "edit-0", scope: bench.state.scope, claimedAt: Bench.now,
            operations: [
                .create(RecordKey("module", "m2"), fields: [:]),
                .act(.closeCase, subject: nil, arguments: [:]),
            ])
        let overlay = Overlay(
            confirmed: bench.state, edits: [edit], in: bench.context(.ed))
        #expect(overlay.state == bench.state)
        #expect(overlay.predictions["edit-0"]?.outcome == .refused)
    }

    @Test
    func withoutEditsTheConfirmedStateIsShown() {
        let bench = Bench.started()
        let overlay = Overlay(confirmed: bench.state, edits: [], in: bench.context(.ed))
        #expect(overlay.state == bench.state && overlay.predictions.isEmpty)
    }

    @Test
    func layingTheSameEditsAgainShowsTheSame() {
        var dice = Dice(seed: 3)
        let bench = Bench.started()
        let edits = OfflineDevice.three[0].edits(from: bench, editsOfOneField: 2, &dice)
        let first = Overlay(confirmed: bench.state, edits: edits, in: bench.context(.ed))
        let second = Overlay(confirmed: bench.state, edits: edits, in: bench.context(.ed))
        #expect(first.state == second.state)
    }
}
