// F6, the protocol of the service (Procedura, stage 12). Once a party has signed, its figures are
// those that were signed; what was recorded later is said beside them and changes none.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// The protocol.
    var completionBranch: JSONValue {
        let record = facts.state.single("f6")
        var branch: [String: JSONValue] = [:]
        if let record {
            branch = self.branch(
                record,
                [
                    "outcomes_achieved", "outcomes_text", "deviations", "remarks_client",
                    "remarks_provider", "client_refusal_reason", "finalised_at",
                ])
        }
        for (name, value) in figures(record) { branch[name] = value }
        if record?.text("deviations") == nil { branch["deviations"] = text(observedDeviations) }
        for party in ["provider", "trainer", "client"] {
            branch["\(party)_by"] = text(
                record?.text("signed_\(party)_by").map { values.person($0) })
            branch["\(party)_at"] = text(
                record?.instant("signed_\(party)_at").map { ValueText.day($0) })
        }
        branch["amendments"] = .array(
            facts.all("amendment").filter { $0.text("record") == "f6" }
                .map { .object(self.branch($0, ["at", "reason"])) })
        branch["offer"] = text(
            (facts.acceptedOffer ?? facts.registrationOffer)?.text("number"))
        branch["contracts"] = text(
            ValueText.joined(facts.all("contract").compactMap { $0.text("number") }))
        branch["actual_dates"] = text(actualDates)
        branch["places"] = text(places)
        branch["version"] = text(ValueText.number(facts.programmeVersion))
        branch["teachers"] = teachers
        branch["incidents"] = incidents
        branch["scans"] = .array(attachments.map { .string($0) })
        branch["has_scans"] = .bool(!attachments.isEmpty)
        return .object(branch)
    }

    /// The agreed place, and what the sessions say of it besides.
    private var places: String? {
        let agreed = facts.announcedPlace
        let rooms = Set(facts.sessions.compactMap { $0.text("place") }).sorted()
            .filter { !(agreed?.contains($0) ?? false) }
        return ValueText.joined([agreed].compactMap(\.self) + rooms)
    }

    /// What belongs to the protocol because it is there, and the files that people attached.
    private var attachments: [String] {
        var names: [String] = []
        if !facts.all("mark").isEmpty { names.append("lista obecności") }
        if facts.integer("f5.responses") ?? 0 > 0 { names.append("podsumowanie ankiety F5") }
        if !facts.subjects("certificate").isEmpty { names.append("zaświadczenia") }
        return names + facts.all("scan").compactMap { $0.text("name") }.sorted()
    }

    /// Deviations as monitoring noted them, where nobody summed them up.
    private var observedDeviations: String? {
        ValueText.joined(
            facts.all("monitoring").filter {
                ($0.integer("programme_deviation_minutes") ?? 0) > 0
                    || $0.text("kind") == "programme_deviation"
            }.compactMap { entry in
                let minutes = entry.integer("programme_deviation_minutes").map {
                    " (\(ValueText.number($0)) min)"
                }
                return entry.text("text").map { $0 + (minutes ?? "") }
            }, by: "\n")
    }

    private func figures(_ record: Record?) -> [String: JSONValue] {
        let now = AttendanceFigures(facts)
        let issued = facts.subjects("certificate").count
        let current: [(String, Int64)] = [
            ("registered", Int64(now.listed)), ("started", Int64(now.started)),
            ("completed", Int64(now.completed)), ("certificates_count", Int64(issued)),
            ("planned_minutes", now.plannedMinutes), ("delivered_minutes", now.deliveredMinutes),
        ]
        let isSigned = record?["finalised_at"] != nil
        var branch: [String: JSONValue] = ["signed": .bool(isSigned)]
        for (name, number) in current {
            let shown = isSigned ? record?.integer(name) ?? number : number
            branch[name] = .string(
                name.hasSuffix("minutes") ? hours.text(minutes: shown) : ValueText.number(shown))
        }
        branch["amended"] = .bool(
            isSigned
                && current.contains { name, number in
                    record?.integer(name).map { $0 != number } ?? false
                })
        return branch
    }

    private var actualDates: String? {
        let days = facts.sessions.compactMap { $0.instant("actual.start").map(WarsawTime.date) }
        return ValueText.joined(Set(days).sorted().map { ValueText.day($0) })
    }

    /// Who taught, and for how long.
    private var teachers: JSONValue {
        let held = AttendanceFigures(facts).sessions
        let minutes = Dictionary(
            held.map { ($0.session, $0.deliveredMinutes) }, uniquingKeysWith: { $1 })
        var taught: [String: Int64] = [:]
        for session in facts.sessions {
            guard let trainer = session.text("trainer") else { continue }
            taught[trainer, default: 0] += minutes[session.key.local] ?? 0
        }
        return .array(
            taught.sorted { $0.key < $1.key }.map { login, minutes in
                [
                    "teacher": .string(values.person(login)),
                    "taught": .string(hours.text(minutes: minutes)),
                ]
            })
    }

    /// What went otherwise than planned, as monitoring has it.
    private var incidents: JSONValue {
        let entries = facts.all("monitoring").filter {
            ["minor", "major"].contains($0.text("severity") ?? "")
        }.sorted { ($0.instant("at")?.milliseconds ?? 0) < ($1.instant("at")?.milliseconds ?? 0) }
        return .array(
            entries.map { .object(branch($0, ["at", "severity", "text", "action_taken"])) })
    }
}
