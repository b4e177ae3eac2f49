// F2, the diagnosis of training needs (Procedura, stage 2): what the client answered, word for
// word.

extension RecordType {
    static let needsDiagnosis = RecordType(
        "f2",
        stage: 2,
        .single,
        facet: .needs,
        pl: "F2 – Formularz diagnozy potrzeb",
        en: "F2 – Diagnosis of training needs",
        fields: [
            FieldDefinition(
                "recipient_email",
                .email,
                pl: "E-mail odbiorcy",
                en: "E-mail of the recipient",
                facet: .needsRestricted,
                required: .always,
                personal: true
            ),
            FieldDefinition("sent_at", .instant, pl: "Wysłano", en: "Sent at", required: .always),
            FieldDefinition(
                "sent_via",
                .sendingWay,
                pl: "Sposób wysłania",
                en: "Sent by",
                required: .always
            ),
            FieldDefinition(
                "returned_at",
                .instant,
                pl: "Zwrócono",
                en: "Returned at",
                required: .always
            ),
            FieldDefinition(
                "respondent_name",
                .line,
                pl: "Wypełnia (imię i nazwisko)",
                en: "Filled in by",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "respondent_role",
                .choice([
                    Choice("head", pl: "dyrektor", en: "head"),
                    Choice("teacher", pl: "nauczyciel", en: "teacher"),
                    Choice("hr", pl: "kadry (HR)", en: "human resources"),
                    Choice("participant", pl: "uczestnik", en: "participant"),
                    Choice("other", pl: "inna", en: "other"),
                ]),
                pl: "Funkcja osoby wypełniającej",
                en: "Position of the respondent",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "institution_profile",
                .text,
                pl: "Charakterystyka placówki",
                en: "Profile of the institution"
            ),
            FieldDefinition(
                "problem_to_solve",
                .text,
                pl: "Jaką sytuację ma zmienić szkolenie?",
                en: "What situation should the training change?",
                required: .always
            ),
            FieldDefinition(
                "topics_requested",
                .text,
                pl: "Oczekiwana tematyka",
                en: "Topics requested",
                required: .always
            ),
            FieldDefinition(
                "desired_results",
                .text,
                pl: "Pożądane rezultaty",
                en: "Desired results",
                required: .always
            ),
            FieldDefinition(
                "application_area",
                .text,
                pl: "Obszar stosowania w pracy",
                en: "Where it will be applied at work",
                required: .always
            ),
            FieldDefinition(
                "group_size_expected",
                .integer(1...100_000),
                pl: "Liczba uczestników",
                en: "Number of participants",
                required: .always
            ),
            FieldDefinition(
                "participants_profile",
                .text,
                pl: "Kim są uczestnicy",
                en: "Who the participants are",
                required: .always
            ),
            FieldDefinition(
                "participants_level",
                .choice([
                    Choice("none", pl: "brak", en: "none"),
                    Choice("basic", pl: "podstawowy", en: "basic"),
                    Choice("medium", pl: "średni", en: "medium"),
                    Choice("advanced", pl: "zaawansowany", en: "advanced"),
                    Choice("mixed", pl: "zróżnicowany", en: "mixed"),
                ]),
                pl: "Poziom wyjściowy kompetencji",
                en: "Initial level of competence",
                required: .always
            ),
            FieldDefinition(
                "participants_level_text",
                .text,
                pl: "Poziom wyjściowy – opis",
                en: "Initial level, description"
            ),
            FieldDefinition(
                "participants_experience",
                .text,
                pl: "Dotychczasowe doświadczenie, szkolenia",
                en: "Previous experience and training",
                required: .always
            ),
            FieldDefinition(
                "participants_minors",
                .boolean,
                pl: "Uczestnicy małoletni",
                en: "Participants are minors",
                required: .always
            ),
            FieldDefinition(
                "special_needs",
                .text,
                pl: "Szczególne potrzeby, dostępność",
                en: "Special needs, accessibility",
                personal: true
            ),
            FieldDefinition(
                "preferred_form",
                .choice([
                    Choice("workshop", pl: "warsztat", en: "workshop"),
                    Choice("course", pl: "kurs", en: "course"),
                    Choice("lecture", pl: "wykład", en: "lecture"),
                    Choice("consultation", pl: "konsultacje", en: "consultation"),
                    Choice("other", pl: "inna", en: "other"),
                ]),
                pl: "Preferowana forma",
                en: "Preferred form"
            ),
            FieldDefinition(
                "preferred_setting",
                .trainingSetting,
                pl: "Preferowane miejsce (sala/teren)",
                en: "Preferred setting (room or outdoors)"
            ),
            FieldDefinition(
                "preferred_dates",
                .text,
                pl: "Preferowane terminy",
                en: "Preferred dates"
            ),
            FieldDefinition(
                "preferred_hours",
                .integer(1...10_000),
                pl: "Preferowany wymiar (godziny)",
                en: "Preferred number of hours"
            ),
            FieldDefinition(
                "budget_note",
                .text,
                pl: "Budżet / finansowanie",
                en: "Budget and funding",
                facet: .needsRestricted
            ),
            FieldDefinition(
                "other_perspective_contact",
                .line,
                pl: "Kto jeszcze może wypełnić ankietę",
                en: "Who else could fill in the survey",
                facet: .needsRestricted,
                personal: true
            ),
            FieldDefinition(
                "other_perspective_email",
                .email,
                pl: "E-mail tej osoby",
                en: "E-mail of that person",
                facet: .needsRestricted,
                personal: true
            ),
            FieldDefinition(
                "rodo_info_shown",
                .boolean,
                pl: "Informacja RODO przekazana",
                en: "GDPR information given",
                required: .always
            ),
        ]
    )
}
