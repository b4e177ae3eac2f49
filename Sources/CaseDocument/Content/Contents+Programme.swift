// The programme, its learning outcomes, its trainers and its schedule, as several documents tell
// them.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// The programme with its modules.
    var programmeBranch: JSONValue {
        let modules = ordered("module")
        let minutes = modules.compactMap { $0.integer("minutes") }
        // Lengths that are no whole hours read better in minutes.
        let inMinutes = minutes.contains { $0 % Int64(hours.minutesOfHour) != 0 }
        func length(_ minutes: Int64) -> String {
            inMinutes ? ValueText.number(minutes) : hours.number(minutes: minutes)
        }
        return [
            "goal": choice("programme", "goal"),
            "requirements": choice("programme", "requirements"),
            "version": text(ValueText.number(facts.programmeVersion)),
            "unit": .string(inMinutes ? "min" : hours.unitName),
            "has_content": .bool(
                modules.contains { module in
                    ["content", "methods", "outcomes"].contains { module.text($0) != nil }
                }),
            "has_modules": .bool(!modules.isEmpty),
            "total": text(
                minutes.isEmpty ? nil : length(minutes.reduce(0, &+))),
            "modules": .array(
                modules.map { module in
                    var branch = branch(module, ["no", "title", "methods", "content", "outcomes"])
                    branch["length"] = text(
                        module.integer("minutes").map { length($0) })
                    return .object(branch)
                }),
        ]
    }

    /// The learning outcomes by category; categories without any are left out.
    var outcomesBranch: JSONValue {
        let all = ordered("outcome")
        guard case .choice(let list)? = FormCatalogue.type("outcome")?.field("category")?.type
        else { return [] }
        let known = list.map { category in
            group(category.label.polish, all.filter { $0.text("category") == category.code })
        }
        let other = group("pozostałe", all.filter { $0.text("category") == nil })
        return .array((known + [other]).compactMap(\.self))
    }

    private func group(_ name: String, _ outcomes: [Record]) -> JSONValue? {
        guard !outcomes.isEmpty else { return nil }
        return [
            "category": .string(name),
            "outcomes": .array(
                outcomes.map { .object(branch($0, ["no", "text", "criterion", "method"])) }),
        ]
    }

    /// The trainers who teach, lead first.
    var trainersBranch: JSONValue {
        let assignments = facts.all("assignment").filter { $0.text("role") != "reserve" }
            .sorted {
                ($0.text("role") == "lead" ? 0 : 1, $0.key)
                    < ($1.text("role") == "lead" ? 0 : 1, $1.key)
            }
        return .array(
            assignments.compactMap { $0.text("trainer") }.map { login in
                let card = facts.organisation.record(RecordKey("trainer", login))
                return [
                    "trainer": .string(values.person(login)),
                    "qualifications": text(card?.text("qualifications")),
                    "experience": text(card?.text("experience")),
                    "email": text(card?.text("email")), "phone": text(card?.text("phone")),
                ]
            })
    }

    /// The sessions that are planned.
    var scheduleBranch: JSONValue {
        let days = facts.sessions.map { session -> JSONValue in
            var branch = branch(session, ["no", "place", "topic", "trainer"])
            let (start, end) = (session.instant("planned.start"), session.instant("planned.end"))
            branch["day"] = text(start.map { ValueText.day($0) })
            branch["time"] = text(ValueText.span(start, end))
            return .object(branch)
        }
        return [
            "days": .array(days), "is_open": .bool(days.isEmpty),
            "has_topics": .bool(facts.sessions.contains { $0.text("topic") != nil }),
        ]
    }
}
