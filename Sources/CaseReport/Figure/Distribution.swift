// How many respondents gave each answer 1…5, and the figures that follow from it.
//
// Guarantees: only the five counts are kept; n, sum, mean, top-2-box and interval are derived.
// Unanswered is not an answer: it is in no count.

package import CanonicalJSON

/// Counts the answers 1…5 to one question.
package struct Distribution: Hashable, Sendable {
    /// The counts of the answers 1, 2, 3, 4, 5, in this order.
    package let counts: [Int]

    /// Counts the answers in 1…5 and leaves out any other number.
    package init(answers: some Sequence<Int>) {
        var counts = [0, 0, 0, 0, 0]
        for answer in answers where 1...5 ~= answer { counts[answer - 1] += 1 }
        self.counts = counts
    }

    private init(counts: [Int]) { self.counts = counts }

    /// The number of answers.
    package var n: Int { counts.reduce(0, +) }
    /// The sum of the answers.
    package var sum: Int { zip(1..., counts).reduce(0) { $0 + $1.0 * $1.1 } }
    /// Sum ÷ n, in 1…5.
    package var mean: Ratio? { Ratio(sum, n) }
    /// The number of answers 1 and 2.
    package var lowCount: Int { counts[0] + counts[1] }
    /// The number of answers 4 and 5.
    package var topTwoCount: Int { counts[3] + counts[4] }
    /// Answers 4 and 5 ÷ n.
    package var topTwoShare: Ratio? { Ratio(topTwoCount, n) }
    /// The Wilson 95 % interval of the top-2 share.
    package var topTwoInterval: WilsonInterval? { WilsonInterval(count: topTwoCount, n: n) }
    /// States that everybody gave the same answer, 1 or 2.
    package var isUnanimouslyLow: Bool { n > 0 && (counts[0] == n || counts[1] == n) }

    /// Adds the answers of two groups.
    package static func + (one: Distribution, other: Distribution) -> Distribution {
        Distribution(counts: zip(one.counts, other.counts).map { $0 + $1 })
    }
}

extension Distribution: ReportCodable {
    /// The five counts as an array.
    package var json: JSONValue { .array(counts.map { .count($0) }) }

    /// Reads five counts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        guard case .array(let values) = json, values.count == 5 else {
            throw .malformed(field: field)
        }
        var counts: [Int] = []
        for value in values { counts.append(try value.count(field: field)) }
        self.init(counts: counts)
    }
}
