// The framework programme with its modules and its learning outcomes (Procedura, stage 4). A
// programme without a version is version 1.

extension RecordType {
    static let programme = RecordType(
        "programme",
        stage: 4,
        .single,
        facet: .programme,
        pl: "Program",
        en: "Programme",
        fields: [
            FieldDefinition(
                "goal",
                .text,
                pl: "Cel szkolenia",
                en: "Goal of the training",
                required: .always
            ),
            FieldDefinition(
                "requirements",
                .text,
                pl: "Wymagania wstępne",
                en: "Entry requirements",
                required: .always
            ),
            FieldDefinition(
                "version",
                .version,
                pl: "Wersja programu",
                en: "Version of the programme",
                .computed
            ),
            FieldDefinition("revised_at", .instant, pl: "Zmieniono", en: "Revised at", .computed),
            FieldDefinition(
                "revision_note",
                .text,
                pl: "Opis zmiany",
                en: "Note on the revision",
                .computed
            ),
        ]
    )

    static let module = RecordType(
        "module",
        stage: 4,
        .many(labelField: "no"),
        facet: .programme,
        pl: "Moduł programu",
        en: "Module of the programme",
        fields: [
            FieldDefinition("no", .line, pl: "Nr", en: "No.", required: .always),
            FieldDefinition(
                "title",
                .line,
                pl: "Tytuł modułu",
                en: "Title of the module",
                required: .always
            ),
            FieldDefinition(
                "minutes",
                .minutes,
                pl: "Czas trwania (min)",
                en: "Duration (min)",
                required: .always
            ),
            FieldDefinition("methods", .text, pl: "Metody", en: "Methods", required: .always),
            FieldDefinition("content", .text, pl: "Treści", en: "Content", required: .always),
            // By their numbers, as people write them in a programme: `LO1, LO3`.
            FieldDefinition(
                "outcomes",
                .line,
                pl: "Efekty, do których prowadzi (numery)",
                en: "Outcomes that it leads to (numbers)",
                since: 3
            ),
        ]
    )

    static let outcome = RecordType(
        "outcome",
        stage: 4,
        .many(labelField: "no"),
        facet: .programme,
        pl: "Efekt uczenia się",
        en: "Learning outcome",
        fields: [
            FieldDefinition("no", .line, pl: "Nr", en: "No.", required: .always),
            FieldDefinition("text", .text, pl: "Efekt", en: "Outcome", required: .always),
            FieldDefinition(
                "category",
                .choice([
                    Choice("knowledge", pl: "wiedza", en: "knowledge"),
                    Choice("skills", pl: "umiejętności", en: "skills"),
                    Choice("social", pl: "kompetencje społeczne", en: "social competences"),
                ]),
                pl: "Kategoria",
                en: "Category",
                required: .always
            ),
            FieldDefinition(
                "criterion",
                .text,
                pl: "Kryterium weryfikacji",
                en: "Criterion of verification",
                required: .always
            ),
            FieldDefinition(
                "method",
                .text,
                pl: "Metoda weryfikacji",
                en: "Method of verification",
                required: .always
            ),
        ]
    )
}
