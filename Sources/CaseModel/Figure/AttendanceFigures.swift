// Who was there for how long. Delivered minutes are what really happened: actual end − actual start
// − breaks, or the plan while nobody wrote the times down. Attendance is measured against delivered
// minutes, so that nobody loses a certificate because a storm shortened the day.

/// The attendance figures of a case at a moment.
package struct AttendanceFigures: Hashable, Sendable {
    /// One held session.
    package struct SessionFigure: Hashable, Sendable {
        /// The local part of the session's key.
        package let session: String
        /// From planned start to planned end.
        package let plannedMinutes: Int64
        /// What was delivered.
        package let deliveredMinutes: Int64
    }

    /// One person on the list.
    package struct PersonFigure: Hashable, Sendable {
        /// The local part of the participant's key.
        package let participant: String
        /// Attended minutes of the delivered ones.
        package let attendedOfDelivered: Fraction
        /// Is true from the first attended minute on.
        package var hasStarted: Bool { attendedOfDelivered.part >= 1 }
        /// Is true when the threshold of attendance is reached.
        package let hasCompleted: Bool
    }

    /// The held sessions, by planned start.
    package let sessions: [SessionFigure]
    /// The people on the list, by key: withdrawn ones only when a mark says they were there.
    package let people: [PersonFigure]
    /// The planned length of the training; the sessions' sum when the case does not say.
    package let plannedMinutes: Int64
    /// Minutes delivered in all held sessions.
    package let deliveredMinutes: Int64

    private let marked: Set<Place>

    /// How many people are on the list.
    package var listed: Int { people.count }
    /// How many attended at least one minute.
    package var started: Int { people.filter(\.hasStarted).count }
    /// How many attended enough.
    package var completed: Int { people.filter(\.hasCompleted).count }
    /// Delivered of planned minutes.
    package var deliveredOfPlanned: Fraction { Fraction(deliveredMinutes, of: plannedMinutes) }
    /// Completed of started people.
    package var completedOfStarted: Fraction {
        Fraction(Int64(completed), of: Int64(started))
    }

    /// Person-minutes: attended ones of those possible for everyone who started.
    package var personMinutes: Fraction {
        let present = people.filter(\.hasStarted).map(\.attendedOfDelivered)
        return Fraction(
            Whole.sum(present.map(\.part)) ?? .max, of: Whole.sum(present.map(\.whole)) ?? .max)
    }

    /// Works out the figures.
    package init(_ facts: CaseFacts) {
        let held = facts.heldSessions
        let figures = held.map(Self.figure)
        let marks = Self.marks(facts)
        let delivered = Whole.sum(figures.map(\.deliveredMinutes)) ?? .max
        sessions = figures
        deliveredMinutes = delivered
        plannedMinutes =
            facts.integer("case.hours.minutes")
            ?? Whole.sum(facts.sessions.map { Self.figure($0).plannedMinutes }) ?? .max
        marked = Set(marks.keys)
        let erased = Self.erased(facts)
        people = facts.learners.map { learner in
            let attended = figures.map { figure in
                let place = Place(session: figure.session, participant: learner.key.local)
                return marks[place].map { Self.minutes($0, of: figure.deliveredMinutes) } ?? 0
            }
            // Of somebody whose data was erased, marks may still come from a tablet.
            let known = erased[learner.key.local]?.part ?? 0
            let share = Fraction(max(known, Whole.sum(attended) ?? .max), of: delivered)
            return PersonFigure(
                participant: learner.key.local, attendedOfDelivered: share,
                hasCompleted: share.isAtLeast(percent: facts.settings.attendancePercent))
        }
    }

    /// Returns a person's figures, or nil for somebody who is not on the list.
    package func person(_ participant: String) -> PersonFigure? {
        people.first { $0.participant == participant }
    }

    /// Returns the held sessions in which nobody marked a person.
    package func unmarkedSessions(of participant: String) -> [String] {
        sessions.map(\.session)
            .filter { !marked.contains(Place(session: $0, participant: participant)) }
    }

    private struct Place: Hashable, Sendable {
        let session: String
        let participant: String
    }

    private static func marks(_ facts: CaseFacts) -> [Place: Record] {
        var marks: [Place: Record] = [:]
        for mark in facts.all("mark") {
            guard let session = mark.text("session"), let participant = mark.text("participant"),
                mark.text("status") != nil
            else { continue }
            let place = Place(session: session, participant: participant)
            if marks[place] == nil { marks[place] = mark }
        }
        return marks
    }

    /// What stayed of the attendance of people whose data was erased.
    private static func erased(_ facts: CaseFacts) -> [String: Fraction] {
        var shares: [String: Fraction] = [:]
        for erasure in facts.all("erasure") {
            guard case .person(let key)? = erasure.text("target").flatMap(ErasureTarget.init),
                let part = erasure.integer("attended_minutes"),
                let whole = erasure.integer("delivered_minutes")
            else { continue }
            shares[key.local] = Fraction(part, of: whole)
        }
        return shares
    }

    private static func figure(_ session: Record) -> SessionFigure {
        let planned = length(
            session.instant("planned.start"), session.instant("planned.end"), breaks: 0)
        let actual = length(
            session.instant("actual.start"), session.instant("actual.end"),
            breaks: session.integer("actual.breaks_minutes") ?? 0)
        return SessionFigure(
            session: session.key.local, plannedMinutes: planned ?? 0,
            deliveredMinutes: actual ?? planned ?? 0)
    }

    private static func length(_ start: Instant?, _ end: Instant?, breaks: Int64) -> Int64? {
        guard let start, let end else { return nil }
        let (length, overflow) = start.minutes(until: end).subtractingReportingOverflow(breaks)
        return overflow ? 0 : max(0, length)
    }

    /// Returns the minutes that a mark stands for; present without a number means all of them.
    private static func minutes(_ mark: Record, of delivered: Int64) -> Int64 {
        guard mark.isPresence else { return 0 }
        return min(max(0, mark.integer("minutes") ?? delivered), delivered)
    }
}
