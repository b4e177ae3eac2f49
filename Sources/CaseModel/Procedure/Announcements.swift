// What was told before a training, against what holds now. A disclosure (stage 5) and a briefing
// note 1.3 (stage 9) go stale in the same way: the programme, the trainers, the day or the place
// changed after they were sent. Only what they recorded is compared; the clock says no more than
// whether there is still time.

/// Judges messages that were sent before a training.
struct Announcements {
    /// The case.
    let facts: CaseFacts
    /// The messages that carry everything they should.
    let complete: [Record]
    /// The fields that can be overtaken.
    let fields: [String]

    /// The elements that a disclosure carries (stage 5).
    static let elements = ["outcomes", "requirements", "time", "programme", "staff"]

    /// Returns what a disclosure lacks.
    static func gaps(ofDisclosure record: Record) -> [Missing] {
        let told = record.codes("elements")
        let absent = elements.filter { !told.contains($0) }
            .map { record.missing("elements.\($0)", .fill, stage: 5) }
        return record.instant("sent_at") == nil
            ? absent + [record.missing("sent_at", .send, stage: 5)] : absent
    }

    /// Returns what a briefing note 1.3 lacks.
    static func gaps(ofBriefing record: Record) -> [Missing] {
        var gaps = record.blanks(["date", "place", "schedule", "programme_version"], stage: 9)
        if record.codes("trainers").isEmpty {
            gaps.append(record.missing("trainers", .fill, stage: 9))
        }
        if !["participants", "ordering_party"].contains(record.text("addressee") ?? "") {
            gaps.append(record.missing("addressee", .fill, stage: 9))
        }
        if record.instant("sent_at") == nil {
            gaps.append(record.missing("sent_at", .send, stage: 9))
        }
        return gaps
    }

    /// Returns records by the time they were sent, unsent ones first.
    static func bySending(_ records: [Record]) -> [Record] {
        records.sorted {
            ($0.instant("sent_at")?.milliseconds ?? .min, $0.key)
                < ($1.instant("sent_at")?.milliseconds ?? .min, $1.key)
        }
    }

    /// Returns whether a message was sent before a point in time; always, while there is none.
    static func wasSent(_ record: Record, before deadline: Instant?) -> Bool {
        guard let sent = record.instant("sent_at") else { return false }
        return deadline.map { sent < $0 } ?? true
    }

    /// Returns what has to be renewed: nothing when complete messages told in time all that holds.
    ///
    /// A change is to be told before the next session. So some message tells everything before the
    /// last session begins, and each session is as the last message before it said.
    func renewals(naming record: Record, stage: Int) -> [Missing] {
        let fresh = complete.filter {
            overtaken($0).isEmpty && Self.wasSent($0, before: facts.lastStart)
        }
        guard !fresh.isEmpty else {
            // What the last message told already need not be told again.
            let fields = overtaken(Self.bySending(complete).last ?? record)
            return renewal(
                fields.isEmpty ? ["sent_at"] : fields, of: record, before: nextStart,
                stage: stage)
        }
        let sent = Self.bySending(complete)
        for session in facts.sessions {
            guard let start = session.instant("planned.start"),
                let message = sent.last(where: { Self.wasSent($0, before: start) })
            else { continue }
            let fields = wrong(in: message, about: session, start)
            if !fields.isEmpty { return renewal(fields, of: message, before: start, stage: stage) }
        }
        return []
    }

    /// Once the session has begun nothing can be told before it any more.
    private func renewal(
        _ fields: [String], of record: Record, before deadline: Instant?, stage: Int
    ) -> [Missing] {
        let need: Need = deadline.map { $0 <= facts.now } ?? false ? .earlier : .renew
        return fields.map { record.missing($0, need, stage: stage, before: deadline) }
    }

    /// The start of the next session; of the last one when all have begun.
    private var nextStart: Instant? {
        facts.sessions.compactMap { $0.instant("planned.start") }.first { $0 > facts.now }
            ?? facts.lastStart
    }

    /// Returns the fields of a message that do not tell what holds of a session.
    private func wrong(in message: Record, about session: Record, _ start: Instant) -> [String] {
        var wrong: [String] = []
        // A revision after a session began does not concern that session.
        let isRevised = facts.instant("programme.revised_at").map { $0 < start } ?? false
        if isRevised, version(of: message) != facts.programmeVersion {
            wrong.append("programme_version")
        }
        // Who no longer teaches the case is not owed until somebody puts another name there.
        if let trainer = session.text("trainer"), !message.codes("trainers").contains(trainer),
            facts.assignedTrainers.contains(trainer) || session.instant("actual.start") != nil
        {
            wrong.append("trainers")
        }
        if fields.contains("schedule"), !tells(message, of: session) { wrong.append("schedule") }
        return wrong
    }

    /// Whether a note tells the day, the hours and the place of a session; its number may change.
    private func tells(_ note: Record, of session: Record) -> Bool {
        let line = session.scheduleLine(numbered: false)
        return note.lines("schedule").contains { $0 == line || $0.hasSuffix(" · " + line) }
    }

    private func overtaken(_ record: Record) -> [String] {
        fields.filter { field in
            switch field {
            case "programme_version": isVersionOvertaken(record)
            case "trainers": areTrainersOvertaken(record)
            case "date": record.text(field) != facts.announcedDate?.text
            case "schedule": false
            default: record.text(field) != facts.announcedPlace
            }
        }
    }

    private func isVersionOvertaken(_ record: Record) -> Bool {
        // A revision after the last session began concerns nobody who could still be told.
        if let revised = facts.instant("programme.revised_at"), let last = facts.lastStart,
            revised >= last
        {
            return false
        }
        return version(of: record) != facts.programmeVersion
    }

    private func version(of record: Record) -> Int64 { record.integer("programme_version") ?? 1 }

    private func areTrainersOvertaken(_ record: Record) -> Bool {
        // Whether a reserve was named makes no difference; everyone who teaches must be.
        let told = record.codes("trainers")
        return !facts.teachingTrainers.isSubset(of: told)
            || !told.isSubset(of: facts.assignedTrainers)
    }
}
