// Three people edit from one base without sight of each other. In whichever order their edits
// arrive, the same conflicts are open, with the same candidates; and the shown value is that of the
// role that leads in the field.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice
import Testing

@Suite
struct OrderIndependenceTests {
    @Test(arguments: Dice.seeds(fixed: 12))
    func conflictsAndTheirCandidatesDoNotDependOnTheOrder(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = Bench.started()
        let queues = OfflineDevice.three.map { device in
            device.edits(from: start, editsOfOneField: 1, &dice)
        }
        expectOneResult(queues, from: start, seed: seed, &dice)
    }

    @Test(arguments: Dice.seeds(fixed: 12))
    func ownFollowingEditsDoNotBringTheOrderBack(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = Bench.started()
        let queues = OfflineDevice.three.map { device in
            device.edits(
                from: start, editsOfOneField: 3, kinds: [.plan, .fact], &dice)
        }
        expectOneResult(queues, from: start, seed: seed, &dice)
    }

    /// The answers of a checklist are few, so that one person may say `ok` after `nok`.
    @Test(arguments: Dice.seeds(fixed: 12))
    func ownFollowingAnswersDoNotBringTheOrderBack(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = Bench.started()
        let queues = OfflineDevice.three.map { device in
            device.edits(from: start, editsOfOneField: 2, kinds: [.flag], &dice)
        }
        expectOneResult(queues, from: start, seed: seed, &dice)
    }

    /// Two people say the same and a third something else.
    ///
    /// Which of the coordinators came first may decide what is shown; when the trainer came, not.
    @Test(arguments: ["f4t.place", "f4t.route_km", "f4t.transport"], [0, 1, 2])
    func agreementOfTwoDoesNotBringTheOrderBack(_ path: String, _ odd: Int) {
        let values: [JSONValue] =
            switch path {
            case "f4t.place": ["Las", "Łąka"]
            case "f4t.route_km": [7, 9]
            default: [["state": "ok"], ["state": "nok"]]
            }
        let people: [Actor] = [.ed, .mg, .lc]
        for orders in [
            [[0, 1, 2], [0, 2, 1], [2, 0, 1]], [[1, 0, 2], [1, 2, 0], [2, 1, 0]],
        ] {
            let results = orders.map { order in
                var bench = Bench.started()
                let base = bench.base(path)
                for index in order {
                    bench.set(path, values[index == odd ? 1 : 0], by: people[index], base: base)
                }
                let candidates = Set(bench.conflict(path)?.candidates.map(\.value) ?? [])
                let shown = bench.value(path)?.canonicalText ?? ""
                return "\(candidates.map(\.canonicalText).sorted()), shown: \(shown)"
            }
            #expect(Set(results).count == 1, "\(zip(orders, results).map { "\($0): \($1)" })")
        }
    }

    // MARK: - Every order

    /// Batches of up to two edits each, of one merge type, in every order of arrival there is.
    @Test(
        arguments: Dice.seeds(fixed: 4), [MergeType.plan, .fact, .flag, .text, .set])
    func everyOrderOfArrivalGivesTheSameConflicts(_ seed: UInt64, _ kind: MergeType) {
        var dice = Dice(seed: seed)
        let start = Bench.started()
        // Two edits of one text may be merged with a third between them: there each is of its own.
        let chain = [.text, .set].contains(kind) ? 1 : 2
        let queues = OfflineDevice.three.map { device in
            device.edits(from: start, editsOfOneField: chain, kinds: [kind], &dice).prefix(2)
        }
        let arrivals = Arrival.all(queues.map(\.count))
        expectOneResult(queues.map(Array.init), from: start, arrivals, seed: seed)
    }

    /// Removals, restorations and edits of one record; each device goes on from what it did itself.
    @Test(arguments: Dice.seeds(fixed: 40))
    func everyOrderOfArrivalGivesTheSameRemovalConflicts(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = OfflineDevice.startOfRemovals()
        let queues = OfflineDevice.three.map { $0.removals(from: start, stepsMax: 2, &dice) }
        expectOneResult(queues, from: start, Arrival.all(queues.map(\.count)), seed: seed)
    }

    @Test(arguments: Dice.seeds(fixed: 12))
    func longerBatchesGiveTheSameRemovalConflicts(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = OfflineDevice.startOfRemovals()
        let queues = OfflineDevice.three.map { $0.removals(from: start, stepsMax: 6, &dice) }
        let arrivals = Arrival.some(queues.map(\.count), count: 60, &dice)
        expectOneResult(queues, from: start, arrivals, seed: seed)
    }

    /// Money knows no candidates: whoever comes first is taken, the others keep what they typed.
    @Test
    func ofMoneyTheFirstIsTakenInEveryOrder() {
        let people: [Actor] = [.ed, .mg, .ed]
        for order in Arrival.all([1, 1, 1]) {
            var bench = Bench.started()
            let base = bench.base("offer/o1.price")
            let outcomes = order.map { index in
                let price: JSONValue = ["net": .integer(Int64(200 + index))]
                return bench.set("offer/o1.price", price, by: people[index], base: base).outcome
            }
            #expect(outcomes == [.applied, .refused, .refused])
            #expect(bench.value("offer/o1.price") == ["net": .integer(Int64(200 + order[0]))])
            #expect(bench.state.conflicts.isEmpty)
        }
    }

    // MARK: - Orders

    private func expectOneResult(
        _ queues: [[Mutation]], from start: Bench, seed: UInt64, _ dice: inout Dice
    ) {
        let arrivals = Arrival.some(queues.map(\.count), count: 24, &dice)
        expectOneResult(queues, from: start, arrivals, seed: seed)
    }

    private func expectOneResult(
        _ queues: [[Mutation]], from start: Bench, _ arrivals: [[Int]], seed: UInt64
    ) {
        var first: Settlement?
        for order in arrivals {
            var bench = start
            var next = [0, 0, 0]
            for queue in order {
                let decision = bench.commit(
                    queues[queue][next[queue]], by: OfflineDevice.three[queue].actor)
                #expect(decision.outcome != .refused, "seed \(seed): \(decision.reasons)")
                next[queue] += 1
            }
            let settlement = Settlement(bench)
            if let first, first != settlement {
                Issue.record("seed \(seed), order \(order): \(first.difference(settlement))")
                return
            }
            first = settlement
        }
    }
}
