// # Laws of the three-way merge
//
// Seeded random texts with Polish words, repeated lines, blank lines and missing line feeds.

import CaseMerge
import Dice
import Testing

@Suite struct ThreeWayTextLawTests {
    private let seed: UInt64
    private let rounds = 1_000

    init() {
        seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
    }

    @Test func oneSidedAndEqualEditsAreTakenWhole() {
        var random = Dice(seed: seed)
        for _ in 0..<rounds {
            let base = random.text()
            let edit = random.edit(of: base)
            let results = [
                ThreeWayText.merge(base: base, current: base, edited: edit),
                ThreeWayText.merge(base: base, current: edit, edited: base),
                ThreeWayText.merge(base: base, current: edit, edited: edit),
            ]
            #expect(results.allSatisfy { $0 == .merged(edit) }, "seed \(seed)")
        }
    }

    @Test func swappingTheSidesChangesNothing() { expectSymmetry(seed: seed) }

    @Test func swappingTheSidesChangesNothingWhereItOnceDid() {
        // Both sides insert at one place beside a change that grows: the order of the two counted.
        expectSymmetry(seed: 12_090_159_635_086_946_998)
    }

    @Test func everyMergedWordWasWrittenByOneSide() {
        var random = Dice(seed: seed)
        var mergedCount = 0
        for _ in 0..<rounds {
            let base = random.text()
            let current = random.edit(of: base)
            let edited = random.edit(of: base)
            let result = ThreeWayText.merge(base: base, current: current, edited: edited)
            guard case .merged(let merged) = result else { continue }
            mergedCount += 1
            let written = Set(words(current) + words(edited))
            #expect(words(merged).allSatisfy(written.contains), "seed \(seed)")
        }
        #expect(mergedCount > 0, "seed \(seed)")
    }

    @Test(arguments: ["\n", " "])
    func editsOfDifferentTokensAlwaysMerge(separator: String) {
        var random = Dice(seed: seed)
        for _ in 0..<rounds {
            let base = (0..<12).map { "żółw\($0)" }
            var current = base
            var edited = base
            var expected = base
            for index in base.indices {
                let word = "gęś" + String(repeating: "ą", count: index)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: current[index] = word
                case 1: edited[index] = word
                case 2:
                    current[index] = word
                    edited[index] = word
                default: continue
                }
                expected[index] = word
            }
            let result = ThreeWayText.merge(
                base: base.joined(separator: separator),
                current: current.joined(separator: separator),
                edited: edited.joined(separator: separator)
            )
            #expect(result == .merged(expected.joined(separator: separator)), "seed \(seed)")
        }
    }

    @Test(arguments: ["\n", " "])
    func differentEditsOfOneTokenAlwaysOverlap(separator: String) {
        var random = Dice(seed: seed)
        for _ in 0..<rounds {
            let base = (0..<8).map { "żółw\($0)" }
            var current = base
            var edited = base
            let index = Int.random(in: 0..<8, using: &random)
            current[index] = "gęś"
            edited[index] = "jaźń"
            current[Int.random(in: 0..<8, using: &random)] = "gęś"
            let result = ThreeWayText.merge(
                base: base.joined(separator: separator),
                current: current.joined(separator: separator),
                edited: edited.joined(separator: separator)
            )
            #expect(result == .overlap, "seed \(seed)")
        }
    }

    private func expectSymmetry(seed: UInt64) {
        var random = Dice(seed: seed)
        for _ in 0..<rounds {
            let base = random.text()
            let current = random.edit(of: base)
            let edited = random.edit(of: base)
            let result = ThreeWayText.merge(base: base, current: current, edited: edited)
            let swapped = ThreeWayText.merge(base: base, current: edited, edited: current)
            #expect(result == swapped, "seed \(seed)")
        }
    }

    private func words(_ text: String) -> [[UInt8]] {
        text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { Array(String($0).utf8) }
    }
}
