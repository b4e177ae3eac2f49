// Random choices that can be repeated: the same seed throws the same dice.

/// Generates by SplitMix64.
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes dice that always fall the same way for a seed.
    package init(seed: UInt64) { state = seed }

    /// Returns a few fixed seeds and a new one each run, which is printed.
    package static func seeds(fixed: UInt64) -> [UInt64] {
        let fresh = UInt64.random(in: .min ... .max)
        print("seed \(fresh)")
        return Array(1...fixed) + [fresh]
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns one of the items, of which there is at least one.
    package mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &self)]
    }
}
