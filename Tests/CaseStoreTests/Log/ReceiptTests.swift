// Receipts are kept for ever; their details only until the device has them.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

@Suite
struct ReceiptTests {
    private static func offer(_ local: String, _ kind: JSONValue = "general") -> [Operation] {
        [.create(RecordKey("offer", local), fields: ["kind": kind])]
    }

    private static let route = FieldAddress(RecordKey("f4t"), "route_km")

    /// A desk where ed handed in an applied edit and a refused one, after three others.
    private static func desk() throws -> (Desk, [CommitRequest]) {
        let desk = try Desk()
        try desk.startCase()
        let requests = [offer("o1"), offer("o1", "individual")].map {
            desk.request(desk.mutation($0), from: Desk.ed)
        }
        for request in requests { _ = try desk.commit(request) }
        return (desk, requests)
    }

    private static func receipts(_ desk: Desk, after number: Int64) throws -> [Receipt] {
        try desk.greet(Desk.ed, received: number).receipts.map { try Receipt(json: $0) }
    }

    @Test
    func aReceiptIsShortOnceTheDeviceHasIt() throws {
        let (desk, requests) = try Self.desk()
        let before = try Self.receipts(desk, after: 0)
        #expect(before.map(\.steps.count) == [1, 1, 1, 1, 0])
        #expect(before.map(\.reasons.count) == [0, 0, 0, 0, 1])
        #expect(try Self.receipts(desk, after: 4) == [before[4]])
        let after = try Self.receipts(desk, after: 0)
        #expect(after.map(\.number) == before.map(\.number))
        #expect(after.map(\.mutation) == before.map(\.mutation))
        #expect(after.map(\.outcome) == before.map(\.outcome))
        #expect(after.map(\.version) == before.map(\.version))
        #expect(after.map(\.steps.count) == [0, 0, 0, 0, 0])
        #expect(after.map(\.reasons.count) == [0, 0, 0, 0, 1])
        // Handed in again, it is answered shortly, and not applied again.
        let head = try desk.store.head()
        let again = try Receipt(json: try desk.commit(requests[0]).get())
        #expect(again == after[3])
        #expect(try desk.store.head() == head)
    }

    @Test
    func whatADeviceClaimsTooMuchCostsOthersNothing() throws {
        let (desk, _) = try Self.desk()
        try desk.commit(
            [.set(Self.route, value: 7, base: Base(.at(0), value: .null))], from: Desk.lc)
        #expect(try Self.receipts(desk, after: 900).isEmpty)
        let others = try desk.greet(Desk.lc).receipts.map { try Receipt(json: $0) }
        #expect(others.map(\.steps.count) == [1])
        // Later ones have their details: the claim was about what there was.
        try desk.commit(Self.offer("o8"))
        #expect(try Self.receipts(desk, after: 5).map(\.steps.count) == [1])
    }

    // MARK: - Void

    private static func void(_ desk: Desk, _ id: MutationID, _ device: Device, _ number: Int64)
        throws -> Receipt
    {
        let request = CommitRequest(
            user: device.user, device: device.id,
            message: MutationMessage(number: number, body: .void(id)))
        return try Receipt(json: try desk.commit(request).get())
    }

    @Test
    func aVoidLineUsesItsNumberAndChangesNothing() throws {
        let (desk, _) = try Self.desk()
        let head = try desk.store.head()
        for _ in 0..<2 {
            let receipt = try Self.void(desk, "mutation-gone", Desk.ed, 6)
            #expect(receipt.outcome == .void && receipt.number == 6 && receipt.version == head)
        }
        #expect(try desk.store.head() == head)
        #expect(try desk.greet(Desk.ed).acknowledged == 6)
    }

    @Test
    func aVoidLineOfWhatTheServerHasBringsWhatBecameOfIt() throws {
        let (desk, requests) = try Self.desk()
        let tablet = Device(id: "d-ed-2", user: "ed")
        try desk.enrol(tablet)
        for (index, outcome) in [Outcome.applied, .refused].enumerated() {
            let number = Int64(index + 1)
            let receipt = try Self.void(desk, requests[index].message.name, tablet, number)
            #expect(receipt.outcome == outcome && receipt.number == number)
        }
        // Somebody else learns nothing by it.
        let receipt = try Self.void(desk, requests[0].message.name, Desk.mg, 1)
        #expect(receipt.outcome == .void)
    }

    @Test
    func contentMayComeAfterItsNameWasVoid() throws {
        let (desk, _) = try Self.desk()
        _ = try Self.void(desk, "mutation-late", Desk.ed, 6)
        let tablet = Device(id: "d-ed-2", user: "ed")
        try desk.enrol(tablet)
        let late = try desk.commit(Self.offer("late"), from: tablet, id: "mutation-late")
        #expect(late.outcome == .applied)
    }

    // MARK: - Without what was seen

    /// A device that lost a scope hands its edit in without the values that the server had told.
    @Test
    func anEditIsTheSameWithoutTheValuesThatItsAuthorHadSeen() throws {
        let desk = try Desk()
        try desk.startCase()
        let tablet = Device(id: "d-ed-2", user: "ed")
        try desk.enrol(tablet)
        let field = FieldAddress(RecordKey("f4t"), "place")
        let receipts = try ["Polana", nil].enumerated().map { index, seen in
            try desk.commit(
                [
                    .set(
                        field, value: "Las",
                        base: Base(.at(8), value: seen.map { .string($0) } ?? .null))
                ], from: index == 0 ? Desk.ed : tablet, id: "one-edit")
        }
        #expect(receipts[1].reasons.isEmpty)
        #expect(receipts[0].outcome == receipts[1].outcome)
        #expect(receipts[0].version == receipts[1].version)
    }
}
