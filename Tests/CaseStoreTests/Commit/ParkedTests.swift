// An edit of somebody whose right was taken away while it was on its way is kept for somebody who
// has the right: never applied by itself, never lost.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Foundation
import Testing

@Suite
struct ParkedTests {
    private static let route = FieldAddress(RecordKey("f4t"), "route_km")

    /// A desk whose trainer lc is unassigned, and the position before that.
    private static func desk() throws -> (Desk, Sequence64) {
        let desk = try Desk()
        try desk.startCase()
        let before = try desk.store.head()
        let key = RecordKey("assignment", "a1")
        let version = try #require(try desk.state().record(key)).version
        try desk.commit([.delete(key, seen: version)])
        return (desk, before)
    }

    private static func set(_ value: JSONValue) -> [CaseMerge.Operation] {
        [.set(route, value: value, base: Base(.at(0), value: .null))]
    }

    private static func open(_ desk: Desk) throws -> [Record] {
        try desk.state().all("parked").filter { $0["state"] == "open" }
    }

    @Test
    func anEditFromBeforeTheRightWasLostIsParked() throws {
        let (desk, before) = try Self.desk()
        let receipt = try desk.commit(Self.set(7), from: Desk.lc, id: "late-edit", seen: before)
        #expect(receipt.outcome == .parked)
        #expect(try receipt.version == desk.store.head())
        #expect(try desk.value("f4t", "route_km") == nil)
        let record = try #require(try Self.open(desk).first)
        #expect(record.key == RecordKey("parked", "late-edit"))
        #expect(record["by"] == "lc" && record["reason"] == "lost")
        // The author does not read what waits there; who decides does.
        for (device, isThere) in [(Desk.lc, false), (Desk.ed, true), (Desk.jw, true)] {
            var tablet = Follower(device)
            try tablet.follow(desk)
            #expect(
                (tablet.scopes["c_1"]?.all("parked").isEmpty == false) == isThere,
                "\(device.user)")
            #expect(try tablet.scopes == tablet.expected(desk))
        }
    }

    @Test
    func anEditFromAfterTheRightWasLostIsRefused() throws {
        let (desk, before) = try Self.desk()
        for seen in [before + 1, before + 90] {
            let receipt = try desk.commit(Self.set(7), from: Desk.lc, seen: seen)
            #expect(receipt.outcome == .refused)
        }
        #expect(try Self.open(desk).isEmpty)
    }

    @Test
    func whatTheFormerRightDidNotGiveIsRefused() throws {
        let (desk, before) = try Self.desk()
        let offer: [CaseMerge.Operation] = [
            .create(RecordKey("offer", "o1"), fields: ["kind": "general"])
        ]
        #expect(try desk.commit(offer, from: Desk.lc, seen: before).outcome == .refused)
        // Nor is it parked for who never had a right.
        #expect(try desk.commit(Self.set(7), from: Desk.rs, seen: before).outcome == .refused)
        #expect(try Self.open(desk).isEmpty)
    }

    @Test
    func aSheetIsNeverParked() throws {
        let (desk, before) = try Self.desk()
        let sheet: JSONValue = ["scores": [["q01", 5]], "comments": ["o1": "kanarek-z-F5"]]
        let act: [CaseMerge.Operation] = [
            .act(.recordSheet, subject: nil, arguments: ["sheet": sheet])
        ]
        for isDisabled in [false, true] {
            try desk.store.setDisabled("lc", isDisabled)
            let receipt = try desk.commit(act, from: Desk.lc, seen: before)
            #expect(receipt.outcome == .refused)
        }
        #expect(try Self.open(desk).isEmpty)
        desk.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.file))
        #expect(bytes.range(of: Data("kanarek-z-F5".utf8)) == nil)
    }

    @Test
    func adoptingAppliesItInTheNameOfWhoAdopts() throws {
        let (desk, before) = try Self.desk()
        try desk.commit(Self.set(7), from: Desk.lc, id: "late-edit", seen: before)
        let record = try #require(try Self.open(desk).first)
        let content = try JSONParser.parse(Array((record["content"]?.stringValue ?? "").utf8))
        let edit = try Mutation(json: content)
        let receipt = try desk.commit(
            edit.operations + [.act(.adoptParked, subject: record.key, arguments: [:])])
        #expect([.applied, .conflict].contains(receipt.outcome))
        #expect(try Self.open(desk).isEmpty)
        #expect(try desk.state().record(record.key)?["state"] == "adopted")
        let state = try desk.state()
        let authors =
            state.conflicts[Self.route]?.candidates.filter { $0.value == 7 }.map(\.author)
            ?? [state.single("f4t")?.fields["route_km"]?.author].compactMap { $0 }
        #expect(authors == ["ed"])
        // Nobody decides twice.
        let again = try desk.commit([.act(.adoptParked, subject: record.key, arguments: [:])])
        #expect(again.outcome == .noop)
    }

    @Test
    func onlyWhoLeadsDecides() throws {
        let (desk, before) = try Self.desk()
        try desk.commit([.create(RecordKey("assignment", "a2"), fields: ["trainer": "rs"])])
        try desk.commit(Self.set(7), from: Desk.lc, id: "late-edit", seen: before)
        let key = RecordKey("parked", "late-edit")
        let decline: [CaseMerge.Operation] = [
            .act(.declineParked, subject: key, arguments: ["reason": "nieaktualne"])
        ]
        let head = try desk.store.head()
        for device in [Desk.lc, Desk.rs, Desk.mg] {
            #expect(try desk.commit(decline, from: device, seen: head).outcome == .refused)
        }
        #expect(try Self.open(desk).count == 1)
        #expect(try desk.commit(decline, from: Desk.jw, seen: head).outcome == .applied)
        #expect(try desk.state().record(key)?["state"] == "declined")
    }

    @Test
    func handedInAgainItIsParkedOnce() throws {
        let (desk, before) = try Self.desk()
        let request = desk.request(
            desk.mutation(Self.set(7), seen: before), from: Desk.lc)
        let first = try desk.commit(request)
        #expect(try desk.commit(request).bytes == first.bytes)
        #expect(try Self.open(desk).count == 1)
    }

    @Test
    func whatADisabledPersonHandsInIsParked() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.store.setDisabled("lc", true)
        let receipt = try desk.commit(Self.set(7), from: Desk.lc, id: "deposit-1");
        #expect(receipt.outcome == .parked)
        #expect(try Self.open(desk).map { $0["reason"] } == ["deposit"])
        #expect(try desk.value("f4t", "route_km") == nil)
        let stranger = try desk.commit(Self.set(7), from: Desk.lc, in: "c_9")
        #expect(stranger.outcome == .refused)
        let card: [CaseMerge.Operation] = [
            .set(
                FieldAddress(RecordKey("trainer", "lc"), "name"), value: "x",
                base: Base(.at(0), value: .null))
        ]
        let other = try desk.commit(card, from: Desk.lc, in: .organisation)
        #expect(other.outcome == .refused)
    }
}
