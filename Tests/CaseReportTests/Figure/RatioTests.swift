// The laws of `Ratio`.

import CaseReport
import Testing

@Suite struct RatioTests {
    @Test(arguments: [
        (1, 2, 1), (-1, 2, -1), (3, 2, 2), (-3, 2, -2), (1, 3, 0), (2, 3, 1), (-2, 3, -1),
        (0, 7, 0),
    ])
    func halvesGoAwayFromZero(numerator: Int, denominator: Int, rounded: Int) {
        #expect(Ratio(numerator, denominator)?.rounded(times: 1) == Int128(rounded))
    }

    @Test func extremesDoNotOverflow() {
        #expect(Ratio(.min, 1)?.rounded(times: 1_000_000) == Int128(Int.min) * 1_000_000)
        #expect(Ratio(.max, .max)?.rounded(times: 100) == 100)
    }

    @Test(arguments: [0, -1]) func denominatorMustBePositive(denominator: Int) {
        #expect(Ratio(1, denominator) == nil)
    }
}
