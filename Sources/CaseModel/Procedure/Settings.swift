// The numbers that the procedure asks for without giving them. Every one is a default that a firm
// may change; no rule holds a number of its own.

/// The numbers of the procedure.
package struct Settings: Hashable, Sendable {
    /// How many of the participants are contacted before the start, in percent (stage 9).
    package var contactPercent: Int64 = 10
    /// How many are contacted at least.
    package var contactsMin: Int64 = 1
    /// How long the note of a telephone or e-mail contact is at least, in characters.
    package var contactNoteCharactersMin = 20
    /// How much of the delivered time somebody attends to have completed, in percent.
    package var attendancePercent: Int64 = 80
    /// From how many minutes a contract is needed, counted in teaching hours (60 × 45).
    package var contractTeachingMinutes: Int64 = 2700
    /// From how many minutes a contract is needed, counted in clock hours (60 × 60).
    package var contractClockMinutes: Int64 = 3600
    /// How far outside a session a monitoring entry may lie, in minutes.
    package var monitoringMarginMinutes: Int64 = 30
    /// Within how many days of the last session a complaint is lodged in time.
    package var complaintLodgeDays: Int64 = 14
    /// Within how many working days a complaint is acknowledged.
    package var complaintAcknowledgeWorkingDays: Int64 = 3
    /// Within how many days a complaint is answered.
    package var complaintAnswerDays: Int64 = 14
    /// How many days a complainant has to complete a complaint.
    package var complaintCompletionDays: Int64 = 7
    /// Within how many days an extended answer is given; never for a consumer.
    package var complaintExtendedDays: Int64 = 30
    /// Within how many days of the last session the documents of stages 11 and 12 are handed over.
    package var handoverDays: Int64 = 14
    /// For how many months an enquiry that came to nothing is kept.
    package var retentionEnquiryMonths: Int64 = 12
    /// For how many months after its archiving a case's addresses are kept.
    package var retentionContactMonths: Int64 = 12
    /// For how many years a case file is kept, counted from the January after the last session.
    package var retentionFileYears: Int64 = 5
    /// For how many years contracts and complaints are kept.
    package var retentionClaimYears: Int64 = 6
    /// For how many years the register of certificates is kept.
    package var retentionRegisterYears: Int64 = 10
    /// How far a device's clock may be ahead of the server before its times are marked, in minutes.
    package var clockAheadMinutes: Int64 = 5
    /// With which verbs a learning outcome may begin (stage 4); others are only warned of.
    package var operationalVerbs: Set<String> = [
        "analizuje", "charakteryzuje", "definiuje", "dobiera", "identyfikuje", "ocenia", "omawia",
        "określa", "opracowuje", "planuje", "porównuje", "projektuje", "przygotowuje",
        "rozpoznaje", "rozróżnia", "stosuje", "tworzy", "uzasadnia", "weryfikuje", "wyjaśnia",
        "wykonuje",
    ]
    /// Which verbs name nothing that could be observed.
    package var unobservableVerbs: Set<String> = ["potrafi", "rozumie", "wie", "zna"]
    /// From how many answers a group's F5 figures are shown.
    package var smallGroup = 5
    /// From how many answers they are shown when the participants are minors.
    package var smallGroupOfMinors = 10

    /// The defaults.
    package static let standard = Settings()

    /// Makes the defaults, to be changed one by one.
    package init() {}
}
