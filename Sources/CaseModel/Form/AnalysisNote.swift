// The note on the analysis of needs, the information gathered besides F2, and the perspectives
// compared (Procedura, stage 3). The note is frozen once it is final.

extension RecordType {
    static let analysisNote = RecordType(
        "note",
        stage: 3,
        .single,
        facet: .note,
        pl: "Notatka z analizy",
        en: "Analysis note",
        frozenBy: ["finalised_at"],
        seal: ["state", "finalised_by", "finalised_at", "sha256"],
        fields: [
            FieldDefinition(
                "method",
                .choices([
                    Choice("f2_survey", pl: "ankieta F2", en: "F2 survey"),
                    Choice("phone_interview", pl: "wywiad telefoniczny", en: "telephone interview"),
                    Choice("email", pl: "e-mail", en: "e-mail"),
                    Choice("meeting", pl: "spotkanie", en: "meeting"),
                    Choice(
                        "participant_survey",
                        pl: "ankieta wśród uczestników",
                        en: "survey of participants"
                    ),
                    Choice("observation", pl: "obserwacja", en: "observation"),
                    Choice("documents", pl: "analiza dokumentów", en: "documents"),
                ]),
                pl: "Metoda gromadzenia danych",
                en: "Method of gathering data",
                required: .always
            ),
            FieldDefinition("method_text", .text, pl: "Metoda – opis", en: "Method, description"),
            FieldDefinition(
                "expectations",
                .text,
                pl: "Oczekiwania zamawiającego",
                en: "Expectations of the ordering party",
                required: .always
            ),
            FieldDefinition(
                "participants_level",
                .text,
                pl: "Uczestnicy – poziom wyjściowy",
                en: "Participants, initial level",
                required: .always
            ),
            FieldDefinition(
                "participants_experience",
                .text,
                pl: "Uczestnicy – doświadczenie",
                en: "Participants, experience",
                required: .always
            ),
            FieldDefinition(
                "desired_results",
                .text,
                pl: "Pożądane zmiany / rezultaty",
                en: "Desired changes and results",
                required: .always
            ),
            FieldDefinition(
                "application_area",
                .text,
                pl: "Obszar stosowania",
                en: "Area of application",
                required: .always
            ),
            FieldDefinition(
                "supplement_none_reason",
                .text,
                pl: "Dlaczego informacje uzupełniające nie były potrzebne",
                en: "Why no further information was needed",
                required: .conditional
            ),
            FieldDefinition(
                "implications",
                .text,
                pl: "Wnioski dla programu",
                en: "Conclusions for the programme"
            ),
            FieldDefinition(
                "state",
                .choice([
                    Choice("draft", pl: "robocza", en: "draft"),
                    Choice("final", pl: "ostateczna", en: "final"),
                ]),
                pl: "Stan",
                en: "State",
                .computed
            ),
            FieldDefinition(
                "finalised_by",
                .line,
                pl: "Zatwierdził(a)",
                en: "Finalised by",
                .computed
            ),
            FieldDefinition(
                "finalised_at",
                .instant,
                pl: "Zatwierdzono",
                en: "Finalised at",
                .computed
            ),
            FieldDefinition("sha256", .line, pl: "Skrót SHA-256", en: "SHA-256 digest", .computed),
        ]
    )

    static let supplement = RecordType(
        "supplement",
        stage: 3,
        .log,
        facet: .note,
        pl: "Informacja uzupełniająca",
        en: "Supplementary information",
        fields: [
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition(
                "from",
                .line,
                pl: "Od kogo",
                en: "From whom",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "form",
                .choice([
                    Choice("phone", pl: "telefon", en: "telephone"),
                    Choice("email", pl: "e-mail", en: "e-mail"),
                    Choice("meeting", pl: "spotkanie", en: "meeting"),
                    Choice("other", pl: "inna", en: "other"),
                ]),
                pl: "Forma",
                en: "Form",
                required: .always
            ),
            FieldDefinition("text", .text, pl: "Treść", en: "Content", required: .always),
        ]
    )

    static let perspective = RecordType(
        "perspective",
        stage: 3,
        .many(labelField: "kind"),
        facet: .note,
        pl: "Perspektywa",
        en: "Perspective",
        fields: [
            FieldDefinition(
                "kind",
                .choice([
                    Choice("orderer", pl: "zamawiający", en: "ordering party"),
                    Choice("participants", pl: "uczestnicy", en: "participants"),
                    Choice("head", pl: "dyrektor", en: "head"),
                    Choice("teachers", pl: "nauczyciele", en: "teachers"),
                    Choice("other", pl: "inna", en: "other"),
                ]),
                pl: "Czyja perspektywa",
                en: "Whose perspective",
                required: .always
            ),
            FieldDefinition("source_ref", .line, pl: "Źródło", en: "Source"),
            FieldDefinition("summary", .text, pl: "Podsumowanie", en: "Summary"),
        ]
    )
}
