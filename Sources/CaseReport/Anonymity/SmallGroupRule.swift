// The anonymity rules of a survey; the only way from exact figures to a report.
//
// Guarantees, for every audience:
// 1. While a collection is open nothing but its size is known, and further responses, as well as
//    further answers to each question, are shown only k at a time (`DeltaRule`).
// 2. Below k responses nothing but the size is known; k is 5, with minors 10.
// 3. A single question with fewer than k answers is withheld, whatever the size of the group.
// 4. A unanimous low answer of fewer than 10 is shown as "≤2".
// 5. Open answers are released only after redaction, to an institution only with consent and
//    never of minors.

internal import CaseModel

/// Decides which figures of a survey an audience may see.
package struct SmallGroupRule: Hashable, Sendable {
    /// The least number of answers that may be shown: k.
    package let threshold: Int
    private let hasMinors: Bool

    /// The number of answers from which a unanimous low answer is shown exactly.
    package static let unanimityMax = 10

    /// Makes the rule for a group of adults, or of minors.
    package init(hasMinors: Bool) {
        self.hasMinors = hasMinors
        threshold = hasMinors ? 10 : 5
    }

    /// Returns the results of a survey as `audience` may see them.
    package func publish(
        _ survey: SurveyInput,
        trainers: [String],
        audience: ReportAudience
    ) -> Publication<SurveyResults> {
        let (rounds, total) = survey.counted
        let size = GroupSize(responses: total, invited: survey.invited)
        let steps = delta.steps(rounds.map(\.count))
        guard let shown = steps.last else {
            return survey.isClosed ? .tooSmall(size, threshold: threshold) : .collecting(size)
        }
        let stepped = SteppedFigures(
            rule: delta,
            // What was shown after each step, the last one being the most that may be shown.
            steps: steps.map { step in
                EvaluationFigures(
                    sheets: Array(rounds[..<step].joined()), invited: survey.invited,
                    trainers: trainers, outcomes: survey.outcomes.map(\.id))
            })
        let items = stepped.items.filter { audience.seesItem($0.id) }
        // Where nobody wrote anything there is nothing to redact.
        let isSilent = rounds[..<shown].joined().allSatisfy(\.comments.isEmpty)
        let results = SurveyResults(
            items: items.map { .init(id: $0.id, answers: disclose($0.shown)) },
            promoters: disclose(stepped.promoters.shown),
            outcomes: zip(survey.outcomes, stepped.outcomes).map {
                .init(outcome: $0, gain: disclose($1.shown))
            },
            openAnswers: release(survey.redactedAnswers ?? (isSilent ? [] : nil), to: audience),
            hidesOtherTrainers: items.count < stepped.items.count,
            modes: stepped.modes,
            waiting: (items.map(\.waiting) + [stepped.promoters.waiting]
                + stepped.outcomes.map(\.waiting)).filter { $0.count > 0 }
        )
        let waiting = total - rounds[..<shown].reduce(0) { $0 + $1.count }
        return .published(size, waiting: waiting, threshold: threshold, results)
    }

    private var delta: DeltaRule { DeltaRule(threshold: threshold) }

    /// Tests the answers to one item.
    package func disclose(_ answers: Distribution) -> Disclosure<Distribution> {
        disclose(answers, n: answers.n, isUnanimouslyLow: answers.isUnanimouslyLow)
    }

    /// Tests the answers to q09.
    package func disclose(_ promoters: PromoterFigures) -> Disclosure<PromoterFigures> {
        disclose(promoters, n: promoters.n, isUnanimouslyLow: false)
    }

    /// Tests the answers about one outcome.
    package func disclose(_ gain: GainFigures) -> Disclosure<GainFigures> {
        disclose(gain, n: gain.n, isUnanimouslyLow: gain.isUnanimouslyLow)
    }

    private func disclose<Figure>(
        _ figure: Figure,
        n: Int,
        isUnanimouslyLow: Bool
    ) -> Disclosure<Figure> {
        if n < threshold { return .tooFew(n: n) }
        return isUnanimouslyLow && n < Self.unanimityMax ? .atMostTwo(n: n) : .full(figure)
    }

    private func release(_ answers: [OpenAnswer]?, to audience: ReportAudience) -> OpenAnswers {
        if audience == .institution && hasMinors { return .minors }
        guard let answers else { return .notRedacted }
        let allowed = audience == .institution ? answers.filter(\.isQuotable) : answers
        return .released(
            allowed.sorted {
                ($0.question.rawValue, Collation.key($0.text), $0.isQuotable ? 0 : 1)
                    < ($1.question.rawValue, Collation.key($1.text), $1.isQuotable ? 0 : 1)
            }
        )
    }
}
