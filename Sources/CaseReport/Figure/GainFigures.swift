// What the respondents could do before and after, for one learning outcome.
//
// Guarantees: only respondents who answered both questions are counted, so that the gain is
// the difference of the two means shown. The pre answer is always the retrospective one.

package import CanonicalJSON

/// Pairs the answers before and after for one outcome.
package struct GainFigures: Hashable, Sendable {
    /// The answers before, from respondents who gave both.
    package let before: Distribution
    /// The answers after, from the same respondents.
    package let after: Distribution
    /// The number of respondents with after > before.
    package let improved: Int
    /// The number of respondents with after = before.
    package let same: Int
    /// The number of respondents with after < before.
    package let worse: Int
    /// The sum of (after − before) ÷ (5 − before) over before < 5, in twelfths, hence exact.
    package let normalisedTwelfths: Int

    /// Counts the pairs of answers in 1…5.
    package init(pairs: some Sequence<(before: Int, after: Int)>) {
        let valid = pairs.filter { 1...5 ~= $0.before && 1...5 ~= $0.after }
        before = Distribution(answers: valid.map(\.before))
        after = Distribution(answers: valid.map(\.after))
        improved = valid.count { $0.after > $0.before }
        same = valid.count { $0.after == $0.before }
        worse = valid.count { $0.after < $0.before }
        normalisedTwelfths = valid.filter { $0.before < 5 }
            .reduce(0) { $0 + 12 / (5 - $1.before) * ($1.after - $1.before) }
    }

    /// The number of respondents who gave both answers.
    package var n: Int { before.n }
    /// mean(after − before), in −4…4.
    package var gain: Ratio? { Ratio(after.sum - before.sum, n) }
    /// mean((after − before) ÷ (5 − before)) over the respondents with before < 5.
    package var normalisedGain: Ratio? {
        Ratio(normalisedTwelfths, 12 * (n - before.counts[4]))
    }
    /// States that the mean before is at least 4.5, which leaves no room for a gain.
    package var isAtCeiling: Bool { n > 0 && 2 * before.sum >= 9 * n }
    /// States that everybody gave the same low answer before, or after.
    package var isUnanimouslyLow: Bool { before.isUnanimouslyLow || after.isUnanimouslyLow }
}

extension GainFigures: ReportCodable {
    /// The counts, with the method of the pre answer.
    package var json: JSONValue {
        [
            "method": "retrospective", "before": before.json, "after": after.json,
            "improved": .count(improved), "same": .count(same), "worse": .count(worse),
            "normalised_twelfths": .count(normalisedTwelfths),
        ]
    }

    /// Reads the counts; they must add up to the same n.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        guard try reader.text("method") == "retrospective" else {
            throw .malformed(field: "\(field).method")
        }
        before = try reader.value("before")
        after = try reader.value("after")
        improved = try reader.count("improved")
        same = try reader.count("same")
        worse = try reader.count("worse")
        normalisedTwelfths = try reader.integer("normalised_twelfths")
        try reader.finish()
        guard after.n == before.n, improved + same + worse == before.n,
            normalisedTwelfths.magnitude <= 36 * before.n.magnitude
        else { throw .inconsistent(field: field) }
    }
}
