// The whole product under failures: fixed seeds, a fresh one each time, and proof that a broken
// disk is seen.

import CaseSimulation
import Dice
import Testing

@Suite(.serialized)
struct SimulationTests {
    /// How many seeds are played here; `Scripts/test` plays hundreds with a faster build, and
    /// `Scripts/simulate` any number.
    private static let seedCount: UInt64 = 6

    @Test
    func everyInvariantHoldsForFixedAndFreshSeeds() {
        let fresh = UInt64.random(in: 1_000_000..<1_000_000_000)
        print("seeds 1…\(Self.seedCount) and \(fresh)…\(fresh + Self.seedCount)")
        let seeds = Array(1...Self.seedCount) + Array(fresh..<fresh + Self.seedCount)
        for seed in seeds {
            let verdict = Simulation().run(seed)
            let steps = verdict.steps.map(\.description).joined(separator: " ")
            #expect(verdict.failure == nil, "seed \(seed), steps \(steps)")
        }
    }

    /// Seeds that once failed, each with what it found.
    @Test(
        arguments: [
            // A copy of a device whose account is disabled could get no identity of its own.
            1117, 1159,
            // Whoever changes their own word may come to agree with everybody else.
            502_371,
        ] as [UInt64])
    func whatOnceFailedHolds(_ seed: UInt64) {
        #expect(Simulation().run(seed, isMinimised: false).failure == nil)
    }

    @Test
    func theSameSeedGivesTheSameRun() {
        for seed in [3] as [UInt64] {
            let first = Simulation(stepCount: 60).trace(seed)
            #expect(first == Simulation(stepCount: 60).trace(seed), "seed \(seed)")
            #expect(!first.isEmpty)
        }
    }

    /// I17: the clocks of devices may say anything; only what is shown as claimed differs.
    @Test
    func noClockOfADeviceDecidesAnything() {
        for seed in [5, 6] as [UInt64] {
            let right = Simulation(stepCount: 60).trace(seed, clockError: 0)
            let wrong = Simulation(stepCount: 60).trace(seed, clockError: -400_000_000_000)
            #expect(right == wrong, "seed \(seed)")
            #expect(!right.isEmpty)
        }
    }

    /// A simulation that cannot fail proves nothing.
    @Test
    func aDiskThatLiesAboutSyncsIsFound() {
        func isFound(_ lie: LyingDisk) -> Bool {
            (1...60).contains { seed in
                Simulation(stepCount: 80).run(UInt64(seed), lie: lie).failure != nil
            }
        }
        #expect(isFound(.home))
        #expect(isFound(.server))
    }
}
