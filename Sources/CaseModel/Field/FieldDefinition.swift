// One field of a form. This is the single place where a field is described: validation, editing,
// display, merge, permissions and the published schema all read it.

/// How concurrent values of a field are brought together (Protocol 5).
package enum MergeType: String, Sendable, CaseIterable {
    /// Something that is planned: a coordinator's value leads, otherwise the first one holds.
    case plan
    /// Something observed on site: a trainer's value leads, otherwise the first one holds.
    case fact
    /// A stale edit is refused, both values are shown; money and numbers.
    case strict
    /// A checklist item: the restrictive answer holds.
    case flag
    /// Text that is merged by line and word.
    case text
    /// A set: different elements never conflict.
    case set
    /// Written by acts and by the server only.
    case computed
}

/// When a form is not complete without a field.
package enum Requirement: String, Sendable {
    /// Always.
    case always
    /// Under a condition that a gate knows.
    case conditional
    /// Never.
    case optional
}

/// Describes one field of a record type.
package struct FieldDefinition: Sendable {
    /// The name in the record: `[a-z0-9_]`.
    package let name: String
    /// What it may hold.
    package let type: FieldType
    /// What people read.
    package let label: Label
    /// How concurrent edits are merged.
    package let merge: MergeType
    /// The row of the permission matrix, when it differs from the record's.
    package let facet: Facet?
    /// When it is required to finalise the form.
    package let requirement: Requirement
    /// Is true when the value names or describes a person and is erased with that person.
    package let isPersonal: Bool
    /// Is true for a text that is a picture, and shows nothing unless it is one.
    package let isPicture: Bool
    /// The version of the form templates that brought the field (R01); an older case does without.
    package let since: Int64

    /// Describes a field; the merge type follows from the value type unless it is given.
    package init(
        _ name: String, _ type: FieldType, pl: String, en: String, _ merge: MergeType? = nil,
        facet: Facet? = nil, required: Requirement = .optional, personal: Bool = false,
        picture: Bool = false, since: Int64 = 1
    ) {
        self.name = name
        self.type = type
        label = Label(pl: pl, en: en)
        self.merge = merge ?? Self.usualMerge(of: type)
        self.facet = facet
        requirement = required
        isPersonal = personal
        isPicture = picture
        self.since = since
    }

    /// Is true for a moment or day at which something happened, so never one to come.
    ///
    /// A start and an end may be planned, and an actual end is often written down beforehand.
    package var isOccurrence: Bool {
        switch type {
        case .instant: !["start", "end"].contains(name)
        case .date: name.hasSuffix("_at")
        case .line, .text, .integer, .boolean, .money, .choice, .choices, .reference, .users,
            .email, .phone, .group, .checkItem:
            false
        }
    }

    private static func usualMerge(of type: FieldType) -> MergeType {
        switch type {
        case .text: .text
        case .choices, .users: .set
        case .checkItem: .flag
        case .money: .strict
        case .line, .integer, .boolean, .date, .instant, .choice, .reference, .email, .phone,
            .group:
            .plan
        }
    }
}
