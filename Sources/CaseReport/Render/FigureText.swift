// The one place where a figure becomes digits; text and JSON reports both take them here.
// Guarantees: the same figure is shown with the same digits in every rendering.

package import CaseModel

/// Writes figures in one language; a figure that does not exist is "–".
package struct FigureText: Hashable, Sendable {
    /// The writer of the digits.
    package let numbers: NumberText

    /// What stands for a figure that does not exist.
    package static let absent = "–"
    /// The group size from which an NPS is not merely indicative.
    package static let indicativeMax = 20

    /// Makes a writer.
    package init(_ language: Language) { numbers = NumberText(language) }

    /// Writes a share with one decimal: "83,3 %".
    package func percent(_ share: Ratio?) -> String {
        share.map { numbers.percent($0, places: 1) } ?? Self.absent
    }

    /// Writes two counts: "10/12".
    package func part(_ count: Int, of whole: Int) -> String {
        "\(numbers.integer(count))/\(numbers.integer(whole))"
    }

    /// Writes responses and invited: "10/12".
    package func responses(_ size: GroupSize) -> String { part(size.responses, of: size.invited) }

    /// Writes a mean with two decimals: "4,60".
    package func mean(_ answers: Distribution) -> String { fixed(answers.mean) }

    /// Writes the top-2 share in whole percent without the sign: "90".
    package func topTwo(_ answers: Distribution) -> String {
        answers.topTwoShare.map { numbers.percentValue($0, places: 0) } ?? Self.absent
    }

    /// Writes the Wilson interval in whole percent: "60–98".
    package func interval(_ answers: Distribution) -> String {
        guard let interval = answers.topTwoInterval else { return Self.absent }
        let lower = numbers.decimal(interval.lower * 100, places: 0)
        return "\(lower)–\(numbers.decimal(interval.upper * 100, places: 0))"
    }

    /// Writes score and error: "50,0 ±41,6".
    package func score(_ promoters: PromoterFigures) -> String {
        guard let score = promoters.score, let margin = promoters.margin else { return Self.absent }
        return "\(numbers.decimal(score, places: 1)) ±\(numbers.decimal(margin, places: 1))"
    }

    /// Writes promoters, passives and detractors: "6/3/1".
    package func promoterCounts(_ figures: PromoterFigures) -> String {
        [figures.promoters, figures.passives, figures.detractors].map(numbers.integer)
            .joined(separator: "/")
    }

    /// Writes the gain with its sign: "+1,70".
    package func gain(_ figures: GainFigures) -> String {
        figures.gain.map { numbers.decimal($0, places: 2, isSigned: true) } ?? Self.absent
    }

    /// Writes the normalised gain: "0,56".
    package func normalisedGain(_ figures: GainFigures) -> String { fixed(figures.normalisedGain) }

    /// Writes improved, same and worse: "↑9 =1 ↓0".
    package func changes(_ figures: GainFigures) -> String {
        let counts = [figures.improved, figures.same, figures.worse].map(numbers.integer)
        return zip(["↑", "=", "↓"], counts).map { $0 + $1 }.joined(separator: " ")
    }

    /// Writes training hours without useless zeros: "8", "7,5".
    package func hours(_ hours: Ratio?) -> String {
        guard let hours else { return Self.absent }
        var text = numbers.decimal(hours, places: 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(",") || text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private func fixed(_ ratio: Ratio?) -> String {
        ratio.map { numbers.decimal($0, places: 2) } ?? Self.absent
    }
}
