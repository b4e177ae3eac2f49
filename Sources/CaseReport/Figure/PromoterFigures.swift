// The net promoter score of q09 and its sampling error.
// Must not: be computed per trainer; it measures the whole service.

package import CanonicalJSON

/// Counts promoters (9–10), passives (7–8) and detractors (0–6).
package struct PromoterFigures: Hashable, Sendable {
    /// The number of answers 9 and 10.
    package let promoters: Int
    /// The number of answers 7 and 8.
    package let passives: Int
    /// The number of answers 0…6.
    package let detractors: Int

    /// Counts the answers in 0…10 and leaves out any other number.
    package init(answers: some Sequence<Int>) {
        var (promoters, passives, detractors) = (0, 0, 0)
        for answer in answers {
            switch answer {
            case 9...10: promoters += 1
            case 7...8: passives += 1
            case 0...6: detractors += 1
            default: continue
            }
        }
        self.init(promoters: promoters, passives: passives, detractors: detractors)
    }

    private init(promoters: Int, passives: Int, detractors: Int) {
        self.promoters = promoters
        self.passives = passives
        self.detractors = detractors
    }

    /// The number of answers.
    package var n: Int { promoters + passives + detractors }
    /// 100·(P − D) ÷ n, in −100…100.
    package var score: Ratio? { Ratio(100 * (promoters - detractors), n) }

    /// 1.96 · 100·√((p + d − (p − d)²) ÷ n), where p and d are shares of n.
    package var margin: Double? {
        guard n > 0 else { return nil }
        let size = Double(n)
        let difference = Double(promoters - detractors)
        // The spread is a whole number, exact in a double for every real group, so that only
        // one division and one root round.
        let spread = Double(promoters + detractors) * size - difference * difference
        return 196 * (spread / (size * size * size)).squareRoot()
    }

    /// Adds the answers of two groups.
    package static func + (one: PromoterFigures, other: PromoterFigures) -> PromoterFigures {
        PromoterFigures(
            promoters: one.promoters + other.promoters,
            passives: one.passives + other.passives,
            detractors: one.detractors + other.detractors
        )
    }
}

extension PromoterFigures: ReportCodable {
    /// The three counts by name.
    package var json: JSONValue {
        [
            "promoters": .count(promoters), "passives": .count(passives),
            "detractors": .count(detractors),
        ]
    }

    /// Reads the three counts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        promoters = try reader.count("promoters")
        passives = try reader.count("passives")
        detractors = try reader.count("detractors")
        try reader.finish()
    }
}
