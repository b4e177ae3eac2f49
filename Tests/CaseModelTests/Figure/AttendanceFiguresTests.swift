// The laws of `AttendanceFigures`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct AttendanceFiguresTests {
    private func session(
        _ start: String, _ end: String, actual: JSONValue = .null
    ) -> JSONValue {
        ["planned": ["start": .string(start), "end": .string(end)], "actual": actual]
    }

    private func mark(
        _ session: String, _ participant: String, _ status: String, minutes: Int64? = nil
    ) -> JSONValue {
        var mark: [String: JSONValue] = [
            "session": .string(session), "participant": .string(participant),
            "status": .string(status),
        ]
        if let minutes { mark["minutes"] = .integer(minutes) }
        return .object(mark)
    }

    private func storyA() -> CaseFacts {
        let first = ("2026-02-27T08:00:00Z", "2026-02-27T11:00:00Z")
        let second = ("2026-02-27T11:30:00Z", "2026-02-27T14:30:00Z")
        var records: [String: JSONValue] = [
            "case": ["hours": ["minutes": 360, "unit": "teaching45"]],
            "session/s1": session(
                first.0, first.1, actual: ["start": .string(first.0), "end": .string(first.1)]),
            "session/s2": session(
                second.0, second.1,
                actual: ["start": .string(second.0), "end": .string(second.1)]),
        ]
        for number in 1...12 {
            records["participant/p\(number)"] = ["role": "participant", "status": "confirmed"]
            records["mark/s1~p\(number)"] = mark("s1", "p\(number)", "present")
            records["mark/s2~p\(number)"] = mark(
                "s2", "p\(number)", number == 7 ? "absent" : "present")
        }
        return CaseFixture.facts(.object(records), now: "2026-03-02T08:00:00Z")
    }

    private func storyC() -> CaseFacts {
        var records: [String: JSONValue] = [
            "case": ["hours": ["minutes": 270, "unit": "teaching45"]],
            "session/s1": session(
                "2026-05-16T07:00:00Z", "2026-05-16T12:00:00Z",
                actual: [
                    "start": "2026-05-16T07:00:00Z", "end": "2026-05-16T11:15:00Z",
                    "breaks_minutes": 30,
                ]),
        ]
        for number in 1...17 {
            let status = number == 11 ? "withdrawn" : number == 17 ? "walk_in" : "confirmed"
            records["participant/p\(number)"] = [
                "role": "participant", "status": .string(status),
            ]
            records["mark/s1~p\(number)"] = mark(
                "s1", "p\(number)", number == 4 ? "absent" : "present")
        }
        return CaseFixture.facts(.object(records), now: "2026-05-16T18:10:00Z")
    }

    @Test func oneAbsenceOfTwelve() {
        let figures = AttendanceFigures(storyA())
        #expect(figures.listed == 12)
        #expect(figures.started == 12)
        #expect(figures.completedOfStarted == Fraction(11, of: 12))
        #expect(figures.personMinutes == Fraction(4140, of: 4320))
        #expect(figures.deliveredOfPlanned == Fraction(360, of: 360))
        #expect(figures.person("p7")?.attendedOfDelivered == Fraction(180, of: 360))
        #expect(figures.person("p7")?.hasCompleted == false)
    }

    @Test func aStormAWalkInAndAWithdrawnPersonWhoCame() {
        let figures = AttendanceFigures(storyC())
        #expect(figures.listed == 17)
        #expect(figures.started == 16)
        #expect(figures.completed == 16)
        #expect(figures.deliveredOfPlanned == Fraction(225, of: 270))
        #expect(figures.personMinutes == Fraction(16 * 225, of: 16 * 225))
        #expect(figures.person("p11")?.hasStarted == true)
        #expect(figures.person("p4")?.hasStarted == false)
    }

    @Test func aLateStartShortensWhatIsDelivered() {
        var records: [String: JSONValue] = [
            "session/s1": session(
                "2026-05-19T07:00:00Z", "2026-05-19T11:30:00Z",
                actual: ["start": "2026-05-19T07:35:00Z", "end": "2026-05-19T11:30:00Z"])
        ]
        for number in 1...5 {
            records["participant/p\(number)"] = ["role": "participant", "status": "confirmed"]
            records["mark/s1~p\(number)"] = mark("s1", "p\(number)", "present")
        }
        let figures = AttendanceFigures(
            CaseFixture.facts(.object(records), now: "2026-05-19T18:00:00Z"))
        #expect(figures.deliveredOfPlanned == Fraction(235, of: 270))
        #expect(figures.personMinutes == Fraction(1175, of: 1175))
    }

    @Test func whoIsWithdrawnOrOnlyCaresIsNotOnTheList() {
        let facts = storyA().adding([
            "participant/p13": ["role": "participant", "status": "withdrawn"],
            "participant/p14": ["role": "carer", "status": "confirmed"],
        ])
        #expect(AttendanceFigures(facts).listed == 12)
    }

    @Test func aPlannedSessionWithoutTimesCountsAsPlanned() {
        let facts = storyA().adding([
            "session/s2": session("2026-02-27T11:30:00Z", "2026-02-27T14:30:00Z")
        ])
        #expect(AttendanceFigures(facts).deliveredMinutes == 360)
    }

    @Test func sessionsToComeAreNotDelivered() {
        let facts = storyA().adding([
            "session/s3": session("2026-03-06T08:00:00Z", "2026-03-06T11:00:00Z")
        ])
        #expect(AttendanceFigures(facts).sessions.map(\.session) == ["s1", "s2"])
    }

    @Test(
        arguments: [
            ("late", 100, 100), ("left_early", 500, 180), ("present", -5, 0), ("excused", 90, 0),
        ] as [(String, Int64, Int64)])
    func minutesStayInsideTheSession(_ status: String, _ minutes: Int64, _ counted: Int64) {
        let facts = storyA().adding(["mark/s2~p7": mark("s2", "p7", status, minutes: minutes)])
        let share = AttendanceFigures(facts).person("p7")?.attendedOfDelivered
        #expect(share == Fraction(180 + counted, of: 360))
    }

    @Test func hostileNumbersDoNotTrap() {
        let facts = CaseFixture.facts(
            [
                "session/s1": session(
                    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
                    actual: [
                        "start": "9999-12-31T23:59:59Z", "end": "0001-01-01T00:00:00Z",
                        "breaks_minutes": .integer(.max),
                    ]),
                "participant/p1": [:], "mark/s1~p1": mark("s1", "p1", "present", minutes: .max),
            ], now: "2026-05-19T18:00:00Z")
        #expect(AttendanceFigures(facts).deliveredMinutes == 0)
    }

    @Test(arguments: [(79, 100, false), (80, 100, true), (0, 0, false)] as [(Int64, Int64, Bool)])
    func aThresholdIsCompared(_ part: Int64, _ whole: Int64, _ holds: Bool) {
        #expect(Fraction(part, of: whole).isAtLeast(percent: 80) == holds)
    }
}
