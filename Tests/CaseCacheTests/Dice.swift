// Random choices that can be repeated: the same seed throws the same dice.

/// Generates by SplitMix64.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A few fixed seeds and a new one each run, which is printed.
    static let seeds: [UInt64] = {
        let fresh = UInt64.random(in: .min ... .max)
        print("seed \(fresh)")
        return Array(1...4) + [fresh]
    }()

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns one of the items, of which there is at least one.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &self)]
    }
}
