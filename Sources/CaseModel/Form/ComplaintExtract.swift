// What a trainer whom a complaint names is told of it, and what they say to it (Procedura, stage
// 13). The extract is the coordinator's to grant and to take back; it says what is held against the
// trainer and nothing of who complained. Both records are for the trainer named in their key alone.

extension RecordType {
    static let complaintExtract = RecordType(
        "complaint_extract",
        stage: 13,
        .many(labelField: "number"),
        facet: .complaintExtract,
        pl: "Wyciąg z reklamacji dla trenera",
        en: "Extract of a complaint for the trainer",
        naturalKey: ["complaint", "trainer"],
        forNamedTrainer: true,
        fields: [
            FieldDefinition(
                "complaint",
                .reference("complaint"),
                pl: "Reklamacja",
                en: "Complaint",
                required: .always
            ),
            FieldDefinition(
                "trainer",
                .reference("trainer"),
                pl: "Trener",
                en: "Trainer",
                required: .always
            ),
            FieldDefinition(
                "number",
                .line,
                pl: "Numer reklamacji",
                en: "Complaint number",
                .computed
            ),
            FieldDefinition(
                "text",
                .text,
                pl: "Czego dotyczy (bez danych zgłaszającego)",
                en: "What it is about (nothing of the complainant)",
                required: .always
            ),
            FieldDefinition(
                "reply_by",
                .date,
                pl: "Oświadczenie do dnia",
                en: "Statement wanted by"
            ),
        ]
    )

    static let complaintStatement = RecordType(
        "complaint_statement",
        stage: 13,
        .many(labelField: "extract"),
        facet: .complaintStatement,
        pl: "Oświadczenie trenera",
        en: "Trainer’s statement",
        naturalKey: ["extract"],
        forNamedTrainer: true,
        fields: [
            FieldDefinition(
                "extract",
                .reference("complaint_extract"),
                pl: "Wyciąg z reklamacji",
                en: "Extract of the complaint",
                required: .always
            ),
            FieldDefinition("text", .text, pl: "Treść", en: "Content", required: .always),
        ]
    )
}
