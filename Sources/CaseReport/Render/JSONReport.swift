// Figures as JSON for other programs: exact parts beside the digits people see.
//
// Guarantees: "figures" reads back as an equal value; every text under "shown" stands in the
// text report of the same language as well.

package import CanonicalJSON
package import CaseModel

/// Renders figures as JSON in one language.
package struct JSONReport: Hashable, Sendable {
    /// The language of the shown digits.
    package let language: Language

    private var figures: FigureText { FigureText(language) }

    /// Makes a renderer.
    package init(language: Language) { self.language = language }

    /// Renders the report of one case.
    package func json(_ report: CaseFigures) -> JSONValue {
        var shown: [String: JSONValue] = shown(report.survey)
        shown.merge(self.shown(report.delivery)) { survey, _ in survey }
        if let results = report.survey.content {
            shown["items"] = list(
                "id", results.items.map { ($0.id, $0.answers.figure.map(self.shown)) })
            shown["promoters"] = results.promoters.figure.map(self.shown) ?? .null
            shown["outcomes"] = list(
                "id",
                results.outcomes.map { ($0.outcome.id, $0.gain.figure.map(self.shown)) }
            )
        }
        return page(report.json, shown)
    }

    /// Renders the report over many cases.
    package func json(_ report: PortfolioFigures) -> JSONValue {
        let totals = report.totals
        let rows = report.rows.map { row -> (name: String, shown: JSONValue?) in
            var shown: [String: JSONValue] = shown(row.survey)
            shown["attendance"] = .string(figures.percent(row.delivery.attendance))
            if let headline = row.survey.content {
                shown["top_two"] =
                    headline.expectations.figure
                    .map { .string(figures.topTwo($0)) } ?? .null
                shown["score"] =
                    headline.promoters.figure
                    .map { .string(figures.score($0)) } ?? .null
            }
            return (row.number, .object(shown))
        }
        return page(
            report.json,
            [
                "rows": list("number", rows),
                "totals": [
                    "responses": .string(figures.responses(totals.size)),
                    "rate": .string(figures.percent(totals.size.rate)),
                    "top_two": .string(figures.topTwo(totals.expectations)),
                    "score": .string(figures.score(totals.promoters)),
                    "completion": .string(figures.percent(totals.delivery.completion)),
                ],
            ]
        )
    }

    private func page(_ exact: JSONValue, _ shown: [String: JSONValue]) -> JSONValue {
        ["language": .string(language.rawValue), "figures": exact, "shown": .object(shown)]
    }

    /// Lists what is shown of each part beside its name; a name is data and must not be a key.
    private func list(_ key: String, _ parts: [(name: String, shown: JSONValue?)]) -> JSONValue {
        .array(parts.map { .object([key: .string($0.name), "shown": $0.shown ?? .null]) })
    }

    private func shown(_ survey: Publication<some Hashable & Sendable>) -> [String: JSONValue] {
        let responses = JSONValue.string(figures.responses(survey.size))
        if case .collecting = survey { return ["responses": responses] }
        return ["responses": responses, "rate": .string(figures.percent(survey.size.rate))]
    }

    private func shown(_ delivery: DeliveryCounts) -> [String: JSONValue] {
        [
            "completion": .string(figures.percent(delivery.completion)),
            "delivered": .string(figures.percent(delivery.deliveredShare)),
            "attendance": .string(figures.percent(delivery.attendance)),
        ]
    }

    private func shown(_ answers: Distribution) -> JSONValue {
        [
            "mean": .string(figures.mean(answers)), "top_two": .string(figures.topTwo(answers)),
            "interval": .string(figures.interval(answers)),
            "n": .string(figures.numbers.integer(answers.n)),
        ]
    }

    private func shown(_ promoters: PromoterFigures) -> JSONValue {
        [
            "score": .string(figures.score(promoters)),
            "counts": .string(figures.promoterCounts(promoters)),
        ]
    }

    private func shown(_ gain: GainFigures) -> JSONValue {
        [
            "before": .string(figures.mean(gain.before)),
            "after": .string(figures.mean(gain.after)),
            "gain": .string(figures.gain(gain)),
            "normalised_gain": .string(figures.normalisedGain(gain)),
            "changes": .string(figures.changes(gain)),
        ]
    }
}
