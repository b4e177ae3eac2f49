// What a person types, turned into the canonical value of a field. The form of the value itself is
// judged by the one rule that the server uses too.

package import CanonicalJSON
package import CaseModel

/// Reads typed values.
package struct ValueParser: Sendable {
    /// The day that a time alone belongs to.
    package let today: CalendarDate

    /// Makes a parser for a day in Poland.
    package init(today: CalendarDate) { self.today = today }

    /// Returns the canonical value of a typed text; an empty text empties the field.
    ///
    /// - Throws: `badValue` with what the field would have taken.
    package func value(
        _ text: String, for type: FieldType, path: String
    ) throws(ClientFailure) -> JSONValue {
        let value = parsed(Normalisation.normal(text), type)
        do throws(FieldRuleError) {
            try type.check(value)
        } catch {
            throw .badValue(path: path, text: text, error)
        }
        return value
    }

    private func parsed(_ text: String, _ type: FieldType) -> JSONValue {
        if text.isEmpty { return .null }
        switch type {
        // Nobody tells addresses apart by their capitals, and two spellings would be a conflict.
        case .email: return .string(text.lowercased())
        case .line, .text, .phone, .reference: return .string(text)
        case .integer: return Int64(text).map { .integer($0) } ?? .string(text)
        case .boolean:
            switch text.lowercased() {
            case "tak", "yes", "true", "t", "y", "1": return true
            case "nie", "no", "false", "n", "0": return false
            default: return .string(text)
            }
        case .date: return .string(CalendarDate(typed: text)?.text ?? text)
        case .instant: return .string(instant(text)?.text ?? text)
        case .money: return Self.grosze(text).map { .integer($0) } ?? .string(text)
        case .choice(let list): return .string(Self.code(text, list))
        case .choices(let list):
            return Self.set(text.split(separator: ",").map { Self.code(Self.trim($0), list) })
        case .users: return Self.set(text.split(separator: ",").map(Self.trim))
        case .checkItem: return Self.item(text)
        case .group: return .string(text)
        }
    }

    private static func set(_ codes: [String]) -> JSONValue {
        .array(Set(codes).sorted().map { .string($0) })
    }

    private static func trim(_ text: some StringProtocol) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// A choice may be typed by its code or by its name in either language.
    private static func code(_ text: String, _ list: [Choice]) -> String {
        let wanted = text.lowercased()
        let found = list.first {
            $0.code == text || $0.label.polish.lowercased() == wanted
                || $0.label.english.lowercased() == wanted
        }
        return found?.code ?? text
    }

    /// A checklist item is typed as `ok`, `na` or `nok`, with a note after a colon.
    private static func item(_ text: String) -> JSONValue {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var item: [String: JSONValue] = [
            "state": .string(code(trim(parts[0]), FieldType.checkStates))
        ]
        if parts.count == 2 { item["note"] = .string(trim(parts[1])) }
        return .object(item)
    }

    /// Reads `3200`, `3200,5` or `3 200,00` as grosze.
    private static func grosze(_ text: String) -> Int64? {
        let clean = text.filter { !$0.isWhitespace }.replacing("zł", with: "")
            .replacing(",", with: ".")
        let parts = clean.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0,
            whole < 1_000_000_000_000
        else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), let part = Int64(parts[1]), part >= 0
        else { return nil }
        return whole * 100 + (parts[1].count == 1 ? part * 10 : part)
    }

    /// Reads a moment on Poland's clock; a time alone is of today.
    package func instant(_ text: String) -> Instant? {
        WarsawTime.instant(text: text, today: today)
    }
}
