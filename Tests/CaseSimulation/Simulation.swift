// One run: a seed, its steps, the firm, and the verdict. A run that fails is run again with fewer
// and fewer steps, until none of those left can be spared.

import Dice
import Foundation

/// What a run came to.
package struct Verdict: Sendable {
    package let seed: UInt64
    /// What did not hold; nil when everything did.
    package let failure: String?
    /// The steps that are enough to see it.
    package let steps: [Step]
}

/// Whose disk lies.
package enum LyingDisk: Sendable {
    case home, server
}

/// Runs seeds.
package struct Simulation: Sendable {
    /// How many steps a run has.
    package var stepCount: Int
    /// Where the real files of a run lie.
    private let directory: String

    /// Makes a simulation; the directory should be in memory.
    package init(stepCount: Int = 140, directory: String? = nil) {
        self.stepCount = stepCount
        let memory = "/dev/shm"
        self.directory =
            directory
            ?? (FileManager.default.isWritableFile(atPath: memory)
                ? memory : FileManager.default.temporaryDirectory.path)
    }

    /// Runs a seed; when it fails and that is wanted, finds the fewest steps that fail alike.
    package func run(_ seed: UInt64, isMinimised: Bool = true) -> Verdict {
        let steps = Step.plan(seed, count: stepCount)
        guard let failure = play(steps, seed) else {
            return Verdict(seed: seed, failure: nil, steps: [])
        }
        guard isMinimised else { return Verdict(seed: seed, failure: failure, steps: steps) }
        let fewest = minimise(steps, seed, failure)
        return Verdict(seed: seed, failure: play(fewest, seed) ?? failure, steps: fewest)
    }

    /// Runs a seed on a disk that says it has written what it has not: a planted fault.
    package func run(_ seed: UInt64, lie: LyingDisk) -> Verdict {
        let steps = Step.plan(seed, count: stepCount)
        let failure = play(steps, seed) { world in
            switch lie {
            case .home: for home in world.homes { home.disk.inject(.falseSyncs()) }
            case .server: world.server.disk.inject(.falseSyncs())
            }
        }
        return Verdict(seed: seed, failure: failure, steps: steps)
    }

    /// Returns what the rules made of a seed: every value, without the times that are only shown.
    ///
    /// Nothing that depends on time is part of such a run, so a device's clock must not matter.
    package func trace(_ seed: UInt64, clockError: Int64 = 0) -> String {
        let steps = Step.plan(seed, count: stepCount).filter { $0.kind.isNeeded }
        var trace = ""
        let failure = play(steps, seed) { world in
            for home in world.homes { home.clockError = clockError }
        } finally: { world in
            trace = world.trace
        }
        return failure ?? trace
    }

    /// Plays steps and returns what failed.
    private func play(
        _ steps: [Step], _ seed: UInt64, prepare: (World) -> Void = { _ in },
        finally: (World) -> Void = { _ in }
    ) -> String? {
        SimulatedDisk.seedRandomness(seed)
        let name = "teczka-run-\(ProcessInfo.processInfo.processIdentifier)-\(seed)"
        let root = directory + "/" + name
        try? FileManager.default.removeItem(atPath: root)
        do {
            let world = try World(root: root)
            world.server.pageBytes = seed.isMultiple(of: 3) ? 400 : 262_144
            prepare(world)
            for step in steps { try world.perform(step) }
            try world.settle()
            finally(world)
            return nil
        } catch {
            return String(describing: error)
        }
    }

    private func minimise(_ all: [Step], _ seed: UInt64, _ failure: String) -> [Step] {
        let kind = failure.prefix(4)
        var steps = all
        var size = max(1, steps.count / 2)
        var triesLeft = 400
        while size >= 1, triesLeft > 0 {
            var start = 0
            var hasShrunk = false
            while start < steps.count, triesLeft > 0 {
                triesLeft -= 1
                var fewer = steps
                fewer.removeSubrange(start..<min(start + size, steps.count))
                if let again = play(fewer, seed), again.prefix(4) == kind {
                    steps = fewer
                    hasShrunk = true
                } else {
                    start += size
                }
            }
            if size == 1, !hasShrunk { break }
            size = size == 1 ? 1 : size / 2
        }
        return steps
    }
}
