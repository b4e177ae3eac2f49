// # Seeded random values
//
// Makes the same JSON values for the same seed, so that a failure can be run again.

import CanonicalJSON
import Dice

extension Dice {
    /// Returns a value the parser accepts.
    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 4), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(Int64.random(in: -(1 << 53) + 1..<1 << 53, using: &self))
        case 3: return .string(text())
        case 4, 5:
            let count = Int.random(in: 0..<6, using: &self)
            return .array((0..<count).map { _ in value(depth: depth + 1) })
        default:
            let count = Int.random(in: 0..<6, using: &self)
            let members = (0..<count).map { _ in (key(), value(depth: depth + 1)) }
            return .object(Dictionary(members) { $1 })
        }
    }

    /// Returns JSON text of a value with random spaces, order of keys and escapes.
    mutating func looseSpelling(of value: JSONValue) -> String {
        let core: String
        switch value {
        case .string(let text): core = looseSpelling(of: text)
        case .array(let elements):
            core = "[" + elements.map { looseSpelling(of: $0) }.joined(separator: ",") + "]"
        case .object(let members):
            let pairs = members.sorted { $0.key < $1.key }.shuffled(using: &self)
            let spellings = pairs.map { pair in
                looseSpelling(of: pair.key) + space() + ":" + looseSpelling(of: pair.value)
            }
            core = "{" + spellings.joined(separator: ",") + space() + "}"
        case .null, .bool, .integer: core = value.canonicalText
        }
        return space() + core + space()
    }

    private mutating func looseSpelling(of text: String) -> String {
        let parts = text.unicodeScalars.map { scalar in
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard mustEscape || Bool.random(using: &self) else { return String(scalar) }
            return String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }
        return "\"" + parts.joined() + "\""
    }

    private mutating func space() -> String {
        ["", "", " ", "\n", "\t ", "\r\n"].randomElement(using: &self) ?? ""
    }

    private mutating func key() -> String {
        let letters = Array("abcz019_.:~/@-")
        let count = Int.random(in: 0..<20, using: &self)
        let start = ["a", "q", "!x"].randomElement(using: &self) ?? "a"
        return start + String((0..<count).map { _ in letters.randomElement(using: &self) ?? "a" })
    }

    private mutating func text() -> String {
        let letters = Array("ab \"\\/\n\tążćęłóśźŻ€\u{301}\u{7F}\u{2028}😀\u{FFFD}")
        let count = Int.random(in: 0..<24, using: &self)
        return String((0..<count).map { _ in letters.randomElement(using: &self) ?? "a" })
    }
}
