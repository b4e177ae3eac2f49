// Stage 10: what was held has real times and a trainer, and somebody watched over it.

extension Gate {
    static let g10 = Gate(
        "G10", stage: 10, pl: "Usługa jest monitorowana w trakcie realizacji.",
        en: "The service is monitored during delivery.", blocks: [.signCompletion],
        reads: [
            "session.actual", "session.trainer", "session.cancelled_reason", "mark.status",
            "mark.minutes",
        ]
    ) { facts in
        // Before it is signed only what was held is asked for; a signed protocol speaks of all.
        let held = facts.instant("f6.finalised_at") == nil ? facts.heldSessions : facts.sessions
        if held.isEmpty {
            return facts.sessions.isEmpty
                ? [Missing("session", .add, stage: 6)] : facts.sessions.flatMap(timeGaps)
        }
        let entries = facts.all("monitoring").compactMap { $0.instant("at") }
        let isMonitored = held.contains { session in
            window(of: session, facts).map { entries.contains(where: $0.contains) } ?? false
        }
        let gaps = held.flatMap { session in
            timeGaps(session)
                + (session.text("trainer") == nil
                    ? [session.missing("trainer", .fill, stage: 6)] : [])
        }
        return isMonitored
            ? gaps : gaps + [Missing("monitoring", .add, who: .trainer, stage: 10)]
    }

    private static func timeGaps(_ session: Record) -> [Missing] {
        guard let start = session.instant("actual.start"), let end = session.instant("actual.end")
        else {
            return session.blanks(["actual.start", "actual.end"], who: .trainer, stage: 10)
        }
        return start < end
            ? [] : [session.missing("actual.end", .correct, who: .trainer, stage: 10)]
    }

    private static func window(of session: Record, _ facts: CaseFacts) -> ClosedRange<Instant>? {
        guard let start = session.instant("actual.start") ?? session.instant("planned.start"),
            let end = session.instant("actual.end") ?? session.instant("planned.end"),
            start <= end
        else { return nil }
        let margin = facts.settings.monitoringMarginMinutes
        return start.adding(minutes: -margin)...end.adding(minutes: margin)
    }
}
