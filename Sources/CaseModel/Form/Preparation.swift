// What is prepared before the training: materials, documents, certificates (Procedura, stage 8).

extension RecordType {
    static let preparation = RecordType(
        "prep",
        stage: 8,
        .single,
        facet: .preparation,
        pl: "Przygotowanie usługi",
        en: "Preparation",
        fields: [
            FieldDefinition(
                "materials",
                .group(preparationParts),
                pl: "Materiały szkoleniowe",
                en: "Training materials",
                required: .always
            ),
            FieldDefinition(
                "documents",
                .group(preparationParts),
                pl: "Dokumenty",
                en: "Documents",
                required: .always
            ),
            FieldDefinition(
                "certificates_reserved",
                .count,
                pl: "Zarezerwowane numery zaświadczeń",
                en: "Certificate numbers reserved",
                required: .conditional
            ),
        ]
    )

    private static let preparationParts = [
        FieldDefinition("done_by", .line, pl: "Kto przygotował", en: "Done by", required: .always),
        FieldDefinition(
            "done_at",
            .instant,
            pl: "Kiedy przygotowano",
            en: "Done at",
            required: .always
        ),
    ]
}
