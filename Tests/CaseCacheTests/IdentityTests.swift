// A home that gets another identity: its numbers begin anew, its names stay, and nothing is ever in
// two places or in none.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Dice
import Testing

@Suite
struct IdentityTests {
    private static func bench() throws -> Bench {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        return bench
    }

    @Test
    func whatWaitsIsNumberedAnewInItsOrder() throws {
        let bench = try Self.bench()
        let edits = (1...6).map { Bench.edit("m\($0)") }
        for edit in edits { _ = try bench.cache.record(edit) }
        try bench.store(Bench.receipt(edits[0], 1))
        try bench.store(Bench.receipt(edits[1], 2, .refused))
        try bench.follow("e_1", acknowledged: 0)
        try bench.store(Bench.receipt(edits[0], 1))
        try bench.cache.rehome([.device: "d_2", .token: "t"])
        let queue = try bench.cache.queue(after: 0)
        #expect(queue.map(\.number) == [1, 2, 3, 4])
        #expect(queue.map(\.body) == edits[2...].map { .content($0.json) })
        #expect(try bench.cache.meta(.device) == "d_2" && bench.cache.received() == 0)
        #expect(try bench.cache.record(Bench.edit("m7")) == 5)
        // Numbers of the earlier identity say nothing about this one.
        #expect(try bench.follow("e_1", acknowledged: 0) == nil)
        #expect(try bench.cache.tray().map(\.mutation) == [edits[1]])
    }

    @Test
    func anEmptyHomeBeginsWithOne() throws {
        let bench = try Self.bench()
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        try bench.store(Bench.receipt(edit, 1))
        try bench.cache.rehome([.device: "d_2"])
        #expect(try bench.cache.received() == 0 && bench.cache.numbersGiven() == 0)
        #expect(try bench.cache.record(Bench.edit("b")) == 1)
    }

    @Test
    func lostEditsOfAnEarlierIdentityGetNewNumbers() throws {
        let bench = try Self.bench()
        let edits = ["kept", "lost"].map { Bench.edit($0) }
        for edit in edits { _ = try bench.cache.record(edit) }
        try bench.store(Bench.receipt(edits[0], 1, version: 39))
        try bench.store(Bench.receipt(edits[1], 2, version: 41))
        try bench.cache.rehome([.device: "d_2"])
        _ = try bench.cache.record(Bench.edit("new"))
        let change = try bench.follow(
            "e_2", acknowledged: 0, lineage: [EndedEpoch(epoch: "e_1", upTo: 40)])
        #expect(change?.returned == 1)
        let queue = try bench.cache.queue(after: 0)
        #expect(queue.map(\.number) == [1, 2])
        #expect(queue.map(\.name) == ["mutation-new", "mutation-lost"])
        #expect(try bench.places(edits) == [edits[0].id: ["sent"], edits[1].id: ["outbox"]])
    }

    /// Random lives of a home and its server: every edit is in exactly one place, and what is to be
    /// sent has no gaps and no double numbers.
    @Test(arguments: Dice.seeds(fixed: 6))
    func everyEditIsInOnePlaceAndTheQueueHasNoGaps(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let bench = try Self.bench()
        var edits: [Mutation] = []
        var head: Sequence64 = 10
        var epochs = 1
        for step in 0..<60 {
            switch Int.random(in: 0..<9, using: &dice) {
            case 0...2:
                edits.append(
                    step.isMultiple(of: 5)
                        ? Bench.sheet("\(step)", comment: "x") : Bench.edit("\(step)"))
                _ = try bench.cache.record(edits[edits.count - 1])
            case 3, 4: try Self.answer(bench, edits, &head, &dice)
            case 5:
                guard let entry = try bench.cache.tray().randomElement(using: &dice) else {
                    continue
                }
                try bench.cache.dropFromTray(entry.number)
            case 6:
                let received = try bench.cache.received()
                try bench.follow(
                    "e_\(epochs)", acknowledged: Int64.random(in: 0...received, using: &dice))
            case 7:
                epochs += 1
                let received = try bench.cache.received()
                let upTo = Int64.random(in: 0...head, using: &dice)
                head = (head / 1_000_000 + 1) * 1_000_000
                try bench.follow(
                    "e_\(epochs)", acknowledged: Int64.random(in: 0...received, using: &dice),
                    lineage: [EndedEpoch(epoch: "e_\(epochs - 1)", upTo: upTo)])
            default: try bench.cache.rehome([.device: "d_\(step + 2)"])
            }
            try bench.reopen()
            let places = try bench.places(edits)
            #expect(
                places.values.allSatisfy { $0.count == 1 }, "seed \(seed), step \(step): \(places)")
            let numbers = try bench.cache.queue(after: 0).map(\.number)
            let first = try bench.cache.received() + 1
            let last = try bench.cache.numbersGiven()
            #expect(
                numbers == (first <= last ? Array(first...last) : []),
                "seed \(seed), step \(step)")
        }
    }

    private static func answer(
        _ bench: Bench, _ edits: [Mutation], _ head: inout Sequence64, _ dice: inout Dice
    ) throws {
        guard let next = try bench.cache.queue(after: 0).first,
            let edit = edits.first(where: { $0.id == next.name })
        else { return }
        head += 1
        if case .void = next.body {
            try bench.store(Bench.receipt(edit, next.number, .void, version: head))
        } else {
            let outcome = dice.pick([Outcome.applied, .conflict, .refused, .parked, .noop])
            try bench.store(Bench.receipt(edit, next.number, outcome, version: head))
        }
    }
}
