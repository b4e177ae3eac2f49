// What rules read: paths into the records that are there and alive.

import CanonicalJSON
import CaseModel
import Testing

@Suite
struct CaseFactsTests {
    private static let now = Instant(milliseconds: 1_772_000_000_000)

    private static func facts(_ records: [(RecordKey, [String: JSONValue])]) -> CaseFacts {
        var state = CaseState(scope: "c_1")
        for (key, fields) in records {
            state.records[key] = Record(
                key: key, author: "ed", recordedAt: now, syncedAt: nil, version: 1,
                fields: fields.mapValues {
                    Register(
                        value: $0, version: 1, mutation: "m-1", author: "ed", role: .coordinator,
                        claimedAt: now)
                })
        }
        return CaseFacts(state, organisation: CaseState(scope: .organisation), now: now)
    }

    @Test
    func aPathReachesAFieldAndAPartOfAGroup() {
        let facts = Self.facts([
            (RecordKey("case"), ["title": "Żółw", "minors": true, "coordinators": ["ed", "mg"]]),
            (
                RecordKey("terms"),
                ["agreed": ["place": "Polana", "participant_count": 16, "date": .null]]
            ),
        ])
        #expect(facts.text("case.title") == "Żółw")
        #expect(facts.flag("case.minors"))
        #expect(facts.codes("case.coordinators") == ["ed", "mg"])
        #expect(facts.text("terms.agreed.place") == "Polana")
        #expect(facts.integer("terms.agreed.participant_count") == 16)
        for path in [
            "terms.agreed.date", "terms.agreed.other", "terms.other", "client.name", "case", "",
            "case.title.part",
        ] {
            #expect(facts.value(path) == nil, "\(path)")
        }
    }

    @Test(arguments: ["", " ", "\u{A0}", "\n\t ", "\u{2003}\u{A0}"])
    func anEmptyNoteIsNoNote(_ text: String) {
        let facts = Self.facts([(RecordKey("feedback"), ["text": .string(text)])])
        #expect(facts.text("feedback.text") == nil)
        #expect(facts.value("feedback.text") != nil)
    }

    @Test
    func anEmptiedFieldAndARemovedRecordAreNotThere() {
        let key = RecordKey("client")
        let facts = Self.facts([(key, ["name": .null, "type": "school"])])
        #expect(facts.value("client.name") == nil)
        var state = facts.state
        state.records[key]?.fields["removed"] = Register(
            value: true, version: 2, mutation: "m-2", author: "ed", role: .coordinator,
            claimedAt: Self.now)
        let later = CaseFacts(state, organisation: facts.organisation, now: Self.now)
        #expect(later.value("client.type") == nil)
        #expect(later.all("client").isEmpty)
    }

    @Test
    func whatIsOfAnotherKindReadsAsNothing() {
        let facts = Self.facts([
            (RecordKey("case"), ["title": 5, "minors": "true", "ready_at": "2026-02-30T00:00:00Z"])
        ])
        #expect(facts.text("case.title") == nil)
        #expect(!facts.flag("case.minors"))
        #expect(facts.instant("case.ready_at") == nil)
        #expect(facts.codes("case.title").isEmpty)
    }

    @Test
    func sessionsStandInTheOrderOfTheirPlansAndCalledOffOnesAreLeftOut() {
        func session(_ name: String, _ start: String?) -> (RecordKey, [String: JSONValue]) {
            let planned: [String: JSONValue] =
                start.map { ["planned": ["start": .string($0)]] } ?? ["topic": "bez terminu"]
            return (RecordKey("session", name), planned)
        }
        var late = session("s3", "2026-01-01T08:00:00Z")
        late.1["cancelled_reason"] = "burza"
        let facts = Self.facts([
            session("s1", "2026-05-16T09:00:00Z"), session("s4", nil),
            session("s2", "2026-05-16T07:00:00Z"), late, session("s0", "2026-05-16T09:00:00Z"),
        ])
        #expect(facts.sessions.map(\.key.local) == ["s2", "s0", "s1", "s4"])
        #expect(facts.firstStart?.text == "2026-05-16T07:00:00Z")
        #expect(Self.facts([session("s4", nil)]).firstStart == nil)
        #expect(Self.facts([late]).firstStart == nil)
    }

    @Test(
        arguments: [
            ("present", true), ("late", true), ("left_early", true), ("absent", false),
            ("excused", false),
        ])
    func whoWasThereTookPartWhateverTheStatus(_ status: String, _ isActive: Bool) {
        let facts = Self.facts([
            (RecordKey("participant", "p11"), ["status": "withdrawn"]),
            (
                RecordKey("mark", "s1~p11"),
                ["participant": "p11", "session": "s1", "status": .string(status)]
            ),
            (RecordKey("participant", "p12"), ["status": "confirmed"]),
            (RecordKey("participant", "p13"), ["status": "withdrawn"]),
        ])
        let names = facts.activeParticipants.map(\.key.local)
        #expect(names == (isActive ? ["p11", "p12"] : ["p12"]))
    }
}
