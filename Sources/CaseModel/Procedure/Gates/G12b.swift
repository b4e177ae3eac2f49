// Stage 12: a certificate says that somebody was there. It is tied to attendance, to the role of a
// participant and to one number.

extension Gate {
    static let g12b = Gate(
        "G12b", stage: 12,
        pl: "Zaświadczenie (jeśli wydawane) otrzymuje uczestnik z wymaganą obecnością.",
        en: "A certificate, where issued, goes to a participant with the attendance required.",
        blocks: [.issueCertificate], reads: ["case.certificates_issued", "session.actual"]
    ) { facts in
        let attendance = AttendanceFigures(facts)
        return facts.subjects("certificate").flatMap { certificate in
            certificateGaps(certificate, facts) + sessionsAhead(facts)
                + holderGaps(certificate, attendance, facts)
        }
    }

    /// A certificate speaks of the whole training, so all of it must have been given.
    private static func sessionsAhead(_ facts: CaseFacts) -> [Missing] {
        let held = Set(facts.heldSessions.map(\.key))
        return facts.sessions.filter { !held.contains($0.key) }
            .map { $0.missing("actual", .fill, who: .trainer, stage: 10) }
    }

    private static func certificateGaps(_ certificate: Record, _ facts: CaseFacts) -> [Missing] {
        var missing: [Missing] = []
        if !facts.flag("case.certificates_issued") {
            missing.append(Missing("case.certificates_issued", .forbidden, stage: 12))
        }
        guard let number = certificate.text("number") else {
            return missing + [certificate.missing("number", .number, stage: 12)]
        }
        let isShared = facts.all("certificate").contains {
            $0.key != certificate.key && $0.text("number") == number
        }
        return isShared ? missing + [certificate.missing("number", .correct, stage: 12)] : missing
    }

    private static func holderGaps(
        _ certificate: Record, _ attendance: AttendanceFigures, _ facts: CaseFacts
    ) -> [Missing] {
        guard let local = certificate.text("participant") else {
            return [certificate.missing("participant", .fill, stage: 12)]
        }
        guard let person = facts.state.record(RecordKey("participant", local)) else {
            return [certificate.missing("participant", .correct, stage: 12)]
        }
        guard person.text("role") ?? "participant" == "participant" else {
            return [person.missing("role", .forbidden, stage: 6)]
        }
        let disputes = facts.state.openConflicts.filter {
            $0.address.record.type == "mark"
                && facts.state.records[$0.address.record]?.text("participant") == local
        }.map { dispute in
            Missing(
                dispute.address.description, .settle,
                who: dispute.kind == .removal ? .coordinator : .trainer, stage: 10)
        }
        let share = attendance.person(local)?.attendedOfDelivered
        if share?.isAtLeast(percent: facts.settings.attendancePercent) ?? false { return disputes }
        let unmarked = attendance.unmarkedSessions(of: local).map {
            Missing("mark/\($0)~\(local)", .add, who: .trainer, stage: 10)
        }
        let measure = Measure(
            share?.wholePercent ?? 0, of: facts.settings.attendancePercent)
        let refusal = Missing(
            person.key.description, .forbidden, stage: 12, measure: measure)
        return disputes + (unmarked.isEmpty ? [refusal] : unmarked)
    }
}
