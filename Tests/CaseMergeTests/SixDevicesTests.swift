// Six devices edit from one base without sight of each other: three coordinators, one of them on
// two devices, and two trainers. Their batches reach the server in every order there is, all 720.

import CanonicalJSON
import CaseMerge
import CaseModel
import Dice
import Testing

@Suite
struct SixDevicesTests {
    /// Plans and facts, groups, checklists, a text, a set, and records that one removes and another
    /// edits, all in one batch of each device.
    @Test(arguments: Dice.seeds(fixed: 2))
    func everyOrderOfSixBatchesGivesTheSameConflictsAndTheSameState(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let start = Self.start()
        let batches = OfflineDevice.six.map { device in
            device.edits(from: start, editsOfOneField: 1, &dice)
                + (device.isSecond ? [] : device.removals(from: start, stepsMax: 2, &dice))
        }
        var tour = Tour(batches: batches, seed: seed)
        tour.go(on: start, [])
        #expect(tour.orderCount == 720)
        #expect(tour.conflictCount > 0, "seed \(seed): nothing was contested")
    }

    /// A case with everybody in it, and a text with a line for each.
    private static func start() -> Bench {
        var bench = OfflineDevice.startOfRemovals()
        bench.commit([.insert(FieldAddress("case.coordinators"), element: "kk")], by: .ed)
        bench.commit(
            [.create(RecordKey("assignment", "a2"), fields: ["trainer": "rs", "role": "second"])],
            by: .ed)
        bench.set("programme.goal", "jeden\ndwa\ntrzy\ncztery\npięć\nsześć\n")
        return bench
    }
}

extension OfflineDevice {
    /// Of whether a record is there each person has one word, whichever device says it.
    fileprivate var isSecond: Bool { name != actor.user.text }

    /// The second device of one person knows nothing of the first.
    fileprivate static let six =
        three + [
            OfflineDevice(actor: .kk, line: 2, element: "f2_survey"),
            OfflineDevice(actor: .rs, line: 4, element: "none"),
            OfflineDevice(actor: .ed, line: 5, element: "phone_interview", name: "ed-tablet"),
        ]
}

/// Delivers batches in every order; what several orders begin with is done once for all of them.
private struct Tour {
    let batches: [[Mutation]]
    let seed: UInt64
    private(set) var orderCount = 0
    private(set) var conflictCount = 0
    private var first: Settlement?

    init(batches: [[Mutation]], seed: UInt64) {
        self.batches = batches
        self.seed = seed
    }

    mutating func go(on bench: Bench, _ order: [Int]) {
        for next in batches.indices where !order.contains(next) {
            var bench = bench
            for mutation in batches[next] {
                let decision = bench.commit(mutation, by: OfflineDevice.six[next].actor)
                #expect(
                    decision.outcome != .refused,
                    "seed \(seed), order \(order + [next]): \(decision.reasons)")
            }
            go(on: bench, order + [next])
        }
        if order.count == batches.count { arrive(at: Settlement(bench), order) }
    }

    private mutating func arrive(at settlement: Settlement, _ order: [Int]) {
        orderCount += 1
        conflictCount = settlement.candidates.count
        if let first, first != settlement {
            Issue.record("seed \(seed), order \(order): \(first.difference(settlement))")
        }
        first = first ?? settlement
    }
}
