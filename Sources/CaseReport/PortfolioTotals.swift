// The totals of a portfolio.
//
// Guarantees (complementary suppression): responses, response rate, pooled top-2 and pooled
// NPS contain published figures only. Participants, certificates and complaints are no survey
// answers; they are summed over all cases.

/// Holds the sums over the rows of a portfolio.
package struct PortfolioTotals: Hashable, Sendable {
    /// The number of rows.
    package let caseCount: Int
    /// The number of rows with published results.
    package let publishedCount: Int
    /// The size of the published groups together.
    package let size: GroupSize
    /// The pooled answers to q01, from the cases that disclose them.
    package let expectations: Distribution
    /// The pooled answers to q09, from the cases that disclose them.
    package let promoters: PromoterFigures
    /// The sums over all cases.
    package let delivery: DeliveryCounts
    /// The sums over all cases.
    package let complaints: ComplaintCounts

    /// Adds the rows up.
    init(rows: [PortfolioRow]) {
        let published = rows.filter { $0.survey.content != nil }
        caseCount = rows.count
        publishedCount = published.count
        size = published.reduce(GroupSize(responses: 0, invited: 0)) { $0 + $1.survey.size }
        expectations = published.compactMap { $0.survey.content?.expectations.figure }
            .reduce(Distribution(answers: []), +)
        promoters = published.compactMap { $0.survey.content?.promoters.figure }
            .reduce(PromoterFigures(answers: []), +)
        delivery = rows.reduce(DeliveryCounts()) { $0 + $1.delivery }
        complaints = rows.reduce(ComplaintCounts()) { $0 + $1.complaints }
    }
}
