// The survey of one case as it is stored: the only place of this target that holds sheets.
// Must not: be sent or rendered.

package import CaseModel

/// Holds what the survey figures of one case are made of.
package struct SurveyInput: Hashable, Sendable {
    /// The number of people who started.
    package var invited: Int
    /// States that no further sheet is accepted.
    package var isClosed: Bool
    /// The learning outcomes in the order of the programme.
    package var outcomes: [ReportedOutcome]
    /// All sheets; those without a 1…5 answer are not counted.
    package var sheets: [AnswerSheet]
    /// The open answers after redaction, or nil when nobody has redacted them.
    ///
    /// The comments of the sheets themselves are never released.
    package var redactedAnswers: [OpenAnswer]?

    /// Makes an input.
    package init(
        invited: Int,
        isClosed: Bool,
        outcomes: [ReportedOutcome],
        sheets: [AnswerSheet],
        redactedAnswers: [OpenAnswer]? = nil
    ) {
        self.invited = invited
        self.isClosed = isClosed
        self.outcomes = outcomes
        self.sheets = sheets
        self.redactedAnswers = redactedAnswers
    }
}
