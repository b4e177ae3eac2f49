// Random choices that can be repeated: the same seed throws the same dice.

import CanonicalJSON
import CaseModel

/// Generates by SplitMix64.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A few fixed seeds and a new one each run, which is printed.
    static let seeds: [UInt64] = {
        let fresh = UInt64.random(in: .min ... .max)
        print("seed \(fresh)")
        return Array(1...12) + [fresh]
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

    /// Returns a canonical value of a type, or nil for one that a test has to choose itself.
    mutating func value(of type: FieldType) -> JSONValue? {
        let number = Int64.random(in: 0..<1000, using: &self)
        switch type {
        case .line, .text: return .string("słowo \(number)")
        case .integer(let range):
            return .integer(min(range.upperBound, range.lowerBound + number))
        case .money: return .integer(number * 100)
        case .boolean: return .bool(number.isMultiple(of: 2))
        case .date: return .string(CalendarDate(dayNumber: 20_000 + number).text)
        case .instant:
            return .string(Instant(milliseconds: 1_770_000_000_000 + number * 60_000).text)
        case .choice(let list): return .string(pick(list).code)
        case .email: return .string("osoba\(number)@example.pl")
        case .phone: return .string("+48 000 000 \(100 + number % 100)")
        case .group(let parts):
            return .object(
                parts.reduce(into: [:]) { object, part in
                    object[part.name] = value(of: part.type)
                })
        case .checkItem:
            return [
                "state": .string(pick(FieldType.checkStates).code),
                "note": .string("uwaga \(number)"),
            ]
        case .choices, .users, .reference: return nil
        }
    }
}
