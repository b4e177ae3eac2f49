// Removing and restoring: what was not seen is never thrown away, and nobody's late edit is either.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

@Suite
struct RemovalRulesTests {
    private static let key = RecordKey("module", "m1")

    /// What the device of somebody who looks now says of the record.
    private static func seen(_ bench: Bench) -> Sequence64 {
        bench.state.records[key]?.version ?? 0
    }

    private static func remove(_ bench: Bench) -> [Operation] {
        [.delete(key, seen: seen(bench))]
    }

    private static func restore(_ bench: Bench) -> [Operation] {
        [.restore(key, seen: bench.register("module/m1.removed")?.version ?? 0)]
    }

    private static func sides(_ bench: Bench) -> [String] {
        (bench.conflict("module/m1.removed")?.candidates ?? [])
            .map { "\($0.author) \($0.value.canonicalText)" }.sorted()
    }

    /// A module that somebody removed while somebody else changed it.
    private static func disputed(
        by remover: Actor = .ed, against editor: Actor = .lc, editFirst: Bool = true
    ) -> Bench {
        var bench = Bench.started()
        let removal = remove(bench)
        let base = bench.base("module/m1.title")
        if !editFirst { bench.commit(removal, by: remover) }
        let edit = bench.set("module/m1.title", "Początek", by: editor, base: base, id: "late-edit")
        #expect(edit.outcome == (editFirst ? .applied : .conflict))
        if editFirst { #expect(bench.commit(removal, by: remover).outcome == .conflict) }
        return bench
    }

    @Test(arguments: [true, false])
    func whatWasNotSeenIsNotThrownAway(_ editFirst: Bool) throws {
        let bench = Self.disputed(editFirst: editFirst)
        #expect(Self.sides(bench) == ["ed true", "lc false"])
        let conflict = try #require(bench.conflict("module/m1.removed"))
        #expect(conflict.kind == .removal && conflict.base == false && conflict.isOpen)
        // The coordinator leads; the late value is in the removed record.
        #expect(bench.state.record(Self.key) == nil)
        #expect(bench.value("module/m1.title") == "Początek")
    }

    @Test(arguments: [true, false])
    func aCoordinatorsLateEditKeepsTheRecord(_ editFirst: Bool) {
        let bench = Self.disputed(by: .lc, against: .ed, editFirst: editFirst)
        #expect(Self.sides(bench) == ["ed false", "lc true"])
        #expect(bench.state.record(Self.key)?["title"] == "Początek")
        #expect(bench.register("module/m1.removed")?.author == Actor.ed.user)
    }

    @Test(arguments: [true, false])
    func betweenEqualsWhatIsThereStays(_ editFirst: Bool) {
        let bench = Self.disputed(by: .ed, against: .mg, editFirst: editFirst)
        #expect((bench.state.record(Self.key) != nil) == editFirst)
    }

    @Test
    func anOwnChainOfLateEditsIsOneCandidate() {
        var bench = Self.disputed(editFirst: false)
        let next = Base(.own("late-edit"), value: "Początek")
        bench.set("module/m1.title", "Rozgrzewka", by: .lc, base: next, id: "late-edit-2")
        let candidates = bench.conflict("module/m1.removed")?.candidates ?? []
        #expect(candidates.map(\.mutation) == ["bench-10", "late-edit-2"])
        #expect(bench.value("module/m1.title") == "Rozgrzewka")
    }

    @Test
    func everyKindOfChangeComesLate() {
        var bench = Bench.started()
        bench.commit(
            [.create(RecordKey("session", "s1"), fields: ["no": "S1"])], by: .ed)
        let mark: [String: JSONValue] = [
            "session": "s1", "participant": "p1", "status": "present",
        ]
        let markKey = RecordKey("mark", "s1~p1")
        bench.commit([.create(markKey, fields: mark)], by: .ed)
        let offer = RecordKey("offer", "o1")
        let before = bench
        for (removal, changes) in [
            (
                offer,
                [
                    .insert(FieldAddress(offer, "knowledge_sources"), element: "wup"),
                    .remove(FieldAddress(offer, "knowledge_sources"), element: "zrk"),
                    .set(
                        FieldAddress(offer, "duration"), value: "2 dni",
                        base: Base(.at(0), value: .null)),
                ]
            ),
            (markKey, [.create(markKey, fields: mark.merging(["status": "absent"]) { $1 })]),
        ] as [(RecordKey, [Operation])] {
            for change in changes {
                bench = before
                let seen = bench.state.records[removal]?.version ?? 0
                bench.commit([.delete(removal, seen: seen)], by: .ed)
                #expect(bench.commit([change], by: .mg).outcome == .conflict, "\(change)")
                let conflict = bench.state.conflicts[removal.removal]
                #expect(conflict?.candidates.map(\.author).sorted() == ["ed", "mg"], "\(change)")
            }
        }
    }

    @Test
    func whoRemovedItRestoresItBeforeChangingIt() {
        var bench = Bench.started()
        bench.commit(Self.remove(bench), by: .ed)
        #expect(bench.set("module/m1.title", "x", by: .ed).reasons.map(\.code) == [.deleted])
        #expect(bench.commit(Self.restore(bench), by: .ed).outcome == .applied)
        #expect(bench.set("module/m1.title", "x", by: .ed).outcome == .applied)
        #expect(bench.state.record(Self.key)?["title"] == "x")
    }

    @Test
    func restoringIsFreeForWhoMayRemove() {
        var bench = Bench.started()
        bench.commit(Self.remove(bench), by: .ed)
        let before = bench.state
        #expect(bench.commit(Self.restore(bench), by: .kk).reasons.map(\.code) == [.notFound])
        #expect(bench.commit(Self.restore(bench), by: .jw).reasons.map(\.code) == [.permission])
        #expect(bench.commit(Self.restore(bench), by: .rs).reasons.map(\.code) == [.notFound])
        #expect(bench.state == before)
        #expect(bench.commit(Self.restore(bench), by: .lc).outcome == .applied)
        #expect(bench.commit(Self.restore(bench), by: .mg).outcome == .noop)
        #expect(bench.conflict("module/m1.removed") == nil)
        let single = [Operation.restore(RecordKey("programme"), seen: 0)]
        #expect(bench.commit(single, by: .ed).reasons.map(\.code) == [.immutable])
    }

    @Test
    func restoringWithoutSightOfALaterRemovalIsContested() {
        var bench = Bench.started()
        bench.commit(Self.remove(bench), by: .ed)
        let early = Self.restore(bench)
        bench.commit(early, by: .mg)
        bench.commit(Self.remove(bench), by: .ed)
        #expect(bench.commit(early, by: .lc).outcome == .conflict)
        #expect(Self.sides(bench) == ["ed true", "lc false"])
        #expect(bench.state.record(Self.key) == nil)
    }

    @Test
    func restoringAnswersTheRemovalThatWasSeen() {
        var bench = Bench.started()
        let base = bench.base("module/m1.title")
        bench.commit(Self.remove(bench), by: .ed)
        let restoration = Self.restore(bench)
        bench.set("module/m1.title", "Początek", by: .lc, base: base)
        #expect(bench.commit(restoration, by: .mg).outcome == .applied)
        #expect(bench.conflict("module/m1.removed")?.isOpen == false)
        #expect(bench.state.record(Self.key)?["title"] == "Początek")
    }

    @Test
    func settlingIsForThoseWhoMayAndOfOneKind() {
        let address = Self.key.removal
        func settle(_ value: JSONValue, by actor: Actor, reason: String? = nil) -> Decision {
            var bench = Self.disputed()
            let all = bench.conflict("module/m1.removed")?.candidates.map(\.mutation) ?? []
            return bench.commit(
                [.resolve(address, seen: all, value: value, reason: reason)], by: actor)
        }
        #expect(settle(false, by: .mg).outcome == .applied)
        #expect(settle(true, by: .jw, reason: "Powtórzony.").outcome == .applied)
        #expect(settle(true, by: .lc).reasons.map(\.code) == [.permission])
        for value in [.null, "nie", 1] as [JSONValue] {
            #expect(settle(value, by: .mg).reasons.map(\.code) == [.invalid])
        }
    }

    @Test
    func removingIsNotSettledWhileARecordSpeaksOfIt() {
        var bench = Bench.started()
        let key = RecordKey("session", "s1")
        bench.commit([.create(key, fields: ["no": "S1"])], by: .ed)
        let removal = Operation.delete(key, seen: bench.head)
        bench.set("session/s1.place", "Las", by: .mg)
        bench.commit([removal], by: .ed)
        #expect(bench.state.record(key) != nil)
        let mark: [String: JSONValue] = ["session": "s1", "participant": "p1"]
        bench.commit([.create(RecordKey("mark", "s1~p1"), fields: mark)], by: .ed)
        let seen = bench.conflict("session/s1.removed")?.candidates.map(\.mutation) ?? []
        let settlement = Operation.resolve(key.removal, seen: seen, value: true, reason: nil)
        #expect(bench.commit([settlement], by: .ed).reasons.map(\.code) == [.inUse])
        #expect(bench.commit([.withdraw(key.removal)], by: .mg).reasons.map(\.code) == [.inUse])
        #expect(bench.commit([.withdraw(key.removal)], by: .ed).outcome == .applied)
        #expect(bench.state.record(key) != nil)
    }

    @Test
    func whatIsDisputedInARemovedRecordWaitsForItsReturn() {
        var bench = Bench.started()
        let title = bench.base("module/m1.title")
        bench.set("module/m1.title", "Start", by: .ed, base: title)
        bench.set("module/m1.title", "Początek", by: .mg, base: title)
        bench.commit(Self.remove(bench), by: .ed)
        #expect(bench.state.openConflicts.isEmpty)
        bench.commit(Self.restore(bench), by: .mg)
        #expect(bench.state.openConflicts.map(\.address) == [FieldAddress("module/m1.title")])
    }

    @Test
    func wordsOfAuthorsAreReadByNobody() {
        let bench = Self.disputed()
        for standing in Standing.allCases {
            let shown = ScopeDelta(whole: bench.state).readable { _ in standing }
            #expect(!"\(shown.records.flatMap(\.record.fields.keys))".contains("by:"))
        }
    }

    /// A receiver of the first version takes the absence of `del` for a restoration.
    @Test
    func everyChangeOfARemovedRecordSaysThatItIsRemoved() {
        var bench = Bench.started()
        let base = bench.base("module/m1.title")
        bench.commit(Self.remove(bench), by: .ed)
        let late = bench.set("module/m1.title", "Początek", by: .lc, base: base)
        let delta = ScopeDelta(late.changes, in: bench.state)
        #expect(delta.records.map(\.record.isDeleted) == [true])
    }
}
