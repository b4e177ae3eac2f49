// Contacts with some of the participants before the training, and what they changed in the
// programme (Procedura, stage 9).

extension RecordType {
    static let participantContact = RecordType(
        "participant_contact",
        stage: 9,
        .log,
        facet: .contactLog,
        pl: "Kontakt z uczestnikiem",
        en: "Contact with a participant",
        fields: [
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                required: .always
            ),
            FieldDefinition(
                "form",
                .choice([
                    Choice("phone", pl: "wywiad telefoniczny", en: "telephone interview"),
                    Choice("email", pl: "e-mail z pytaniami", en: "e-mail with questions"),
                    Choice(
                        "f3_survey",
                        pl: "ankieta w zgłoszeniu",
                        en: "survey in the registration card"
                    ),
                ]),
                pl: "Forma kontaktu",
                en: "Form of contact",
                required: .always
            ),
            FieldDefinition("occurred_at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition(
                "by",
                .line,
                pl: "Kto się kontaktował",
                en: "By whom",
                required: .always
            ),
            FieldDefinition(
                "questions",
                .text,
                pl: "Pytania",
                en: "Questions",
                required: .conditional
            ),
            FieldDefinition(
                "answers",
                .text,
                pl: "Odpowiedzi",
                en: "Answers",
                required: .conditional,
                personal: true
            ),
            FieldDefinition(
                "needs_found",
                .text,
                pl: "Uzupełniające potrzeby",
                en: "Further needs",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "programme_decision",
                .choice([
                    Choice("no_change", pl: "bez zmian", en: "no change"),
                    Choice("minor_change", pl: "drobna korekta", en: "minor change"),
                ]),
                pl: "Decyzja o programie",
                en: "Decision on the programme",
                required: .always
            ),
            FieldDefinition(
                "programme_version",
                .version,
                pl: "Wersja programu",
                en: "Version of the programme",
                required: .conditional
            ),
            FieldDefinition(
                "evidence",
                .text,
                pl: "E-mail / notatka",
                en: "E-mail or note",
                required: .conditional,
                personal: true
            ),
            FieldDefinition(
                "evidence_file",
                .reference("scan"),
                pl: "E-mail w załączniku",
                en: "E-mail as an attachment",
                since: 2
            ),
        ]
    )
}
