// The laws of `WilsonInterval`.

import CaseReport
import Testing

@Suite struct WilsonIntervalTests {
    // Reference values of the published formula, to four digits.
    @Test(arguments: [(0, 10, 0.0, 0.2775), (9, 10, 0.5958, 0.9821), (10, 10, 0.7225, 1.0)])
    func boundsAreThoseOfTheFormula(count: Int, n: Int, lower: Double, upper: Double) throws {
        let interval = try #require(WilsonInterval(count: count, n: n))
        #expect(abs(interval.lower - lower) < 0.0001)
        #expect(abs(interval.upper - upper) < 0.0001)
    }

    @Test func nothingObservedHasNoInterval() {
        #expect(WilsonInterval(count: 0, n: 0) == nil)
    }
}
