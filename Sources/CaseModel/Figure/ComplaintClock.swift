// The terms of a complaint. A consumer's complaint that is not answered within 14 days of its
// receipt counts as accepted (Consumer Rights Act, art. 7a); the day of receipt is not counted
// (Civil Code, art. 111 § 2), and a term ending on a Saturday or a holiday ends on the next working
// day (art. 115). For others the firm may stop the clock or extend the term once.

internal import CanonicalJSON

/// The terms of one complaint, as days in Poland.
package struct ComplaintClock: Hashable, Sendable {
    /// What the terms follow from.
    package struct Receipt: Hashable, Sendable {
        /// When the complaint came in.
        package var receivedAt: Instant
        /// Is true unless it is known that the complainant is no consumer: the stricter rule.
        package var isConsumer = true
        /// When the last session ended or should have.
        package var lastSessionEnd: Instant?
        /// When the complainant was called on to complete the complaint.
        package var completionRequestedAt: Instant?
        /// When they did.
        package var completedAt: Instant?
        /// The day the term was extended to.
        package var extendedTo: CalendarDate?

        /// Describes a complaint of which only the receipt is known.
        package init(receivedAt: Instant) { self.receivedAt = receivedAt }
    }

    /// The last working day to acknowledge the receipt.
    package let dueAcknowledgement: CalendarDate
    /// The last working day before the term's last day: what the firm asks of itself.
    package let dueInternal: CalendarDate
    /// The last day on which an answer is in time.
    package let dueLegal: CalendarDate
    /// Is true when it was lodged too late; it is registered all the same.
    package let isLate: Bool
    /// Is true when silence counts as acceptance.
    package let isConsumer: Bool

    /// The last day to which the term can be extended; nil where it cannot.
    package let extendableTo: CalendarDate?

    /// Works out the terms.
    package init(_ receipt: Receipt, _ settings: Settings = .standard) {
        let received = WarsawTime.date(of: receipt.receivedAt)
        var lastDay = received.adding(days: settings.complaintAnswerDays)
        var extendableTo: CalendarDate?
        if !receipt.isConsumer {
            let pause = Self.pauseDays(receipt, until: lastDay, settings)
            lastDay = lastDay.adding(days: pause)
            let limit = received.adding(days: settings.complaintExtendedDays + pause)
            if let extended = receipt.extendedTo {
                lastDay = max(lastDay, min(extended, limit))
            }
            extendableTo = limit
        }
        self.extendableTo = extendableTo
        dueAcknowledgement = PolishHolidays.adding(
            workingDays: settings.complaintAcknowledgeWorkingDays, to: received)
        dueInternal = PolishHolidays.workingDay(before: lastDay)
        dueLegal = PolishHolidays.workingDay(onOrAfter: lastDay)
        isConsumer = receipt.isConsumer
        if let end = receipt.lastSessionEnd {
            let limit = WarsawTime.date(of: end).adding(days: settings.complaintLodgeDays)
            isLate = received > PolishHolidays.workingDay(onOrAfter: limit)
        } else {
            isLate = false
        }
    }

    /// Works out the terms of a registered complaint, or returns nil while its receipt is unknown.
    package init?(_ complaint: Record, _ facts: CaseFacts) {
        guard let receivedAt = complaint.instant("received_at") else { return nil }
        var receipt = Receipt(receivedAt: receivedAt)
        receipt.isConsumer = complaint.value("complainant_consumer")?.boolValue ?? true
        receipt.lastSessionEnd = facts.lastEnd
        receipt.completionRequestedAt = complaint.instant("completion_requested_at")
        receipt.completedAt = complaint.instant("completed_at")
        // Only what the complainant was told of extends a term.
        if complaint.text("extension_reason") != nil,
            complaint.instant("extension_notified_at") != nil
        {
            receipt.extendedTo = complaint.text("extended_to").flatMap { CalendarDate(text: $0) }
        }
        self.init(receipt, facts.settings)
    }

    /// Returns whether an answer at a point in time is too late.
    package func isOverdue(at instant: Instant) -> Bool {
        WarsawTime.date(of: instant) > dueLegal
    }

    /// Returns whether the complaint counts as accepted, unanswered as it is at a point in time.
    package func isDeemedAccepted(at instant: Instant) -> Bool {
        isConsumer && isOverdue(at: instant)
    }

    /// How long the clock stood still: until the complaint was completed, else for the time that
    /// the complainant was given.
    private static func pauseDays(
        _ receipt: Receipt, until lastDay: CalendarDate, _ settings: Settings
    ) -> Int64 {
        guard let requested = receipt.completionRequestedAt.map({ WarsawTime.date(of: $0) }),
            requested <= lastDay
        else { return 0 }
        guard let completed = receipt.completedAt.map({ WarsawTime.date(of: $0) })
        else { return settings.complaintCompletionDays }
        return max(0, completed.dayNumber - requested.dayNumber)
    }
}
