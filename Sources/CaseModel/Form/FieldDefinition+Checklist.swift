// What both variants of F4 have in common (Procedura, stage 8): the header, the seal of the act
// that finalises it, and the form of an item.

extension FieldDefinition {
    /// Describes an item that must be answered; a critical one not in order needs a mitigation.
    static func item(_ name: String, critical: Bool = false, pl: String, en: String) -> Self {
        Self(name, .checkItem(critical: critical), pl: pl, en: en, required: .always)
    }

    /// The header of a checklist.
    static let checklistHeader = [
        FieldDefinition("place", .line, pl: "Miejsce", en: "Place"),
        FieldDefinition("address", .line, pl: "Adres", en: "Address"),
        FieldDefinition(
            "checked_by",
            .line,
            pl: "Kto sprawdził",
            en: "Checked by",
            .fact,
            required: .always
        ),
        FieldDefinition(
            "checked_at",
            .instant,
            pl: "Kiedy sprawdzono",
            en: "Checked at",
            .fact,
            required: .always
        ),
        FieldDefinition(
            "method",
            .choice([
                Choice("on_site", pl: "na miejscu", en: "on site"),
                Choice("photo", pl: "na podstawie zdjęć", en: "from photographs"),
                Choice("phone", pl: "telefonicznie", en: "by telephone"),
                Choice("declaration", pl: "oświadczenie gospodarza", en: "declaration of the host"),
            ]),
            pl: "Sposób sprawdzenia",
            en: "Method of checking",
            .fact
        ),
    ]

    /// What the act that finalises a checklist writes.
    static let checklistSeal = [
        FieldDefinition(
            "finalised_at",
            .instant,
            pl: "Zatwierdzono",
            en: "Finalised at",
            .computed
        ),
        FieldDefinition("finalised_by", .line, pl: "Zatwierdził(a)", en: "Finalised by", .computed),
    ]
}
