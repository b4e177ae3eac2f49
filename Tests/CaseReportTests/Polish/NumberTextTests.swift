// The laws of `NumberText`.

import CaseModel
import CaseReport
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (46, 10, 2, "4,60"), (64, 14, 2, "4,57"), (1, 8, 2, "0,13"), (-1, 8, 2, "\u{2212}0,13"),
        (-1, 1000, 2, "0,00"), (1, 2, 0, "1"), (-1, 2, 0, "\u{2212}1"),
        (320_000, 100, 2, "3\u{A0}200,00"),
        (5, 1000, 2, "0,01"), (4, 1000, 2, "0,00"),
    ])
    func fractionIsRoundedAwayFromZero(
        numerator: Int,
        denominator: Int,
        places: Int,
        text: String
    ) throws {
        let ratio = try #require(Ratio(numerator, denominator))
        #expect(NumberText(.polish).decimal(ratio, places: places) == text)
    }

    @Test(arguments: [(17, "+1,70"), (0, "0,00"), (-17, "\u{2212}1,70")])
    func gainHasItsSign(tenths: Int, text: String) throws {
        let ratio = try #require(Ratio(tenths, 10))
        #expect(NumberText(.polish).decimal(ratio, places: 2, isSigned: true) == text)
    }

    @Test func percentHasANoBreakSpace() throws {
        let share = try #require(Ratio(10, 12))
        #expect(NumberText(.polish).percent(share, places: 1) == "83,3\u{A0}%")
        #expect(NumberText(.english).percent(share, places: 1) == "83.3\u{A0}%")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1\u{A0}000"), (-1_234_567, "\u{2212}1\u{A0}234\u{A0}567"),
    ])
    func thousandsAreGrouped(number: Int, text: String) {
        #expect(NumberText(.polish).integer(number) == text)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func noNumberIsADash(value: Double) {
        #expect(NumberText(.polish).decimal(value, places: 1) == "–")
    }
}
