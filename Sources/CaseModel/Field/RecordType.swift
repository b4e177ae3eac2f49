// One form, or one kind of line in a list or log of the case.

/// How many records of a type a scope holds and how they come to be.
package enum Cardinality: Sendable, Equatable {
    /// Exists once; its key has no local part.
    case single
    /// A keyed list; `labelField` is what people call an element by (`no`, `login`).
    case many(labelField: String)
    /// Append-only: a record is written once, whole, and never edited.
    case log
}

/// A number that only the server gives out.
package enum NumberSeries: String, Sendable, CaseIterable {
    /// `K/RRRR/NNN`.
    case training = "K"
    /// `OF/RRRR/NNNN`.
    case offer = "OF"
    /// `U/RRRR/NNN`.
    case contract = "U"
    /// `R/RRRR/NNN`.
    case complaint = "R"
}

/// Describes a kind of record: a form of the procedure or a line of one.
package struct RecordType: Sendable {
    /// The name on the wire: `[a-z0-9_]`.
    package let name: String
    /// The stage of the procedure it belongs to, 1…13; 0 for the case as a whole.
    package let stage: Int
    /// How many there are.
    package let cardinality: Cardinality
    /// The row of the permission matrix for its existence and for its fields.
    package let facet: Facet
    /// What people call it.
    package let label: Label
    /// Its fields, in the order of the form; of a type that can be removed `removed` comes last.
    package let fields: [FieldDefinition]
    /// The series that its field `number` is drawn from.
    package let series: NumberSeries?
    /// The fields of which any, once it is set, freezes the whole record: its own, or `type.field`
    /// of a form that exists once.
    package let frozenBy: [String]
    /// The fields of what comes back to a frozen record: each may still be filled in while it is
    /// empty.
    package let reply: [String]
    /// The fields that are filled in once: what somebody handed in, in their own words.
    package let once: [String]
    /// The fields that an amendment empties, so that the record can be changed and made final
    /// again; empty for records that cannot be amended.
    package let seal: [String]
    /// The fields that say what a record of a list is about; empty when its key is made up.
    ///
    /// Their values, joined by `~`, are the local part of the key, so that two people who make the
    /// record mean the same one.
    package let naturalKey: [String]
    /// Is true for records that only acts and the server write.
    package let isWrittenByActs: Bool
    /// Is true for records that people may remove and restore.
    package let isRemovable: Bool
    /// Is true for a register without gaps: nobody removes what was entered.
    package let isRegister: Bool
    /// Is true for records of the organisation rather than of a case.
    package let isOrganisational: Bool
    /// Is true for records that of all trainers only the one named at the end of their key may see.
    package let isForNamedTrainer: Bool

    private let fieldIndex: [String: Int]

    /// Describes a record type.
    package init(
        _ name: String, stage: Int, _ cardinality: Cardinality, facet: Facet, pl: String,
        en: String, series: NumberSeries? = nil, frozenBy: [String] = [], reply: [String] = [],
        once: [String] = [], seal: [String] = [], isRegister: Bool = false,
        naturalKey: [String] = [], organisational: Bool = false, forNamedTrainer: Bool = false,
        fields: [FieldDefinition]
    ) {
        self.name = name
        self.stage = stage
        self.cardinality = cardinality
        self.facet = facet
        label = Label(pl: pl, en: en)
        self.series = series
        self.frozenBy = frozenBy
        self.reply = reply
        self.once = once
        self.isRegister = isRegister
        self.seal = seal
        self.naturalKey = naturalKey
        isWrittenByActs = cardinality != .single && fields.allSatisfy { $0.merge == .computed }
        if case .many = cardinality { isRemovable = !isWrittenByActs } else { isRemovable = false }
        let fields = isRemovable ? fields + [Self.removal] : fields
        self.fields = fields
        isOrganisational = organisational
        isForNamedTrainer = forNamedTrainer
        fieldIndex = Dictionary(
            fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
    }

    private static let removal = FieldDefinition(
        Record.removal, .boolean, pl: "Usunięto", en: "Removed", .computed)

    /// Returns the local part of the key of a record with these values; nil when the key is made up
    /// or a part of it is missing.
    package func naturalLocal(_ value: (String) -> String?) -> String? {
        let parts = naturalKey.compactMap(value)
        return naturalKey.isEmpty || parts.count < naturalKey.count
            ? nil : parts.joined(separator: "~")
    }

    /// Returns the field of that name, or nil.
    package func field(_ name: String) -> FieldDefinition? {
        fieldIndex[name].map { fields[$0] }
    }

    /// Returns the permission row of a field of this type.
    package func facet(of field: FieldDefinition) -> Facet { field.facet ?? facet }
}
