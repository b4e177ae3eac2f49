// A server that was restored: what it has lost goes to it again, once, and under the same names.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Dice
import Testing

@Suite
struct FollowTests {
    /// A device with one edit each that was applied, refused, an F5 sheet, dropped, and waiting.
    private static func device() throws -> (Bench, [Mutation]) {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        let edits = [
            Bench.edit("applied"), Bench.edit("refused"), Bench.sheet("sheet", comment: "x"),
            Bench.edit("dropped"), Bench.edit("waiting"),
        ]
        for edit in edits { _ = try bench.cache.record(edit) }
        let outcomes: [Outcome] = [.applied, .refused, .applied, .refused]
        for (index, outcome) in outcomes.enumerated() {
            try bench.store(
                Bench.receipt(edits[index], Int64(index + 1), outcome, version: Int64(50 + index)))
        }
        try bench.cache.dropFromTray(2)
        return (bench, edits)
    }

    /// What came of a change: how many went back, how many were set aside, and whether it is anew.
    private static func became(_ change: HistoryChange?) -> [JSONValue] {
        change.map {
            [.integer(Int64($0.returned)), .integer(Int64($0.salvaged)), .bool($0.startsAnew)]
        } ?? []
    }

    private static let upTo40 = [EndedEpoch(epoch: "e_1", upTo: 40)]

    @Test
    func whatTheServerHasNoReceiptForGoesBackUnderItsNumberAndName() throws {
        let (bench, edits) = try Self.device()
        #expect(try bench.follow("e_1", acknowledged: 4) == nil)
        #expect(try bench.cache.received() == 4)
        let change = try bench.follow("e_1", acknowledged: 0)
        #expect(Self.became(change) == [1, 0, false])
        let queue = try bench.cache.queue(after: 0)
        #expect(queue.map(\.number) == [1, 2, 3, 4, 5])
        #expect(queue.map(\.name) == edits.map(\.id))
        let bodies: [MutationMessage.Body] = [
            .content(edits[0].json), .void(edits[1].id), .void(edits[2].id), .void(edits[3].id),
            .content(edits[4].json),
        ]
        #expect(queue.map(\.body) == bodies)
        #expect(try bench.cache.received() == 0)
        #expect(try bench.cache.tray().map(\.mutation) == [edits[1]])
        // Saying it again changes nothing.
        #expect(try bench.follow("e_1", acknowledged: 0) == nil)
        #expect(try bench.cache.queue(after: 0) == queue)
    }

    @Test
    func onlyWhatIsAboveTheServersNumberGoesBack() throws {
        let (bench, edits) = try Self.device()
        try bench.follow("e_1", acknowledged: 2)
        #expect(try bench.cache.queue(after: 0).map(\.number) == [3, 4, 5])
        #expect(try bench.places(edits)[edits[0].id] == ["sent"])
    }

    @Test
    func secondReceiptsTakeThePlaceOfTheFirst() throws {
        let (bench, edits) = try Self.device()
        try bench.follow("e_2", acknowledged: 0, lineage: Self.upTo40)
        let again = Bench.receipt(edits[0], 1, .conflict, version: 1_000_001)
        try bench.store(again)
        #expect(try bench.cache.receipt(of: edits[0].id) == again)
        for number in 2...4 {
            try bench.store(Bench.receipt(edits[number - 1], Int64(number), .void))
        }
        #expect(try bench.cache.queue(after: 0).map(\.number) == [5])
        #expect(try bench.cache.received() == 4)
        #expect(try bench.cache.tray().map(\.receipt.outcome) == [.refused])
        #expect(try bench.follow("e_2", acknowledged: 4, lineage: Self.upTo40) == nil)
    }

    // MARK: - The base

    private static let base: [StreamEvent] = [
        .grant("c_1", .coordinator), .change(Bench.delta("c_1", "Żółw", version: 45)),
    ]

    @Test
    func aDeviceThatIsNotBeyondWhatIsLeftKeepsItsBase() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply(Self.base, cursor: 45)
        let lineage = [EndedEpoch(epoch: "e_1", upTo: 45), EndedEpoch(epoch: "e_2", upTo: 60)]
        let change = try bench.follow("e_3", lineage: lineage)
        #expect(Self.became(change) == [0, 0, false])
        #expect(try bench.cursor() == "45" && bench.cache.meta(.epoch) == "e_3")
        #expect(try bench.cache.meta(.signature) == "")
        #expect(try bench.cache.salvaged().isEmpty)
        #expect(try bench.follow("e_3", lineage: lineage) == nil)
    }

    @Test(arguments: [
        [EndedEpoch(epoch: "e_1", upTo: 44)],
        [EndedEpoch(epoch: "e_1", upTo: 50), EndedEpoch(epoch: "e_2", upTo: 44)],
        [EndedEpoch(epoch: "e_7", upTo: 50)], [],
    ])
    func aDeviceThatIsBeyondItBeginsAnewAndSetsAsideWhatWasLost(
        _ lineage: [EndedEpoch]
    ) throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply(Self.base, cursor: 45)
        let change = try bench.follow("e_3", lineage: lineage)
        #expect(Self.became(change) == [0, 1, true])
        #expect(try bench.cursor() == "0" && bench.cache.bootToken() == nil)
        // The base is there until another comes.
        #expect(try bench.cache.layers(of: "c_1").confirmed.single("case")?["title"] == "Żółw")
        try bench.apply([.grant("c_1", .coordinator)], cursor: 1_000_000)
        let salvaged = try bench.cache.salvaged()
        #expect(salvaged.map(\.register.value) == ["Żółw"])
        #expect(salvaged.first?.address == FieldAddress(RecordKey("case"), "title"))
        // What comes again need not be kept.
        try bench.apply(
            [.change(Bench.delta("c_1", "Żółw", version: 1_000_001))], cursor: 1_000_001)
        #expect(try bench.cache.salvaged().isEmpty)
    }

    @Test
    func anUnfinishedBootstrapCountsWithItsStart() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply(Self.base, cursor: 0, boot: BootToken(after: "c_1", start: 50))
        #expect(try bench.follow("e_1") == nil)
        #expect(try bench.cache.bootToken()?.start == 50)
        let change = try bench.follow("e_2", lineage: [EndedEpoch(epoch: "e_1", upTo: 49)])
        #expect(change?.startsAnew == true)
        #expect(try bench.cache.bootToken() == nil)
    }

    @Test
    func theOwnEditsAreNotSetAside() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        let own = Mutation(
            id: "mutation-0", scope: "c_1", claimedAt: Bench.now,
            operations: [.create(RecordKey("case"), fields: ["title": "Żółw"])])
        _ = try bench.cache.record(own)
        try bench.store(Bench.receipt(own, 1, version: 45))
        try bench.apply(Self.base, cursor: 45)
        let change = try bench.follow("e_2", acknowledged: 0)
        #expect(Self.became(change) == [1, 0, true])
        #expect(try bench.places([own]) == [own.id: ["outbox"]])
    }

    /// One edit of somebody else may have given a value and made a candidate.
    @Test
    func everyValueAndCandidateOfALostEditIsSetAside() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        var delta = Bench.delta("c_1", "Żółw", version: 45)
        let candidates = ["mutation-0", "mutation-1"].map { name in
            Candidate(
                mutation: MutationID(name), value: .string("wartość \(name)"), author: "ed",
                role: .coordinator, claimedAt: Bench.now)
        }
        delta.conflicts = ["place", "route_km"].map { field in
            Conflict(
                address: FieldAddress(RecordKey("f4t"), field), kind: .value, base: .null,
                candidates: candidates, openedAt: 45)
        }
        try bench.apply([.grant("c_1", .coordinator), .change(delta)], cursor: 45)
        let change = try bench.follow("e_2")
        #expect(change?.salvaged == 5)
        try bench.apply([.grant("c_1", .coordinator)], cursor: 1_000_000)
        #expect(try bench.cache.salvaged().count == 5)
        // A second restore sets the same aside only once.
        try bench.apply([.grant("c_1", .coordinator), .change(delta)], cursor: 1_000_045)
        #expect(try bench.follow("e_3")?.salvaged == 0)
    }

    @Test
    func onlyAPersonOrALostRightEndsWhatWasSetAside() throws {
        let bench = try Bench()
        try bench.cache.setMeta([.device: "d_1", .epoch: "e_1"])
        try bench.apply(Self.base, cursor: 45)
        try bench.follow("e_2")
        try bench.apply([.grant("c_1", .coordinator)], cursor: 1_000_000)
        let number = try #require(try bench.cache.salvaged().first).number
        #expect(throws: CacheError.noEntry(number: number + 1)) {
            try bench.cache.dropSalvaged(number + 1)
        }
        #expect(try bench.cache.salvaged().count == 1)
        try bench.apply([.revoke("c_1")], cursor: 1_000_001)
        #expect(try bench.cache.salvaged().isEmpty)
    }
}
