// The base of trainers as this device knows it: the cards of the organisation, and the sessions of
// the cases that are here. Whoever chooses a trainer has to know that other cases exist.

package import CaseModel

/// One trainer of the base.
package struct TrainerEntry: Sendable {
    /// The card.
    package let card: Record
    /// The sessions that the trainer is to hold, of the cases on this device, by start.
    package let bookings: [TrainerBooking]

    /// The login.
    package var login: String { card.key.local }
    /// Is true for a trainer who may be offered.
    package var isAccepted: Bool { card.text("recruitment_status") == "accepted" }
}

extension Workspace {
    /// Returns the trainers of the base, ordered by login.
    ///
    /// - Parameters:
    ///   - topic: Words that all have to stand in topics, qualifications or experience.
    ///   - days: Days on which the trainer has no session in the cases on this device; only
    ///     trainers who may be offered are returned then.
    package func trainers(
        topic: String? = nil, free days: ClosedRange<CalendarDate>? = nil
    ) throws(ClientFailure) -> [TrainerEntry] {
        let bookings = try bookings()
        return try view(.organisation).state.all("trainer").map { card in
            TrainerEntry(
                card: card, bookings: bookings.filter { $0.trainer == card.key.local })
        }.filter { entry in
            Self.knows(topic, entry.card)
                && (days.map { days in
                    entry.isAccepted && !entry.bookings.contains { $0.touches(days) }
                } ?? true)
        }
    }

    /// Returns the double bookings among the cases on this device.
    package func doubleBookings() throws(ClientFailure) -> [DoubleBooking] {
        DoubleBooking.all(among: try bookings())
    }

    /// Returns the double bookings of a case whose sessions are still to come.
    ///
    /// Costs a reading of every case on the device, and nothing once the sessions are over.
    package func doubleBookings(of view: CaseView) throws(ClientFailure) -> [DoubleBooking] {
        let scope = view.state.scope
        guard TrainerBooking.all(in: view.facts).contains(where: { $0.end > view.now })
        else { return [] }
        return try doubleBookings().filter {
            $0.first.scope == scope || $0.second.scope == scope
        }
    }

    private func bookings() throws(ClientFailure) -> [TrainerBooking] {
        try cases().flatMap { TrainerBooking.all(in: $0.facts) }
            .sorted { ($0.start, $0.caseNumber) < ($1.start, $1.caseNumber) }
    }

    private static func knows(_ topic: String?, _ card: Record) -> Bool {
        guard let topic else { return true }
        let known = ["topics", "qualifications", "experience"].compactMap { card.text($0) }
            .joined(separator: "\n").lowercased()
        return Normalisation.normal(topic).lowercased().split(separator: " ")
            .allSatisfy { known.contains($0) }
    }
}

extension ClosedRange<CalendarDate> {
    /// Reads `2026-05-16` or `2026-05-16..2026-05-18`.
    ///
    /// - Throws: `badMoment` when it is neither.
    package init(typed text: String) throws(ClientFailure) {
        let ends = text.replacing("..", with: " ").split(separator: " ").map {
            CalendarDate(text: String($0))
        }
        guard let first = ends.first, let first, let last = ends.last, let last, first <= last,
            ends.count <= 2
        else { throw .badMoment(text) }
        self = first...last
    }
}
