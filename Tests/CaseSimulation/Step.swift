// The steps of a run. A step carries its own randomness, so that leaving others out changes nothing
// of what it does.

import Dice

/// What happens in one step.
package enum StepKind: String, CaseIterable, Sendable {
    case edit, edits, attach
    case connect, deliver, flush, cut
    case killHome, killServer, faultHome, faultServer
    case backUp, restore, compact
    case copyHome, revertHome, newHome
    case disable, changeRole
    case setClocks
    case verify
    case hostile

    /// How often it happens among all that a run switches on.
    var weight: Int {
        switch self {
        case .edit: 30
        case .edits: 3
        case .deliver: 22
        case .connect: 10
        case .flush: 14
        case .cut: 5
        case .attach, .verify: 2
        case .killHome, .killServer, .faultHome, .faultServer: 2
        case .backUp, .compact, .disable, .changeRole, .setClocks, .hostile: 1
        case .restore, .copyHome, .revertHome, .newHome: 1
        }
    }

    /// Is true for what every run needs to do anything at all.
    var isNeeded: Bool {
        switch self {
        case .edit, .connect, .deliver, .flush: true
        case .edits, .attach, .cut, .killHome, .killServer, .faultHome, .faultServer, .backUp,
            .restore, .compact, .copyHome, .revertHome, .newHome, .disable, .changeRole,
            .setClocks, .verify, .hostile:
            false
        }
    }
}

/// One step of a run.
package struct Step: Sendable, CustomStringConvertible {
    package let kind: StepKind
    package let seed: UInt64

    package var description: String { "\(kind.rawValue)/\(String(seed, radix: 36))" }

    /// Returns the steps of a seed: some kinds are switched off in each run, so that the rest meet
    /// each other more often.
    static func plan(_ seed: UInt64, count: Int) -> [Step] {
        var dice = Dice(seed: seed)
        let kinds = StepKind.allCases.filter {
            $0.isNeeded || Int.random(in: 0..<5, using: &dice) < 2
        }
        let bag = kinds.flatMap { Array(repeating: $0, count: $0.weight) }
        return (0..<count).map { _ in Step(kind: dice.pick(bag), seed: dice.next()) }
    }
}
