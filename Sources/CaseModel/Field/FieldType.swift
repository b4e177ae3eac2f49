// What a field may hold. A value is a JSON value in one canonical form per type, so that equality
// of bytes is equality of meaning and nothing has to be converted between wire, disk and rules.

/// One answer of a closed list.
package struct Choice: Hashable, Sendable {
    /// The code on the wire and on disk.
    package let code: String
    /// What people read.
    package let label: Label

    /// Makes a choice.
    package init(_ code: String, pl: String, en: String) {
        self.code = code
        label = Label(pl: pl, en: en)
    }
}

/// The kind of value that a field holds.
package indirect enum FieldType: Sendable {
    /// One line of text of at most 200 characters.
    case line
    /// Text of any number of lines, at most 65,536 bytes.
    case text
    /// A whole number in a range.
    case integer(ClosedRange<Int64>)
    /// True or false.
    case boolean
    /// A calendar day, `2026-02-20`.
    case date
    /// A point in time, `2026-02-20T07:30:00Z`.
    case instant
    /// An amount in grosze, zero or more.
    case money
    /// One code of a list.
    case choice([Choice])
    /// A set of codes of a list, kept as a sorted array without repetition.
    case choices([Choice])
    /// The local part of a record of another type in the same scope, or of a trainer card.
    case reference(String)
    /// A set of user logins, kept sorted.
    case users
    /// An e-mail address.
    case email
    /// A telephone number, `+` and digits and spaces.
    case phone
    /// Several values that only make sense together; merged and conflicted as one.
    case group([FieldDefinition])
    /// One item of a checklist: `{state, note, mitigation}`.
    case checkItem(critical: Bool)
}

extension FieldType {
    /// The answers to a checklist item.
    package static let checkStates = [
        Choice("ok", pl: "tak", en: "ok"),
        Choice("nok", pl: "nie", en: "not ok"),
        Choice("na", pl: "nie dotyczy", en: "not applicable"),
    ]

    /// The parts of a value that is made of parts; empty for a plain one.
    package var parts: [FieldDefinition] {
        switch self {
        case .group(let fields): fields
        case .checkItem:
            [
                FieldDefinition("state", .choice(Self.checkStates), pl: "Stan", en: "State"),
                FieldDefinition("note", .line, pl: "Uwaga", en: "Note"),
                FieldDefinition("mitigation", .line, pl: "Środek zaradczy", en: "Mitigation"),
            ]
        case .line, .text, .integer, .boolean, .date, .instant, .money, .choice, .choices,
            .reference, .users, .email, .phone:
            []
        }
    }

    /// The list that a value is chosen from; empty for other types.
    package var choiceList: [Choice] {
        switch self {
        case .choice(let list), .choices(let list): list
        case .line, .text, .integer, .boolean, .date, .instant, .money, .reference, .users, .email,
            .phone, .group, .checkItem:
            []
        }
    }

    /// Is true when the value is a set that is edited element by element.
    package var isSet: Bool {
        switch self {
        case .choices, .users: true
        case .line, .text, .integer, .boolean, .date, .instant, .money, .choice, .reference, .email,
            .phone, .group, .checkItem:
            false
        }
    }
}
