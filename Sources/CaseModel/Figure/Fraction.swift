// A percentage as the two counts it comes from. Rounding belongs to whoever prints it.

/// A part of a whole, exact.
package struct Fraction: Hashable, Sendable {
    /// The part.
    package let part: Int64
    /// The whole; 0 when there is nothing to be a part of.
    package let whole: Int64

    /// Makes a fraction.
    package init(_ part: Int64, of whole: Int64) {
        self.part = part
        self.whole = whole
    }

    /// Returns whether the part is at least so many percent of the whole; never of an empty whole.
    package func isAtLeast(percent: Int64) -> Bool {
        guard whole > 0 else { return false }
        let (high, low) = part.multipliedFullWidth(by: 100)
        let (limitHigh, limitLow) = whole.multipliedFullWidth(by: percent)
        return (high, low) >= (limitHigh, limitLow)
    }

    /// The whole percent that the part has; 0 of an empty whole.
    package var wholePercent: Int64 {
        guard whole > 0 else { return 0 }
        let (product, overflow) = part.multipliedReportingOverflow(by: 100)
        return overflow ? .max : product / whole
    }
}
