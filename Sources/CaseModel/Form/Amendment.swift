// An amendment of what was final or signed, for any stage of the Procedura (stage 0). The act
// writes it; the values from before stay in the history, and their hash stands here.

extension RecordType {
    static let amendment = RecordType(
        "amendment",
        stage: 0,
        .log,
        facet: .amendment,
        pl: "Poprawka dokumentu",
        en: "Amendment",
        fields: [
            FieldDefinition(
                "record",
                .line,
                pl: "Dokument",
                en: "Document",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "reason",
                .text,
                pl: "Uzasadnienie",
                en: "Reason",
                .computed,
                required: .always
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", .computed, required: .always),
            FieldDefinition("by", .line, pl: "Kto", en: "By whom", .computed, required: .always),
            FieldDefinition(
                "before",
                .line,
                pl: "Skrót poprzedniej treści (SHA-256)",
                en: "SHA-256 of the contents before",
                .computed,
                required: .always
            ),
        ]
    )
}
