// What is printed for the day itself: the attendance list of each session, and the F5 sheet, which
// names nobody who fills it in (Procedura, stages 10 and 11).

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    private static let spareRows = 3

    /// A list for each session; one without a session while none is planned.
    var listsBranch: JSONValue {
        let people = Self.ordered(facts.activeParticipants).map { person -> JSONValue in
            [
                "no": text(person.text("no")), "name": text(ValueText.fullName(person)),
                "note": text(person.text("role") == "participant" ? nil : value(person, "role")),
            ]
        }
        let spare = JSONValue.array((0..<Self.spareRows).map { .integer(Int64($0)) })
        let lists = subjects.enumerated().map { index, session -> JSONValue in
            var branch = branch(session, ["no", "topic", "place", "trainer"])
            let (start, end) = (session.instant("planned.start"), session.instant("planned.end"))
            branch["day"] = text(start.map { ValueText.day($0) })
            branch["time"] = text(ValueText.span(start, end))
            branch["people"] = .array(people)
            branch["spare"] = spare
            branch["follows"] = .bool(index > 0)
            return .object(branch)
        }
        guard lists.isEmpty else { return .array(lists) }
        return [
            [
                "no": .null, "topic": .null, "place": text(facts.announcedPlace),
                "trainer": .null, "day": text(dates), "time": .null, "people": .array(people),
                "spare": spare, "follows": false,
            ]
        ]
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
