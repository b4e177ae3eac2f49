// Every figure of one survey, exact and complete: the input of the anonymity rules.
// Must not: leave the process or be rendered; only what `SmallGroupRule` lets through may.

package import CaseModel

/// Holds the exact figures of the counted answer sheets of one case.
package struct EvaluationFigures: Hashable, Sendable {
    /// The answers to one 1…5 item.
    package struct Item: Hashable, Sendable {
        /// The id, as it stands in the sheets.
        package let id: String
        /// The answers; unanswered is in no count.
        package let answers: Distribution
    }

    /// The answers about one learning outcome.
    package struct Outcome: Hashable, Sendable {
        /// The id, as it stands in the sheets.
        package let id: String
        /// The pairs of answers.
        package let gain: GainFigures
    }

    /// The counted sheets and the people who started.
    package let size: GroupSize
    /// The items in the order of the form; q03 and q04 once per trainer.
    package let items: [Item]
    /// The answers to q09.
    package let promoters: PromoterFigures
    /// The outcomes in the order given.
    package let outcomes: [Outcome]
    /// How the counted sheets were filled in.
    package let modes: ModeCounts

    /// Counts the sheets; sheets without a 1…5 answer and items of other trainers are left out.
    ///
    /// The cost is sheets × (items + outcomes). `invited` is the number of people who started.
    package init(sheets: [AnswerSheet], invited: Int, trainers: [String], outcomes: [String]) {
        let counted = sheets.filter(\.isCounted)
        size = GroupSize(responses: counted.count, invited: invited)
        items = AnswerSheet.questions
            .flatMap { AnswerSheet.items(of: $0, trainers: trainers) }
            .map { id in
                Item(id: id, answers: Distribution(answers: counted.compactMap { $0.scores[id] }))
            }
        modes = ModeCounts(counted)
        promoters = PromoterFigures(answers: counted.compactMap(\.recommend))
        self.outcomes = outcomes.map { id in
            let pairs = counted.compactMap { sheet -> (before: Int, after: Int)? in
                guard let before = sheet.before[id], let after = sheet.after[id] else { return nil }
                return (before, after)
            }
            return Outcome(id: id, gain: GainFigures(pairs: pairs))
        }
    }
}
