// When trainers are booked, over several cases. It knows only the cases it is given: on a device
// those are not all, so what it finds is a warning and what it does not find proves nothing.

/// One session that a trainer is to hold.
package struct TrainerBooking: Hashable, Sendable {
    /// The trainer's login.
    package let trainer: String
    /// The case.
    package let scope: ScopeID
    /// The case's number.
    package let caseNumber: String
    /// The session's number.
    package let session: String
    /// From when to when, as planned.
    package let start: Instant
    /// The planned end.
    package let end: Instant

    /// Returns whether two bookings cannot both be kept.
    package func overlaps(_ other: TrainerBooking) -> Bool {
        trainer == other.trainer && start < other.end && other.start < end
    }

    /// Returns whether it touches one of the days, in Poland.
    package func touches(_ days: ClosedRange<CalendarDate>) -> Bool {
        WarsawTime.date(of: start) <= days.upperBound
            && days.lowerBound <= WarsawTime.date(of: end)
    }

    /// Returns the bookings of the sessions of a case that were not called off, by start.
    package static func all(in facts: CaseFacts) -> [TrainerBooking] {
        facts.sessions.compactMap { session in
            guard let trainer = session.text("trainer"),
                let start = session.instant("planned.start"),
                let end = session.instant("planned.end"), start < end
            else { return nil }
            return TrainerBooking(
                trainer: trainer, scope: facts.state.scope,
                caseNumber: facts.text("case.number") ?? facts.state.scope.text,
                session: session.text("no") ?? "?", start: start, end: end)
        }
    }
}

/// Two sessions of different cases at one time, with one trainer.
package struct DoubleBooking: Hashable, Sendable {
    /// The session that starts first.
    package let first: TrainerBooking
    /// The other.
    package let second: TrainerBooking

    /// Returns the double bookings between cases, by start.
    ///
    /// Sessions of one case that overlap are that case's own affair: groups that change rooms look
    /// like that.
    package static func all(among bookings: [TrainerBooking]) -> [DoubleBooking] {
        let ordered = bookings.sorted {
            ($0.start, $0.caseNumber, $0.session) < ($1.start, $1.caseNumber, $1.session)
        }
        return ordered.indices.flatMap { index in
            ordered[(index + 1)...].prefix { $0.start < ordered[index].end }
                .filter { $0.overlaps(ordered[index]) && $0.scope != ordered[index].scope }
                .map { DoubleBooking(first: ordered[index], second: $0) }
        }
    }
}
