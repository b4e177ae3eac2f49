// What is printed for the day itself: the attendance list of each session, with signatures to come
// or with what was marked, and the F5 sheet, which names nobody who fills it in (Procedura, stages
// 10 and 11).

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    private static let spareRows = 3

    /// A list for each session; one without a session while none is planned.
    var listsBranch: JSONValue {
        let held = Dictionary(
            AttendanceFigures(facts).sessions.map { ($0.session, $0.deliveredMinutes) },
            uniquingKeysWith: { $1 })
        let lists = subjects.enumerated().map { index, session in
            let marks = marks(in: session)
            var list = branch(session, ["no", "topic", "place", "trainer"])
            let (start, end) = (session.instant("planned.start"), session.instant("planned.end"))
            list["day"] = text(start.map { ValueText.day($0) })
            list["time"] = text(ValueText.span(start, end))
            list["actual"] = text(actualTime(of: session, held[session.key.local]))
            list["markers"] = text(markers(marks))
            list["follows"] = .bool(index > 0)
            return JSONValue.object(
                list.merging(people(marks, held[session.key.local])) { $1 })
        }
        guard lists.isEmpty else { return .array(lists) }
        let list: [String: JSONValue] = [
            "no": .null, "topic": .null, "place": text(facts.announcedPlace), "trainer": .null,
            "day": text(dates), "time": .null, "actual": .null, "markers": .null,
            "follows": false,
        ]
        return [.object(list.merging(people([:], nil)) { $1 })]
    }

    /// The rows of a list: what was marked, or room for signatures while nothing is.
    private func people(
        _ marks: [String: Record], _ deliveredMinutes: Int64?
    ) -> [String: JSONValue] {
        let people = Self.ordered(facts.activeParticipants).map { person -> JSONValue in
            let mark = marks[person.key.local]
            return [
                "no": text(person.text("no")), "name": text(ValueText.fullName(person)),
                "status": text(mark.flatMap { value($0, "status") }),
                "minutes": text(mark.flatMap { minutes($0, deliveredMinutes) }),
                "note": text(note(on: person, mark)),
            ]
        }
        let spare = marks.isEmpty ? Self.spareRows : 0
        return [
            "marked": .bool(!marks.isEmpty), "people": .array(people),
            "spare": .array((0..<spare).map { .integer(Int64($0)) }),
        ]
    }

    /// The marks of a session by participant.
    private func marks(in session: Record) -> [String: Record] {
        let marks = facts.all("mark").filter {
            $0.text("session") == session.key.local && $0.text("status") != nil
        }
        return Dictionary(
            marks.compactMap { mark in mark.text("participant").map { ($0, mark) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Presence without a number means all that was delivered.
    private func minutes(_ mark: Record, _ deliveredMinutes: Int64?) -> String? {
        guard mark.isPresence else { return ValueText.number(0) }
        return (mark.integer("minutes") ?? deliveredMinutes).map(ValueText.number)
    }

    private func note(on person: Record, _ mark: Record?) -> String? {
        let role = person.text("role") == "participant" ? nil : value(person, "role")
        let scan = mark?.text("signature_file").flatMap {
            facts.state.record(RecordKey("scan", $0))?.text("name")
        }
        let isDisputed =
            mark.map { mark in
                facts.state.openConflicts.contains { $0.address.record == mark.key }
            } ?? false
        return ValueText.joined(
            [
                role, presence(of: person), scan.map { "podpis: \($0)" },
                isDisputed ? "zapisy są sprzeczne" : nil,
            ].compactMap(\.self))
    }

    /// When the session really was, with its breaks and the minutes that count.
    private func actualTime(of session: Record, _ deliveredMinutes: Int64?) -> String? {
        guard
            let span = ValueText.span(
                session.instant("actual.start"), session.instant("actual.end"))
        else { return nil }
        let breaks = session.integer("actual.breaks_minutes").map {
            "przerwy \(ValueText.number($0)) min"
        }
        let length = deliveredMinutes.map { "razem \(ValueText.number($0)) min" }
        return ValueText.joined([span, breaks, length].compactMap(\.self))
    }

    /// Who marked the list.
    private func markers(_ marks: [String: Record]) -> String? {
        let logins = Set(marks.values.compactMap { $0.fields["status"]?.author.text })
        return ValueText.joined(logins.map { values.person($0) }.sorted())
    }

    /// The F5 sheet.
    var sheetBranch: JSONValue {
        let trainers = facts.evaluatedTrainers.map { values.person($0) }.sorted()
        return [
            "trainers": .array(trainers.map { .string($0) }),
            "names": .bool(trainers.count > 1),
            "goals": .array(ordered("outcome").map { .object(branch($0, ["no", "text"])) }),
            "has_goals": .bool(!facts.all("outcome").isEmpty),
            "recommend": .array((0...10).map { .integer($0) }),
            "scores": .array((1...5).map { .integer($0) }),
        ]
    }
}

extension Contents {
    /// What has to be said of somebody's place on the list; nil for whoever signed up and came.
    ///
    /// A mark of presence outranks a withdrawal, and who reads both has to know it.
    func presence(of person: Record) -> String? {
        switch person.text("status") {
        case "walk_in": "dopisany(-a) na miejscu"
        case "withdrawn" where facts.activeParticipants.contains { $0.key == person.key }:
            "wypisana osoba była na zajęciach; liczy się obecność"
        default: nil
        }
    }
}
