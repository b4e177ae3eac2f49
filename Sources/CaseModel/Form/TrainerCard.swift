// A trainer of the base, from which stage 4 of the Procedura chooses. A record of the organisation;
// its key is the trainer's login.

extension RecordType {
    static let trainerCard = RecordType(
        "trainer",
        stage: 0,
        .many(labelField: "login"),
        facet: .trainerCard,
        pl: "Karta trenera",
        en: "Trainer card",
        naturalKey: ["login"],
        organisational: true,
        fields: [
            FieldDefinition("login", .line, pl: "Login", en: "Login", required: .always),
            FieldDefinition(
                "name",
                .line,
                pl: "Imię i nazwisko",
                en: "Name",
                facet: .trainerCard,
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "email",
                .email,
                pl: "E-mail",
                en: "E-mail",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "phone",
                .phone,
                pl: "Telefon",
                en: "Telephone",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "qualifications",
                .text,
                pl: "Kwalifikacje",
                en: "Qualifications",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "experience",
                .text,
                pl: "Doświadczenie",
                en: "Experience",
                required: .always,
                personal: true
            ),
            FieldDefinition("topics", .text, pl: "Specjalizacje", en: "Topics", personal: true),
            FieldDefinition(
                "experience_hours",
                .count,
                pl: "Doświadczenie (godziny)",
                en: "Experience (hours)",
                personal: true
            ),
            FieldDefinition(
                "development_hours_year",
                .integer(0...10_000),
                pl: "Rozwój zawodowy (godziny w roku)",
                en: "Professional development (hours a year)",
                personal: true
            ),
            FieldDefinition(
                "recruitment_status",
                .choice([
                    Choice("candidate", pl: "kandydat", en: "candidate"),
                    Choice("accepted", pl: "przyjęty", en: "accepted"),
                    Choice("suspended", pl: "zawieszony", en: "suspended"),
                    Choice("archived", pl: "w archiwum", en: "archived"),
                ]),
                pl: "Status rekrutacji",
                en: "Recruitment status",
                facet: .recruitment,
                required: .always
            ),
            FieldDefinition(
                "recruited_at",
                .date,
                pl: "Data rekrutacji",
                en: "Recruited on",
                facet: .recruitment,
                required: .always
            ),
            FieldDefinition(
                "rspts_checked_at",
                .date,
                pl: "Weryfikacja w RSPTS",
                en: "Checked in the RSPTS register on",
                facet: .recruitment,
                required: .conditional,
                personal: true
            ),
            FieldDefinition(
                "krk_on_file",
                .boolean,
                pl: "Zaświadczenie z KRK w aktach",
                en: "Criminal record certificate (KRK) on file",
                facet: .recruitment,
                required: .conditional,
                personal: true
            ),
        ]
    )
}
