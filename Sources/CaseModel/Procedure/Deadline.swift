// By when a missing piece of evidence is owed. The procedure gives few moments: what stages 1 to 9
// ask for belongs before the training starts, monitoring into the training, a complaint's answer
// into its term. For the handover after a training the firm sets itself a term.

/// The last moment for a piece of evidence.
package struct Deadline: Hashable, Sendable, Comparable {
    /// The last day in Poland.
    package let day: CalendarDate
    /// The moment on that day that it has to come before; nil when the whole day counts.
    package let moment: Instant?

    /// Sets a deadline at the end of a day.
    package init(day: CalendarDate) {
        self.day = day
        moment = nil
    }

    /// Sets a deadline at a moment.
    package init(before moment: Instant) {
        day = WarsawTime.date(of: moment)
        self.moment = moment
    }

    package static func < (left: Self, right: Self) -> Bool {
        if left.day != right.day { return left.day < right.day }
        guard let moment = left.moment else { return false }
        return right.moment.map { moment < $0 } ?? true
    }

    /// Returns whether it is too late at a point in time.
    package func hasPassed(at instant: Instant) -> Bool {
        moment.map { $0 <= instant } ?? (WarsawTime.date(of: instant) > day)
    }

    /// Returns by when a piece is owed; nil while nothing that the case says gives a day.
    package static func of(_ missing: Missing, _ facts: CaseFacts) -> Deadline? {
        if missing.need == .decide { return nil }
        if let moment = missing.before { return Deadline(before: moment) }
        if missing.path.hasPrefix("complaint/") { return ofComplaint(missing, facts) }
        switch missing.stage {
        case ...9: return facts.firstStart.map(Deadline.init(before:))
        case 10: return facts.lastEnd.map { Deadline(day: WarsawTime.date(of: $0)) }
        case 11, 12:
            return facts.lastEnd.map {
                Deadline(day: WarsawTime.date(of: $0).adding(days: facts.settings.handoverDays))
            }
        default:
            // The complaint procedure is known before the offer is accepted and before the start.
            return [facts.acceptedAt, facts.firstStart].compactMap { $0 }.min()
                .map(Deadline.init(before:))
        }
    }

    private static func ofComplaint(_ missing: Missing, _ facts: CaseFacts) -> Deadline? {
        guard let name = missing.path.split(separator: ".").first,
            let key = RecordKey(text: String(name)), let complaint = facts.state.record(key)
        else { return nil }
        return ComplaintClock(complaint, facts).map { Deadline(day: $0.dueInternal) }
    }
}

extension CaseFacts {
    /// When the last session ended, or is planned to end.
    var lastEnd: Instant? {
        sessions.compactMap { $0.instant("actual.end") ?? $0.instant("planned.end") }
            .max()
    }
}

extension GateResult {
    /// By when the first of what is missing is owed; nil when nothing is, or nothing says.
    package func due(_ facts: CaseFacts) -> Deadline? {
        missing.compactMap { Deadline.of($0, facts) }.min()
    }

    /// The deadline that has passed without what is missing; nil as long as there is time.
    package func since(_ facts: CaseFacts) -> Deadline? {
        due(facts).flatMap { $0.hasPassed(at: facts.now) ? $0 : nil }
    }
}
