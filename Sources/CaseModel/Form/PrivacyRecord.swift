// Who was given which information about personal data, or consented to what (Procedura, stage 7).

extension RecordType {
    static let privacyRecord = RecordType(
        "rodo",
        stage: 7,
        .log,
        facet: .contract,
        pl: "Zapis RODO",
        en: "GDPR record",
        fields: [
            FieldDefinition(
                "subject",
                .choice([
                    Choice("participant", pl: "uczestnik", en: "participant"),
                    Choice("contact", pl: "osoba kontaktowa", en: "contact person"),
                    Choice("trainer", pl: "trener", en: "trainer"),
                ]),
                pl: "Kogo dotyczy",
                en: "Whom it is about",
                required: .always
            ),
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                required: .conditional
            ),
            FieldDefinition(
                "doc",
                .choice(FieldType.privacyDocuments),
                pl: "Dokument",
                en: "Document",
                required: .always
            ),
            FieldDefinition(
                "version",
                .line,
                pl: "Wersja dokumentu",
                en: "Version of the document",
                required: .always
            ),
            FieldDefinition(
                "given_at",
                .instant,
                pl: "Przekazano",
                en: "Given at",
                required: .always
            ),
            FieldDefinition("how", .line, pl: "W jaki sposób", en: "How", required: .always),
            FieldDefinition(
                "withdrawn_at",
                .instant,
                pl: "Zgodę wycofano",
                en: "Consent withdrawn at"
            ),
        ]
    )
}
