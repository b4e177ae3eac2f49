// Erasing a person: two people, no value left, every count kept.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct ErasureTests {
    private static let person = RecordKey("participant", "p1")

    /// A case with a held session in which the participant was for an hour of three.
    private func bench() -> Bench {
        var bench = Bench.started()
        let planned: JSONValue = [
            "start": "2026-02-20T08:00:00Z", "end": "2026-02-20T11:00:00Z",
        ]
        let steps: [Operation] = [
            .create(RecordKey("session", "s1"), fields: ["no": "S1", "planned": planned]),
            .create(
                RecordKey("mark", "s1~p1"),
                fields: [
                    "session": "s1", "participant": "p1", "status": "left_early", "minutes": 60,
                ]),
            .create(
                RecordKey("participant_contact", "k1"),
                fields: [
                    "participant": "p1", "form": "phone", "needs_found": "więcej przerw",
                    "programme_decision": "no_change", "occurred_at": "2026-02-18T08:00:00Z",
                ]),
            .create(
                RecordKey("monitoring", "m1"),
                fields: [
                    "session": "s1", "kind": "observation", "text": "Pani Gil pyta o materiały",
                    "at": "2026-02-20T09:00:00Z", "severity": "info",
                ]),
        ]
        for step in steps {
            let decision = bench.commit([step], by: .ed)
            #expect(decision.outcome == .applied, "\(decision.reasons)")
        }
        bench.set("participant/p1.first_name", "Hela")
        bench.set("participant/p1.email", "hela@example.pl")
        return bench
    }

    private func facts(_ bench: Bench) -> CaseFacts {
        CaseFacts(bench.state, organisation: Bench.organisation, now: Bench.now)
    }

    @discardableResult
    private func request(_ bench: inout Bench, by actor: Actor = .ed) -> Decision {
        bench.commit(
            [.act(.requestErasure, subject: Self.person, arguments: ["reason": "prośba"])],
            by: actor, id: "asked")
    }

    @discardableResult
    private func decide(
        _ bench: inout Bench, _ act: Act = .confirmErasure, by actor: Actor = .jw,
        _ arguments: [String: JSONValue] = [:]
    ) -> Decision {
        bench.commit(
            [.act(act, subject: RecordKey("erasure", "asked"), arguments: arguments)], by: actor)
    }

    @Test func whatWentToThePersonAloneGoesWholeAndOfTheRestTheAddresses() {
        var bench = bench()
        for (name, to) in [("own", "hela@example.pl"), ("all", "hela@example.pl\nola@example.pl")] {
            bench.force("mail/\(name).to", .string(to))
            bench.force("mail/\(name).text", "Dzień dobry")
            bench.force("mail/\(name).sha256", "00ff")
            bench.force("mail/\(name).message_id", "m@example.pl")
        }
        bench.force("mail/other.to", "ola@example.pl")
        request(&bench)
        decide(&bench)
        for field in ["own.to", "own.text", "own.sha256", "all.to"] {
            #expect(bench.value("mail/\(field)") == .null, "\(field)")
        }
        for field in ["own.message_id", "all.text", "all.sha256", "other.to"] {
            #expect(bench.value("mail/\(field)") != .null, "\(field)")
        }
    }

    @Test func aContractAndItsFileStay() {
        var bench = bench()
        bench.force("case.template_version", 3)
        let file = RecordKey("document", "d1")
        bench.commit(
            [.create(file, fields: ["name": "umowa.pdf", "sha256": "00ff", "participant": "p1"])],
            by: .ed)
        bench.force("contract/u1.participant", "p1")
        bench.force("contract/u1.file", "d1")
        request(&bench)
        decide(&bench)
        #expect(bench.value("document/d1.sha256") == "00ff")
        #expect(bench.value("contract/u1.file") == "d1")
    }

    @Test func whatWasRemovedStaysRemoved() {
        var bench = bench()
        let mark = RecordKey("mark", "s1~p1")
        bench.commit([.delete(mark, seen: bench.state.records[mark]?.version ?? 0)], by: .ed)
        request(&bench)
        decide(&bench)
        #expect(bench.state.record(mark) == nil)
        #expect(bench.value("mark/s1~p1.minutes") == .null)
    }

    @Test func filesAboutThePersonLoseWhatNamesTheirBytes() {
        var bench = bench()
        bench.force("case.template_version", 3)
        let fields: [String: JSONValue] = ["name": "zgoda.pdf", "sha256": "00ff", "size": 4]
        bench.commit(
            [.create(RecordKey("participant", "p2"), fields: ["no": "2"])], by: .ed)
        for (name, person) in [("s1", "p1"), ("s2", "p2")] {
            bench.commit(
                [
                    .create(
                        RecordKey("scan", name),
                        fields: fields.merging(["participant": .string(person)]) { $1 })
                ], by: .ed)
        }
        request(&bench)
        decide(&bench)
        for field in fields.keys {
            #expect(bench.value("scan/s1.\(field)") == .null, "\(field)")
            #expect(bench.value("scan/s2.\(field)") == fields[field], "\(field)")
        }
    }

    @Test func nobodyErasesAlone() {
        var bench = bench()
        request(&bench, by: .jw)
        #expect(decide(&bench, by: .jw).outcome == .refused)
        #expect(bench.value("participant/p1.last_name") == "Gil")
    }

    @Test func onlyAManagerAgrees() {
        var bench = bench()
        request(&bench)
        #expect(decide(&bench, by: .mg).outcome == .refused)
        #expect(decide(&bench, by: .lc).outcome == .refused)
        #expect(decide(&bench, by: .jw).outcome == .applied)
    }

    @Test func noValueAboutThePersonIsLeft() throws {
        var bench = bench()
        let before = try #require(PersonalData(Self.person, facts(bench)))
        #expect(before.erasable.contains(FieldAddress("participant/p1.email")))
        #expect(before.erasable.contains(FieldAddress("participant_contact/k1.needs_found")))
        request(&bench)
        #expect(decide(&bench).outcome == .applied)
        for address in before.erasable {
            #expect(bench.state.records[address.record]?[address.field] == nil, "\(address)")
        }
        let text = "\(bench.state.records.filter { $0.key.type != "monitoring" })"
        for value in ["Gil", "Hela", "hela@example.pl", "więcej przerw"] {
            #expect(!text.contains(value), "\(value)")
        }
    }

    @Test func theCountsStay() throws {
        var bench = bench()
        let before = AttendanceFigures(facts(bench))
        #expect(before.started == 1 && before.personMinutes == Fraction(60, of: 180))
        request(&bench)
        _ = decide(&bench)
        let after = AttendanceFigures(facts(bench))
        #expect(after.started == before.started && after.completed == before.completed)
        #expect(after.listed == before.listed && after.personMinutes == before.personMinutes)
        #expect(bench.value("mark/s1~p1.status") == .null)
    }

    @Test func aMarkThatComesLaterStillCounts() {
        var bench = bench()
        request(&bench)
        _ = decide(&bench)
        _ = bench.commit(
            [
                .set(
                    FieldAddress("mark/s1~p1.status"), value: "present",
                    base: bench.base("mark/s1~p1.status"))
            ], by: .lc)
        #expect(AttendanceFigures(facts(bench)).personMinutes == Fraction(180, of: 180))
    }

    @Test func aRemovedPersonIsErasedToo() throws {
        var bench = bench()
        _ = bench.commit(
            [.create(RecordKey("participant", "p9"), fields: ["no": "9", "last_name": "Czyż"])],
            by: .ed)
        let removed = bench.commit([.delete(RecordKey("participant", "p9"), seen: 99)], by: .ed)
        #expect(removed.outcome == .applied, "\(removed.reasons)")
        _ = bench.commit(
            [
                .act(
                    .requestErasure, subject: RecordKey("participant", "p9"),
                    arguments: ["reason": "prośba"])
            ], by: .ed, id: "asked")
        #expect(decide(&bench).outcome == .applied)
        #expect(bench.value("participant/p9.last_name") == .null)
    }

    @Test func noGateAsksForWhatWasErased() {
        var bench = bench()
        bench.set("case.commissioned", true)
        request(&bench)
        _ = decide(&bench)
        let answer = Procedure.evaluate(facts(bench)).first { $0.gate == "G09c" }
        #expect(answer?.isMet == true)
    }

    @Test func anOpenConflictKeepsNoValue() throws {
        var bench = bench()
        let stale = Base(.at(1), value: .null)
        bench.set("participant/p1.email", "gil@example.pl", by: .mg, base: stale)
        #expect(bench.conflict("participant/p1.email")?.isOpen == true)
        request(&bench)
        _ = decide(&bench)
        let conflict = try #require(bench.conflict("participant/p1.email"))
        #expect(!conflict.isOpen)
        #expect(conflict.candidates.allSatisfy { $0.value == .null } && conflict.base == .null)
    }

    @Test func nothingIsWrittenBackIntoTheRecord() {
        var bench = bench()
        request(&bench)
        _ = decide(&bench)
        #expect(bench.set("participant/p1.first_name", "Hela", by: .mg).outcome == .refused)
    }

    @Test func aDeclinedErasureLeavesEverything() {
        var bench = bench()
        request(&bench)
        #expect(decide(&bench, .declineErasure).outcome == .refused)
        #expect(decide(&bench, .declineErasure, ["reason": "trwa spór"]).outcome == .applied)
        #expect(bench.value("participant/p1.last_name") == "Gil")
        #expect(decide(&bench).outcome == .refused)
    }

    @Test func askingTwiceIsAskingOnce() {
        var bench = bench()
        request(&bench)
        let again = bench.commit(
            [.act(.requestErasure, subject: Self.person, arguments: ["reason": "znów"])],
            by: .mg)
        #expect(again.outcome == .noop)
    }

    @Test func theLawKeepsContractsAndCertificates() throws {
        var bench = bench()
        _ = bench.commit(
            [
                .create(
                    RecordKey("contract", "u1"),
                    fields: ["party": "participant", "participant": "p1"])
            ], by: .ed)
        let data = try #require(PersonalData(Self.person, facts(bench)))
        #expect(data.retained.map(\.key) == [RecordKey("contract", "u1")])
        #expect(!data.erasable.contains { $0.record.type == "contract" })
    }

    @Test func mentionsInOtherTextsAreShown() throws {
        let data = try #require(PersonalData(Self.person, facts(bench())))
        #expect(data.mentions == [FieldAddress("monitoring/m1.text")])
    }
}
