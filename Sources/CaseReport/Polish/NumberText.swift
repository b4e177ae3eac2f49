// Numbers as people write them.
//
// Guarantees: decimal comma (English: point), no-break space between thousands and before the
// percent sign, U+2212 for minus, no "−0"; exact fractions are rounded once, half away from zero.

package import CaseModel

/// Writes numbers in one language.
package struct NumberText: Hashable, Sendable {
    /// The language that decides the decimal mark.
    package let language: Language

    /// Makes a writer.
    package init(_ language: Language) { self.language = language }

    /// Writes a whole number: "3 200".
    package func integer(_ value: Int) -> String { text(Int128(value), places: 0) }

    /// Writes a fraction with `places` decimals, 0…6; `isSigned` puts + before positive ones.
    package func decimal(_ ratio: Ratio, places: Int, isSigned: Bool = false) -> String {
        text(ratio.rounded(times: Self.power(places)), places: places, isSigned: isSigned)
    }

    /// Writes a measured double with `places` decimals, 0…6; "–" when it is not a number.
    package func decimal(_ value: Double, places: Int) -> String {
        let scaled = (value * Double(Self.power(places))).rounded(.toNearestOrAwayFromZero)
        guard let exact = Int128(exactly: scaled) else { return "–" }
        return text(exact, places: places)
    }

    /// Writes a share as percent: "83,3 %".
    package func percent(_ share: Ratio, places: Int) -> String {
        text(share.rounded(times: 100 * Self.power(places)), places: places) + "\u{A0}%"
    }

    /// Writes a share as percent without the sign, for a column whose heading has it.
    package func percentValue(_ share: Ratio, places: Int) -> String {
        text(share.rounded(times: 100 * Self.power(places)), places: places)
    }

    private static func power(_ places: Int) -> Int {
        (0..<max(0, min(places, 6))).reduce(1) { power, _ in power * 10 }
    }

    private func text(_ scaled: Int128, places: Int, isSigned: Bool = false) -> String {
        let sign = scaled < 0 ? "\u{2212}" : isSigned && scaled > 0 ? "+" : ""
        let power = Self.power(places).magnitude
        let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt128(power))
        guard power > 1 else { return sign + Self.grouped(whole) }
        // The power in front keeps the leading zeros of the decimals.
        let decimals = String(part + UInt128(power)).dropFirst()
        return sign + Self.grouped(whole) + (language == .polish ? "," : ".") + decimals
    }

    private static func grouped(_ number: UInt128) -> String {
        let digits = String(number)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text.append("\u{A0}") }
            text.append(digit)
        }
        return text
    }
}
