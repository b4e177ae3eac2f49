// An exact fraction of two counted numbers.
// Guarantees: rounding happens only when asked for, once, half away from zero, without
// floating point.

/// Holds an exact fraction with a positive denominator; it is not reduced.
package struct Ratio: Hashable, Sendable {
    /// The part.
    package let numerator: Int
    /// The whole; always positive.
    package let denominator: Int

    /// Makes numerator ÷ denominator, or nil when the denominator is not positive.
    package init?(_ numerator: Int, _ denominator: Int) {
        guard denominator > 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Returns the value times `factor`, rounded half away from zero.
    package func rounded(times factor: Int) -> Int128 {
        let scaled = Int128(numerator) * Int128(factor)
        let divisor = Int128(denominator)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
        return quotient + scaled.signum()
    }
}
