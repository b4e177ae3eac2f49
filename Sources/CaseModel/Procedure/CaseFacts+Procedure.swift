// What the procedure's own words mean in records: an ordering party, an acceptance, a held session.
// Every word has one meaning here, so that gates, figures and acts cannot drift apart.

internal import CanonicalJSON

extension CaseFacts {
    /// The numbers that rules use; the one place to hand in others.
    package var settings: Settings { .standard }

    /// Is true when somebody ordered the training for others.
    package var hasOrderingParty: Bool {
        text("client.name") != nil && text("client.type") != "individual"
    }

    /// The number of the programme's current version; a programme starts as version 1.
    package var programmeVersion: Int64 { integer("programme.version") ?? 1 }

    /// The logins of everyone assigned, reserves included.
    package var assignedTrainers: Set<String> {
        Set(all("assignment").compactMap { $0.text("trainer") })
    }

    /// The logins of those assigned to teach: what a disclosure and a briefing note tell.
    package var teachingTrainers: Set<String> {
        Set(
            all("assignment").filter { $0.text("role") != "reserve" }
                .compactMap { $0.text("trainer") })
    }

    /// The logins of those whom sheets, reports and certificates speak of: whoever taught, also who
    /// was replaced since; while nothing was held, those assigned to teach.
    package var evaluatedTrainers: Set<String> {
        let taught = Set(heldSessions.compactMap { $0.text("trainer") })
        return taught.isEmpty ? teachingTrainers : taught
    }

    /// The people a training is given to: neither withdrawn nor only watching or caring.
    package var learners: [Record] {
        activeParticipants.filter { ($0.text("role") ?? "participant") == "participant" }
    }

    /// The learners who signed up beforehand.
    package var enrolledLearners: [Record] {
        learners.filter { $0.text("status") != "walk_in" }
    }

    /// The sessions that took place or should have by now, by planned start.
    package var heldSessions: [Record] {
        let attended = Set(
            all("mark").filter { $0.isPresence }.compactMap { $0.text("session") })
        return sessions.filter { session in
            // What somebody wrote down beforehand did not happen yet.
            let start = session.instant("actual.start") ?? session.instant("planned.start")
            return start.map { $0 <= now } ?? attended.contains(session.key.local)
        }
    }

    /// When the last session is planned to start; nil while none is planned.
    package var lastStart: Instant? {
        sessions.compactMap { $0.instant("planned.start") }.last
    }

    /// The day that a briefing note tells: of the first session, else of the terms.
    package var announcedDate: CalendarDate? {
        firstStart.map { WarsawTime.date(of: $0) }
            ?? text("terms.agreed.date").flatMap { CalendarDate(text: $0) }
    }

    /// The place that a briefing note tells: of the terms, else of the first session.
    package var announcedPlace: String? {
        text("terms.agreed.place") ?? sessions.first?.text("place")
    }

    /// Whether the training is long enough to need a contract (stage 7); nil without its length.
    package var needsContract: Bool? {
        guard let minutes = integer("case.hours.minutes") else { return nil }
        let limit =
            text("case.hours.unit") == "clock60"
            ? settings.contractClockMinutes : settings.contractTeachingMinutes
        return minutes >= limit
    }

    /// Is true for an open training that nobody ordered: there a returned F3 is the acceptance.
    package var isAcceptedByRegistration: Bool {
        text("case.kind") == "open" && !hasOrderingParty
    }

    /// The offer that was accepted last, or nil.
    package var acceptedOffer: Record? {
        all("offer").filter { $0.instant("accepted_at") != nil }
            .max { left, right in
                (left.instant("accepted_at")?.milliseconds ?? 0, left.key)
                    < (right.instant("accepted_at")?.milliseconds ?? 0, right.key)
            }
    }

    /// The learners who signed up beforehand and sent their F3 back.
    package var returnedCards: [Record] {
        enrolledLearners.filter { $0.instant("f3_returned_at") != nil }
    }

    /// The offer that returned cards accept, where they do: the individual one that went out last.
    package var registrationOffer: Record? {
        guard isAcceptedByRegistration, !returnedCards.isEmpty else { return nil }
        return individualOffers.filter { $0.instant("sent_at") != nil }
            .max {
                ($0.instant("sent_at")?.milliseconds ?? 0, $0.key)
                    < ($1.instant("sent_at")?.milliseconds ?? 0, $1.key)
            }
    }

    /// When the client accepted: the offer, or by the first F3 that came back.
    package var acceptedAt: Instant? {
        if isAcceptedByRegistration {
            return returnedCards.compactMap { $0.instant("f3_returned_at") }.min()
        }
        return acceptedOffer?.instant("accepted_at")
    }

    /// The stages of which somebody recorded, with a reason, that they do not apply.
    package var skippedStages: Set<Int> {
        Set(
            all("not_applicable").filter { $0.text("reason") != nil }
                .compactMap { $0.integer("stage").map { Int(clamping: $0) } })
    }

    /// Returns whether a manager accepted, with a reason, that a gate misses this piece.
    ///
    /// An acceptance covers what was missing when it was given, and nothing that came since; one of
    /// a time before that was written down covers its whole gate.
    package func isAccepted(_ missing: Missing, of gate: String) -> Bool {
        all("nc_acceptance").contains { acceptance in
            guard acceptance.text("gate") == gate, acceptance.text("reason") != nil
            else { return false }
            guard let covered = acceptance.text("covers") else { return true }
            let names = missing.names
            return covered.split(separator: "\n").contains { names.contains(String($0)) }
        }
    }

    /// Returns the records of a type that a rule is about: the one an act is about, else all that
    /// still count.
    package func subjects(_ type: String) -> [Record] {
        if let subject, subject.type == type {
            return state.record(subject).map { [$0] } ?? []
        }
        let records = all(type)
        switch type {
        case "offer":
            let superseded = Set(records.compactMap { $0.text("supersedes") })
            return records.filter { !superseded.contains($0.key.local) }
        case "certificate": return records.filter { $0.instant("revoked_at") == nil }
        default: return records
        }
    }

    /// The offers that a rule for individual offers is about.
    package var individualOffers: [Record] {
        subjects("offer").filter { $0.text("kind") != "general" }
    }
}

extension GateResult {
    /// The answer without what a manager accepted that it misses.
    package func owed(_ facts: CaseFacts) -> GateResult {
        GateResult(gate: gate, missing: missing.filter { !facts.isAccepted($0, of: gate) })
    }
}

extension Record {
    /// Names a missing piece of this record.
    func missing(
        _ field: String, _ need: Need, who: Standing = .coordinator, stage: Int,
        before: Instant? = nil
    ) -> Missing {
        Missing("\(key).\(field)", need, who: who, stage: stage, before: before)
    }

    /// A session as a briefing note 1.3 tells it; the note keeps this line, so its form is fixed.
    package var scheduleLine: String { scheduleLine(numbered: true) }

    func scheduleLine(numbered: Bool) -> String {
        let start = instant("planned.start").map(WarsawTime.text) ?? ""
        let day = start.prefix(10).split(separator: "-").reversed().joined(separator: ".")
        let end = instant("planned.end").map { WarsawTime.text(of: $0).suffix(5) }
        let number = numbered ? text("no") : nil
        return [number, day, start.suffix(5) + "–" + (end ?? ""), text("place")]
            .compactMap { $0 }.joined(separator: " · ")
    }

    /// The lines of a text.
    func lines(_ field: String) -> [String] {
        (text(field) ?? "").split(separator: "\n").map(String.init)
    }

    /// Returns a missing piece for each field that is blank.
    func blanks(_ fields: [String], who: Standing = .coordinator, stage: Int) -> [Missing] {
        fields.filter { isBlank($0) }.map { missing($0, .fill, who: who, stage: stage) }
    }

    private func isBlank(_ field: String) -> Bool {
        guard let value = value(field) else { return true }
        return value.stringValue != nil && value.nonBlankText == nil
    }
}
