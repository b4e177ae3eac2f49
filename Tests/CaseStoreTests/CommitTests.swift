// One receipt for every mutation, for ever the same; numbers of a device without gaps.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

@Suite
struct CommitTests {
    private static func offer(_ local: String) -> [Operation] {
        [.create(RecordKey("offer", local), fields: ["kind": "general"])]
    }

    private static func numbers(_ desk: Desk) throws -> [String] {
        try desk.state().all("offer").compactMap { $0["number"]?.stringValue }
    }

    @Test
    func numbersAreConsecutiveAndNeverUsedAgain() throws {
        let desk = try Desk()
        try desk.startCase()
        for local in ["o1", "o2"] { try desk.commit(Self.offer(local)) }
        let version = try #require(try desk.state().record(RecordKey("offer", "o2"))).version
        #expect(
            try desk.commit([.delete(RecordKey("offer", "o2"), seen: version)]).outcome == .applied)
        // A mutation that is refused after its offer was made gives the number back.
        let refused = try desk.commit(
            Self.offer("o3") + [.delete(RecordKey("offer", "x"), seen: 0)])
        #expect(refused.outcome == .refused)
        try desk.reopen()
        try desk.commit(Self.offer("o4"), from: Desk.ed)
        #expect(try Self.numbers(desk) == ["OF/2026/0001", "OF/2026/0003"])
        try desk.startCase("c_2")
        try desk.commit(Self.offer("o1"), in: "c_2")
        #expect(try desk.value("case", "number") == "K/2026/001")
        #expect(try desk.value("case", "number", in: "c_2") == "K/2026/002")
        #expect(
            try desk.state("c_2").all("offer").first?["number"] == "OF/2026/0004")
    }

    @Test
    func twoNumbersOfOneGroupDiffer() throws {
        let desk = try Desk()
        try desk.startCase()
        let group = ["o1", "o2", "o3"].map {
            desk.request(desk.mutation(Self.offer($0)), from: Desk.ed)
        }
        _ = try desk.store.commit(group, now: Desk.now)
        #expect(try Self.numbers(desk) == ["OF/2026/0001", "OF/2026/0002", "OF/2026/0003"])
    }

    @Test
    func theSameMutationAgainBringsTheSameBytes() throws {
        let desk = try Desk()
        try desk.startCase()
        let applied = desk.request(desk.mutation(Self.offer("o1")), from: Desk.ed)
        let refused = desk.request(desk.mutation(Self.offer("o1")), from: Desk.ed)
        let first = try [desk.commit(applied), desk.commit(refused)]
        #expect(first.map { $0.bytes != nil } == [true, true])
        for _ in 0..<2 {
            try desk.commit([
                .insert(FieldAddress(RecordKey("case"), "coordinators"), element: "x\(1)")
            ])
            let again = try [desk.commit(applied), desk.commit(refused)]
            #expect(again.map(\.bytes) == first.map(\.bytes))
            try desk.reopen()
        }
        #expect(try Self.numbers(desk).count == 1)
    }

    @Test
    func aGapIsRefusedAndUsesNothing() throws {
        let desk = try Desk()
        try desk.startCase()
        let early = desk.request(desk.mutation(Self.offer("o2")), from: Desk.ed, number: 6)
        let result = try desk.commit(early)
        #expect(result.errorCode == .gap)
        if case .failure(let error) = result {
            #expect(error.retry == .later)
            #expect(error.detail == ["want": 4])
        }
        let want = desk.request(desk.mutation(Self.offer("o1")), from: Desk.ed, number: 4)
        #expect(try desk.commit(want).bytes != nil)
        #expect(try desk.greet(Desk.ed).acknowledged == 4)
    }

    @Test
    func oneNumberForTwoMutationsIsAFork() throws {
        let desk = try Desk()
        try desk.startCase()
        let before = try desk.state()
        for number in [Int64.min, -1, 0, 1, 3] {
            let other = desk.request(desk.mutation(Self.offer("o1")), from: Desk.ed, number: number)
            #expect(try desk.commit(other).errorCode == .forked, "number \(number)")
        }
        #expect(try desk.state() == before)
    }

    @Test
    func aRefusedMutationUsesItsNumber() throws {
        let desk = try Desk()
        let head = try desk.store.head()
        let receipt = try desk.commit(Self.offer("o1"))
        #expect(receipt.outcome == .refused && receipt.number == 1)
        #expect(receipt.reasons.map(\.code) == [.notFound])
        #expect(receipt.version == head)
        #expect(try desk.store.head() == head)
        #expect(try desk.greet(Desk.ed).acknowledged == 1)
        try desk.startCase()
    }

    @Test
    func whatDoesNotReadAsAMutationIsRefusedAndHoldsUpNothing() throws {
        let desk = try Desk()
        let message = MutationMessage(number: 1, content: ["mid": "mutation-x"])
        let result = try desk.commit(
            CommitRequest(user: Desk.ed.user, device: Desk.ed.id, message: message))
        let receipt = try Receipt(json: try result.get())
        #expect(receipt.outcome == .refused && receipt.reasons.map(\.code) == [.invalid])
        #expect(try desk.greet(Desk.ed).acknowledged == 1)
    }

    @Test
    func anotherDeviceOfTheSamePersonGetsTheSameAnswerForTheSameMutation() throws {
        let desk = try Desk()
        try desk.startCase()
        let tablet = Device(id: "d-ed-2", user: "ed")
        try desk.enrol(tablet)
        let mutation = desk.mutation(Self.offer("o1"))
        let first = try Receipt(json: try desk.commit(desk.request(mutation, from: Desk.ed)).get())
        let head = try desk.store.head()
        let second = try Receipt(json: try desk.commit(desk.request(mutation, from: tablet)).get())
        #expect(second.number == 1 && first.number == 4)
        #expect(second.outcome == first.outcome && second.version == first.version)
        #expect(try desk.store.head() == head)
        #expect(try Self.numbers(desk).count == 1)
    }

    @Test
    func theNameOfAnothersMutationRevealsNothingOfIt() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit(Self.offer("o1"), id: "mutation-of-ed")
        let reuses: [(Device, [Operation], ScopeID)] = [
            (Desk.mg, Self.offer("o1"), "c_1"), (Desk.lc, Self.offer("o2"), "c_9"),
            (Desk.ed, Self.offer("o2"), "c_1"),
        ]
        for (device, steps, scope) in reuses {
            let receipt = try desk.commit(steps, from: device, in: scope, id: "mutation-of-ed")
            #expect(receipt.outcome == .refused)
            #expect(receipt.reasons == [Reason(.mutationReuse)])
            #expect(receipt.version == 0 && receipt.steps.isEmpty)
        }
        #expect(try Self.numbers(desk).count == 1)
    }

    /// Whoever tries out a name that is taken must not spoil it for its owner.
    @Test(arguments: ["a-first", "z-last"])
    func theOwnerKeepsTheNameAfterSomebodyElseTriedIt(_ stranger: String) throws {
        let desk = try Desk()
        try desk.startCase()
        let tablet = Device(id: "d-ed-2", user: "ed")
        let curious = Device(id: DeviceID(stranger), user: "mg")
        try desk.enrol(tablet)
        try desk.enrol(curious)
        let mutation = desk.mutation(Self.offer("o1"))
        let first = try Receipt(json: try desk.commit(desk.request(mutation, from: Desk.ed)).get())
        _ = try desk.commit(desk.request(mutation, from: curious))
        let second = try Receipt(json: try desk.commit(desk.request(mutation, from: tablet)).get())
        #expect(second.outcome == first.outcome)
        #expect(second.reasons.isEmpty)
    }

    @Test
    func severalDevicesShareOneGroup() throws {
        let desk = try Desk()
        try desk.startCase()
        let place = FieldAddress(RecordKey("f4t"), "route_km")
        let base = Base(.at(0), value: .null)
        let requests = [
            desk.request(desk.mutation([.set(place, value: 5, base: base)]), from: Desk.ed),
            desk.request(desk.mutation([.set(place, value: 7, base: base)]), from: Desk.lc),
            desk.request(desk.mutation(Self.offer("o1")), from: Desk.lc),
            desk.request(desk.mutation(Self.offer("o1")), from: Desk.ed),
        ]
        let malformed = CommitRequest(
            user: "mg", device: Desk.mg.id, message: MutationMessage(number: 1, content: [:]))
        let group = requests + [malformed, requests[0]]
        let results = try desk.store.commit(group, now: Desk.now)
        let receipts = try results.prefix(4).map { try Receipt(json: try $0.get()) }
        #expect(receipts.map(\.outcome) == [.applied, .conflict, .refused, .applied])
        #expect(receipts.map(\.number) == [4, 1, 2, 5])
        #expect(results[4].errorCode == .malformed)
        #expect(results[5].bytes == results[0].bytes)
        #expect(try desk.state().openConflicts.count == 1)
    }

    @Test
    func aGroupLeavesWhatOneByOneLeaves() throws {
        let first = try Desk()
        let second = try Desk()
        var states: [CaseState] = []
        for (desk, isGroup) in [(first, true), (second, false)] {
            try desk.startCase()
            let requests = (1...6).map { index in
                desk.request(
                    desk.mutation(Self.offer("o\(index % 4)")), from: index < 3 ? Desk.ed : Desk.mg)
            }
            if isGroup {
                _ = try desk.store.commit(requests, now: Desk.now)
            } else {
                for request in requests { _ = try desk.commit(request) }
            }
            states.append(try desk.state())
        }
        #expect(states[0] == states[1])
        #expect(try first.store.head() == second.store.head())
    }

    @Test
    func whoIsDisabledAppliesNothingAndUsesTheNumber() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.store.setDisabled("ed", true)
        let receipt = try desk.commit(Self.offer("o1"))
        #expect(receipt.outcome == .parked && receipt.reasons.isEmpty)
        #expect(receipt.number == 4)
        #expect(try Self.numbers(desk).isEmpty)
        // What they could not have done before either is refused.
        let other = try desk.commit(Self.offer("o1"), in: "c_9")
        #expect(other.outcome == .refused && other.reasons.map(\.code) == [.permission])
        #expect(other.number == 5)
        try desk.store.setDisabled("ed", false)
        #expect(try desk.commit(Self.offer("o1")).outcome == .applied)
    }

    @Test
    func receiptsThatTheDeviceLacksComeInOrder() throws {
        let desk = try Desk()
        try desk.startCase()
        let position = try desk.greet(Desk.ed, received: 1)
        #expect(position.acknowledged == 3)
        #expect(try position.receipts.map { try Receipt(json: $0).number } == [2, 3])
        #expect(try desk.greet(Device(id: "d-nobody", user: "ed")).receipts.isEmpty)
    }
}
