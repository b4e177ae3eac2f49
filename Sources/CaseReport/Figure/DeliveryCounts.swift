// What was delivered to whom: the counts of stages 10 and 12, as recorded.
// Must not: correct the records; more attended than possible is shown as it is.

/// Holds the counts of people, minutes, certificates and incidents of one or more cases.
package struct DeliveryCounts: Hashable, Sendable, CountRecord {
    /// The people who sent a registration.
    package var registered = 0
    /// The people with at least one attended minute.
    package var started = 0
    /// The people who attended at least the agreed share of the delivered minutes.
    package var completed = 0
    /// The people on the attendance list, walk-ins included.
    package var listed = 0
    /// The minutes of the agreed programme.
    package var plannedMinutes = 0
    /// The minutes that took place.
    package var deliveredMinutes = 0
    /// The attended minutes, summed over people.
    package var attendedPersonMinutes = 0
    /// The delivered minutes times the people who started.
    package var possiblePersonMinutes = 0
    /// The certificates issued and not revoked.
    package var certificatesIssued = 0
    /// The minor incidents in monitoring.
    package var incidentsMinor = 0
    /// The major incidents in monitoring.
    package var incidentsMajor = 0
    /// The minutes of programme lost to incidents.
    package var programmeMinutesLost = 0

    /// Makes a record of zeros.
    package init() {}

    /// All fields of the record.
    package static var counts: [(name: String, path: WritableKeyPath<Self, Int>)] {
        [
            ("registered", \.registered), ("started", \.started), ("completed", \.completed),
            ("listed", \.listed), ("planned_minutes", \.plannedMinutes),
            ("delivered_minutes", \.deliveredMinutes),
            ("attended_person_minutes", \.attendedPersonMinutes),
            ("possible_person_minutes", \.possiblePersonMinutes),
            ("certificates_issued", \.certificatesIssued), ("incidents_minor", \.incidentsMinor),
            ("incidents_major", \.incidentsMajor),
            ("programme_minutes_lost", \.programmeMinutesLost),
        ]
    }

    /// Completed ÷ started.
    package var completion: Ratio? { Ratio(completed, started) }
    /// Delivered ÷ planned minutes.
    package var deliveredShare: Ratio? { Ratio(deliveredMinutes, plannedMinutes) }
    /// Attended ÷ possible person-minutes.
    package var attendance: Ratio? { Ratio(attendedPersonMinutes, possiblePersonMinutes) }
    /// Certificates ÷ completed.
    package var certification: Ratio? { Ratio(certificatesIssued, completed) }
}
