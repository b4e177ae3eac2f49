// The survey of one case as it is stored: the only place of this target that holds sheets.
// Must not: be sent or rendered.

package import CaseModel

/// Holds what the survey figures of one case are made of.
package struct SurveyInput: Hashable, Sendable {
    /// The number of people who started.
    package var invited: Int
    /// States that no further sheet is accepted: the latest collection is closed.
    package var isClosed: Bool
    /// The learning outcomes in the order of the programme.
    package var outcomes: [ReportedOutcome]
    /// The sheets of the earlier collections, in their order: each was closed, then opened again.
    package var earlier: [[AnswerSheet]]
    /// The sheets of the latest collection; those without a 1…5 answer are not counted.
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
        earlier: [[AnswerSheet]] = [],
        sheets: [AnswerSheet],
        redactedAnswers: [OpenAnswer]? = nil
    ) {
        self.invited = invited
        self.isClosed = isClosed
        self.outcomes = outcomes
        self.earlier = earlier
        self.sheets = sheets
        self.redactedAnswers = redactedAnswers
    }
}

extension SurveyInput {
    /// Parts collected sheets by their collections, of which `round` is the latest.
    package static func parted(
        _ collected: [CollectedSheet], latest round: Int64
    ) -> (earlier: [[AnswerSheet]], latest: [AnswerSheet]) {
        let byRound = Dictionary(grouping: collected) { min($0.round, round) }
        func sheets(_ number: Int64) -> [AnswerSheet] { (byRound[number] ?? []).map(\.sheet) }
        return ((1..<max(1, round)).map(sheets), sheets(round))
    }

    /// The counted sheets of the collections that were closed, and all counted ones.
    var counted: (closed: [[AnswerSheet]], total: Int) {
        let rounds = (earlier + [sheets]).map { $0.filter(\.isCounted) }
        return (isClosed ? rounds : rounds.dropLast(), rounds.reduce(0) { $0 + $1.count })
    }
}
