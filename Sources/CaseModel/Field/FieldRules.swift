// What a value must look like to be stored. One rule for the command line, the cache and the
// server: a value that passes here is in canonical form and can be compared byte by byte.

package import CanonicalJSON

/// Why a value does not fit its field.
package enum FieldRuleError: Error, Hashable, Sendable {
    /// The value is not of the field's kind; `expected` names the kind (`date`, `integer` …).
    case wrongKind(expected: String)
    /// The text is longer than the field allows.
    case tooLong(limit: Int)
    /// The number lies outside the field's range.
    case outOfRange(low: Int64, high: Int64)
    /// The code is not in the field's list; the list is given.
    case unknownCode([String])
    /// The group has no such part; its parts are given.
    case unknownPart([String])
    /// The text is not in Unicode normalisation form C.
    case notNormalised
    /// The text holds control characters.
    case notPrintable
}

extension FieldDefinition {
    /// Checks that a value is canonical for this field and shows what the field is for; `null`
    /// always does: it empties the field.
    ///
    /// A device asks this before it records. The server asks the type alone: what it took before it
    /// goes on taking (Protocol 7).
    package func check(_ value: JSONValue) throws(FieldRuleError) {
        try type.check(value)
        guard isPicture, let text = value.nonBlankText else { return }
        // The address of a picture would be stored and never shown.
        if Picture.source(text) == nil { throw .wrongKind(expected: "picture") }
    }
}

extension FieldType {
    /// Checks that a value is canonical for this type; `null` always is: it empties the field.
    package func check(_ value: JSONValue) throws(FieldRuleError) {
        if value == .null { return }
        switch self {
        case .line: try Self.checkText(value, expected: "line", limit: 200, lines: false)
        case .text: try Self.checkText(value, expected: "text", limit: 65_536, lines: true)
        case .integer(let range): try Self.checkInteger(value, range)
        case .money:
            try Self.require(value.integerValue != nil, "money")
            try Self.checkInteger(value, 0...1_000_000_000_000)
        case .boolean: try Self.require(value.boolValue != nil, "boolean")
        case .date:
            try Self.require(value.stringValue.flatMap(CalendarDate.init(text:)) != nil, "date")
        case .instant: try Self.require(value.instant != nil, "instant")
        case .choice(let list):
            guard let code = value.stringValue, list.contains(where: { $0.code == code })
            else { throw .unknownCode(list.map(\.code)) }
        case .choices(let list): try Self.checkCodes(value, known: list.map(\.code))
        case .users: try Self.checkCodes(value, known: nil)
        case .reference:
            try Self.checkText(value, expected: "reference", limit: 100, lines: false)
        case .email:
            try Self.checkText(value, expected: "email", limit: 254, lines: false)
            try Self.require(Self.isEmail(value.stringValue ?? ""), "email")
        case .phone:
            try Self.require(Self.isPhone(value.stringValue ?? ""), "phone")
        case .group, .checkItem: try checkParts(value)
        }
    }

    private func checkParts(_ value: JSONValue) throws(FieldRuleError) {
        guard let object = value.objectValue else { throw .wrongKind(expected: "group") }
        for (name, part) in object.sorted(by: { $0.key < $1.key }) {
            guard let field = parts.first(where: { $0.name == name })
            else { throw .unknownPart(parts.map(\.name)) }
            // An absent part is left out, so that one meaning has one form.
            try Self.require(part != .null, "group")
            try field.type.check(part)
        }
    }

    private static func require(_ holds: Bool, _ kind: String) throws(FieldRuleError) {
        if !holds { throw .wrongKind(expected: kind) }
    }

    private static func checkInteger(
        _ value: JSONValue, _ range: ClosedRange<Int64>
    ) throws(FieldRuleError) {
        guard let number = value.integerValue else { throw .wrongKind(expected: "integer") }
        guard range.contains(number)
        else { throw .outOfRange(low: range.lowerBound, high: range.upperBound) }
    }

    private static func checkText(
        _ value: JSONValue, expected: String, limit: Int, lines: Bool
    ) throws(FieldRuleError) {
        guard let text = value.stringValue, lines || !text.utf8.contains(10)
        else { throw .wrongKind(expected: expected) }
        if (lines ? text.utf8.count : text.count) > limit { throw .tooLong(limit: limit) }
        if !Normalisation.isNormal(text) { throw .notNormalised }
        if !Normalisation.isPrintable(text) { throw .notPrintable }
    }

    private static func checkCodes(
        _ value: JSONValue, known: [String]?
    ) throws(FieldRuleError) {
        guard let items = value.arrayValue else { throw .wrongKind(expected: "set") }
        let codes = items.compactMap(\.stringValue)
        guard codes.count == items.count, codes == Array(Set(codes)).sorted()
        else { throw .wrongKind(expected: "set") }
        if let known, !codes.allSatisfy(known.contains) { throw .unknownCode(known) }
    }

    private static func isEmail(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        return halves.count == 2 && !halves[0].isEmpty && halves[1].contains(".")
            && !text.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" })
            && !halves[1].hasPrefix(".") && !halves[1].hasSuffix(".")
    }

    private static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.filter { (48...57).contains($0) }.count
        return (3...15).contains(digits)
            && text.utf8.allSatisfy { (48...57).contains($0) || " +-()".utf8.contains($0) }
    }
}
