// Who makes records, who removes them, and what the server writes into new ones.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct RecordRulesTests {
    private static func create(
        _ type: String, _ local: String = "", _ fields: [String: JSONValue] = [:]
    ) -> [Operation] {
        [.create(RecordKey(type, local), fields: fields)]
    }

    @Test
    func aCaseGetsItsNumberItsStateAndItsCoordinator() {
        var bench = Bench()
        let head: [String: JSONValue] = ["title": "Plener", "kind": "closed"]
        #expect(bench.commit(Self.create("case", "", head), by: .kk).outcome == .applied)
        #expect(bench.value("case.number") == "K/2026/001")
        #expect(bench.value("case.state") == "active")
        #expect(bench.state.coordinators == [Actor.kk.user])
        #expect(bench.state.single("case")?.author == Actor.kk.user)
    }

    @Test(arguments: [Actor.lc, .rs, .jw])
    func onlyACoordinatorMakesACase(_ actor: Actor) {
        var bench = Bench()
        #expect(bench.commit(Self.create("case"), by: actor).reasons.map(\.code) == [.permission])
        #expect(bench.state.records.isEmpty)
    }

    @Test
    func nothingIsMadeInACaseThatDoesNotExist() {
        var bench = Bench()
        for type in ["client", "programme", "f4t"] {
            #expect(bench.commit(Self.create(type), by: .ed).reasons.map(\.code) == [.notFound])
        }
        #expect(bench.state.records.isEmpty)
    }

    /// Types by who may make one; everybody else is refused and nothing is made.
    @Test(
        arguments: [
            ("client", ["ed", "mg"]), ("note", ["ed", "mg"]), ("offer", ["ed", "mg"]),
            ("contract", ["ed", "mg"]), ("session", ["ed", "mg"]), ("module", ["ed", "mg", "lc"]),
            ("assignment", ["ed", "mg", "jw"]), ("participant", ["ed", "mg", "lc"]),
            ("monitoring", ["ed", "mg", "lc"]),
            ("participant_contact", ["ed", "mg", "lc"]), ("complaint", ["ed", "mg", "lc", "jw"]),
            ("n13", []), ("share", []), ("nc_acceptance", []), ("certificate", []), ("person", []),
        ])
    func recordsAreMadeByThoseWhoMay(_ type: String, _ makers: [String]) throws {
        let isSingle = try #require(FormCatalogue.type(type)).cardinality == .single
        for actor in [Actor.ed, .mg, .kk, .lc, .rs, .jw] {
            var bench = Bench.started()
            let local = isSingle ? "" : "new"
            if bench.state.records[RecordKey(type, local)] != nil { continue }
            let before = bench.state
            let decision = bench.commit(Self.create(type, local), by: actor)
            if makers.contains(actor.user.text) {
                #expect(decision.outcome == .applied, "\(actor.user): \(decision.reasons)")
                #expect(bench.state.records[RecordKey(type, local)]?.author == actor.user)
            } else {
                #expect(decision.outcome == .refused, "\(actor.user)")
                #expect(bench.state == before)
            }
        }
    }

    @Test
    func aNewRecordBringsNoFieldThatItsMakerMayNotFill() {
        var bench = Bench.started()
        let before = bench.state
        for field in ["email", "phone", "special_needs", "consent_image"] {
            let value: JSONValue =
                ["email": "a@example.pl", "phone": "123456"][field]
                ?? (field == "consent_image" ? true : "x")
            let decision = bench.commit(
                Self.create("participant", "p2", ["no": "2", field: value]), by: .lc)
            #expect(decision.outcome == .refused, "\(field)")
        }
        let computed = bench.commit(
            Self.create("offer", "o2", ["sent_at": "2026-02-20T07:30:00Z"]), by: .ed)
        #expect(computed.reasons.map(\.code) == [.computed])
        #expect(bench.state == before)
    }

    @Test
    func whoMayOnlyAddFillsInTheOwnRecordAndNoOther() {
        var bench = Bench.started()
        bench.commit(Self.create("participant", "p2", ["no": "2"]), by: .lc)
        #expect(bench.set("participant/p2.last_name", "Źdźbło", by: .lc).outcome == .applied)
        #expect(
            bench.set("participant/p1.last_name", "Źdźbło", by: .lc).reasons.map(\.code)
                == [.permission])
        let delete = Operation.delete(RecordKey("participant", "p2"), seen: bench.head)
        #expect(bench.commit([delete], by: .lc).reasons.map(\.code) == [.permission])
    }

    @Test
    func aNameIsTakenOnceAndARemovedOneForEver() {
        var bench = Bench.started()
        #expect(bench.commit(Self.create("module", "m1"), by: .ed).reasons.map(\.code) == [.exists])
        // Said again word for word it is nothing new.
        let same: [String: JSONValue] = ["no": "1", "title": "Wstęp"]
        #expect(bench.commit(Self.create("module", "m1", same), by: .mg).outcome == .noop)
        let other: [String: JSONValue] = ["no": "1", "title": "Inny"]
        #expect(
            bench.commit(Self.create("module", "m1", other), by: .mg).reasons.map(\.code)
                == [.exists])
        bench.commit([.delete(RecordKey("module", "m1"), seen: bench.head)], by: .ed)
        #expect(bench.state.record(RecordKey("module", "m1")) == nil)
        #expect(
            bench.commit(Self.create("module", "m1"), by: .ed).reasons.map(\.code) == [.deleted])
        #expect(bench.set("module/m1.title", "x").reasons.map(\.code) == [.deleted])
        let again = Operation.delete(RecordKey("module", "m1"), seen: 0)
        #expect(bench.commit([again], by: .mg).outcome == .noop)
    }

    @Test
    func twoWhoMakeOneMarkMeetInItsFields() throws {
        var bench = Bench.started()
        let key = RecordKey("mark", "s1~p1")
        bench.commit(Self.create("session", "s1", ["no": "S1"]), by: .ed)
        let about: [String: JSONValue] = ["session": "s1", "participant": "p1"]
        let present = about.merging(["status": "present"]) { $1 }
        bench.commit([.create(key, fields: present)], by: .ed)
        let absent = about.merging(["status": "absent", "minutes": 0]) { $1 }
        let second = bench.commit([.create(key, fields: absent)], by: .lc)
        #expect(second.outcome == .conflict)
        #expect(bench.value("mark/s1~p1.status") == "absent")
        #expect(bench.value("mark/s1~p1.minutes") == 0)
        let conflict = try #require(bench.conflict("mark/s1~p1.status"))
        #expect(Set(conflict.candidates.map(\.value)) == ["present", "absent"])
    }

    @Test(arguments: ["case", "client", "programme"])
    func aFormThatExistsOnceIsNotRemoved(_ type: String) {
        var bench = Bench.started()
        bench.commit(Self.create("client", "", ["name": "Szkoła"]), by: .ed)
        let delete = Operation.delete(RecordKey(type), seen: bench.head)
        #expect(bench.commit([delete], by: .ed).reasons.map(\.code) == [.immutable])
    }

    @Test
    func numbersAreConsecutiveAndProvisionalOnADevice() {
        var bench = Bench.started()
        for local in ["o2", "o3"] { bench.commit(Self.create("offer", local), by: .ed) }
        #expect(bench.value("offer/o2.number") == "OF/2026/0002")
        #expect(bench.value("offer/o3.number") == "OF/2026/0003")
        var numbers = Numbers.provisional
        let name = numbers.next(.offer, year: 2026, identifier: "0197-abcdef")
        #expect(name == "OF/2026/T-abcdef")
        #expect(numbers == .provisional)
    }

    @Test
    func aRefusedCreationUsesNoNumber() {
        var bench = Bench.started()
        let bad = bench.commit(Self.create("offer", "o2", ["kind": "unknown"]), by: .ed)
        #expect(bad.outcome == .refused)
        bench.commit(Self.create("offer", "o3"), by: .ed)
        #expect(bench.value("offer/o3.number") == "OF/2026/0002")
    }
}
