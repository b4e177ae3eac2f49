// What was told before a training, against what holds now. A disclosure (stage 5) and a briefing
// note 1.3 (stage 9) go stale in the same way: the programme, the trainers, the day or the place
// changed after they were sent. Only what they recorded is compared; no clock takes part.

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

    /// Returns what has to be renewed: nothing when a complete message tells all that holds now.
    ///
    /// A change has to be told before the next session, so one that was told only after the last
    /// session had begun does not count.
    func renewals(naming record: Record, stage: Int) -> [Missing] {
        let fresh = complete.filter {
            overtaken($0).isEmpty && Self.wasSent($0, before: facts.lastStart)
        }
        guard !fresh.isEmpty else {
            let fields = overtaken(record)
            return (fields.isEmpty ? ["sent_at"] : fields)
                .map { record.missing($0, .renew, stage: stage) }
        }
        let told = complete.filter { !overtaken($0).contains("programme_version") }
        if let deadline = revisionDeadline,
            !told.contains(where: { Self.wasSent($0, before: deadline) })
        {
            return [record.missing("programme_version", .earlier, stage: stage)]
        }
        return []
    }

    /// The start of the first session after the programme was last revised.
    private var revisionDeadline: Instant? {
        guard let revised = facts.instant("programme.revised_at") else { return nil }
        return facts.sessions.compactMap { $0.instant("planned.start") }.first { $0 > revised }
    }

    private func overtaken(_ record: Record) -> [String] {
        fields.filter { field in
            switch field {
            case "programme_version": isVersionOvertaken(record)
            case "trainers": areTrainersOvertaken(record)
            case "date": record.text(field) != facts.announcedDate?.text
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
        return (record.integer("programme_version") ?? 1) != facts.programmeVersion
    }

    private func areTrainersOvertaken(_ record: Record) -> Bool {
        // Whether a reserve was named makes no difference; everyone who teaches must be.
        let told = record.codes("trainers")
        return !facts.teachingTrainers.isSubset(of: told)
            || !told.isSubset(of: facts.assignedTrainers)
    }
}
