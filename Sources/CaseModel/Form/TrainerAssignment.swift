// Who teaches which sessions (Procedura, stage 4). An assignment names a trainer of the base; it is
// what lets that trainer into the case.

extension RecordType {
    static let assignment = RecordType(
        "assignment",
        stage: 4,
        .many(labelField: "trainer"),
        facet: .assignment,
        pl: "Przydział trenera",
        en: "Assignment of a trainer",
        fields: [
            FieldDefinition(
                "trainer",
                .reference("trainer"),
                pl: "Trener",
                en: "Trainer",
                required: .always
            ),
            FieldDefinition(
                "role",
                .choice([
                    Choice("lead", pl: "prowadzący", en: "lead"),
                    Choice("second", pl: "drugi trener", en: "second"),
                    Choice("reserve", pl: "rezerwowy", en: "reserve"),
                ]),
                pl: "Rola",
                en: "Role",
                required: .always
            ),
            FieldDefinition("from_session", .line, pl: "Od zajęć nr", en: "From session"),
            FieldDefinition("to_session", .line, pl: "Do zajęć nr", en: "To session"),
            FieldDefinition(
                "reason_of_change",
                .text,
                pl: "Powód zmiany",
                en: "Reason of the change",
                required: .conditional
            ),
        ]
    )
}
