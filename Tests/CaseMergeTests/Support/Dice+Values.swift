// Random values of fields.

import CanonicalJSON
import CaseModel
import Dice

extension Dice {
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
