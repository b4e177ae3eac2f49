// The delta rule for each question by itself: of k further responses, one alone may answer it.
// Must not: leave the process or be rendered; all of it has still to pass `SmallGroupRule`.

/// Holds the figures after each step in which a survey was shown.
struct SteppedFigures {
    /// One figure as far as it may be shown, and how many further answers wait.
    struct Stepped<Figure> {
        let id: String
        let shown: Figure
        let waiting: WaitingAnswers
    }

    let rule: DeltaRule
    /// The figures after each step; never empty.
    let steps: [EvaluationFigures]

    /// The items in the order of the form.
    var items: [Stepped<Distribution>] {
        steps[0].items.indices.map { index in
            stepped(steps[0].items[index].id, { $0.items[index].answers }, \.n)
        }
    }

    /// The answers to q09.
    var promoters: Stepped<PromoterFigures> { stepped("q09", \.promoters, \.n) }

    /// The outcomes in the order given.
    var outcomes: [Stepped<GainFigures>] {
        steps[0].outcomes.indices.map { index in
            stepped(steps[0].outcomes[index].id, { $0.outcomes[index].gain }, \.n)
        }
    }

    /// How the sheets of the steps were filled in that may be told together.
    var modes: ModeBreakdown {
        guard let last = steps.last?.modes, last.isSaid else { return .unsaid }
        let totals = steps.map(\.modes.parts)
        let before = [last.parts.map { _ in 0 }] + totals
        let added = zip(totals, before).map { zip($0, $1).map { $0 - $1 } }
        guard let step = rule.steps(parts: added).last else { return .withheld }
        return .counts(steps[step - 1].modes)
    }

    private func stepped<Figure>(
        _ id: String, _ figure: (EvaluationFigures) -> Figure, _ count: (Figure) -> Int
    ) -> Stepped<Figure> {
        let figures = steps.map(figure)
        let totals = figures.map(count)
        let added = zip(totals, [0] + totals).map { $0 - $1 }
        // What never reached k is told with its number by `SmallGroupRule`, and waits for nothing.
        let shown = (rule.steps(added).last ?? totals.count) - 1
        let waiting = WaitingAnswers(id: id, count: totals[totals.count - 1] - totals[shown])
        return Stepped(id: id, shown: figures[shown], waiting: waiting)
    }
}
