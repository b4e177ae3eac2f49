// The Wilson score interval of a share (E. B. Wilson 1927), z = 1.96.
// Guarantees: the same doubles everywhere, as only + − × ÷ and √ of IEEE 754 are used.

/// Bounds a share with 95 % confidence; both bounds lie in 0…1.
package struct WilsonInterval: Hashable, Sendable {
    /// The lower bound.
    package let lower: Double
    /// The upper bound.
    package let upper: Double

    /// Computes the interval of count ÷ n, or nil without observations.
    package init?(count: Int, n: Int) {
        guard n > 0 else { return nil }
        let size = Double(n)
        let share = Double(count) / size
        let squaredZ = 1.96 * 1.96
        let centre = (share + squaredZ / (2 * size)) / (1 + squaredZ / size)
        let variance = share * (1 - share) / size + squaredZ / (4 * size * size)
        let half = 1.96 * variance.squareRoot() / (1 + squaredZ / size)
        lower = max(0, centre - half)
        upper = min(1, centre + half)
    }
}
