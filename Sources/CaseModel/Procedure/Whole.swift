// Arithmetic with whole numbers that came from outside: it says nil where it would trap.

/// Adds whole numbers without trapping.
enum Whole {
    /// Returns the sum, or nil when it does not fit.
    static func sum(_ numbers: [Int64]) -> Int64? {
        var total: Int64 = 0
        for number in numbers {
            let (next, overflow) = total.addingReportingOverflow(number)
            if overflow { return nil }
            total = next
        }
        return total
    }
}
