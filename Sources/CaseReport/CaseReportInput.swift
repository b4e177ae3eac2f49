// Everything one case report is made of, read from one state of the register.

/// Holds the stored facts of one case for one audience.
package struct CaseReportInput: Hashable, Sendable {
    /// The reader of the report.
    package var audience: ReportAudience
    /// What the case is.
    package var heading: CaseHeading
    /// What was delivered to whom.
    package var delivery: DeliveryCounts
    /// What only the office sees.
    package var oversight: Oversight
    /// The answer sheets and what they are about.
    package var survey: SurveyInput
    /// The state of the register all parts were read from.
    package var provenance: Provenance

    /// Makes an input.
    package init(
        audience: ReportAudience,
        heading: CaseHeading,
        delivery: DeliveryCounts,
        oversight: Oversight,
        survey: SurveyInput,
        provenance: Provenance
    ) {
        self.audience = audience
        self.heading = heading
        self.delivery = delivery
        self.oversight = oversight
        self.survey = survey
        self.provenance = provenance
    }

    /// Refuses counts out of range, so that no arithmetic on them can overflow.
    func check() throws(ReportError) {
        try heading.check()
        try delivery.check(field: "delivery")
        try oversight.complaints.check(field: "complaints")
        guard 0...CountLimit.valueMax ~= survey.invited else {
            throw .countOutOfRange(field: "survey.invited", value: survey.invited)
        }
    }
}
