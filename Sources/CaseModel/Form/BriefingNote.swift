// Briefing note 1.3 as it was sent (Procedura, stage 9). The act that sends it writes every field,
// so nobody can record a note that the gate would have refused.

extension RecordType {
    static let briefingNote = RecordType(
        "n13",
        stage: 9,
        .log,
        facet: .briefing,
        pl: "Notatka 1.3",
        en: "Briefing note 1.3",
        fields: [
            FieldDefinition("date", .date, pl: "Termin", en: "Date", .computed, required: .always),
            FieldDefinition(
                "place",
                .line,
                pl: "Miejsce",
                en: "Place",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "schedule",
                .text,
                pl: "Harmonogram",
                en: "Schedule",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "programme_version",
                .version,
                pl: "Wersja programu",
                en: "Version of the programme",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "trainers",
                .users,
                pl: "Trenerzy",
                en: "Trainers",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "trainer_data",
                .text,
                pl: "Dane trenera",
                en: "Trainer’s data",
                .computed,
                personal: true
            ),
            FieldDefinition(
                "addressee",
                .choice([
                    Choice("participants", pl: "uczestnicy", en: "participants"),
                    Choice("ordering_party", pl: "zamawiający", en: "ordering party"),
                ]),
                pl: "Adresat",
                en: "Addressee",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "recipients",
                .text,
                pl: "Odbiorcy",
                en: "Recipients",
                .computed,
                facet: .participantContact,
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "sent_at",
                .instant,
                pl: "Wysłano",
                en: "Sent at",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "sent_via",
                .sendingWay,
                pl: "Sposób wysłania",
                en: "Sent by",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "extra",
                .text,
                pl: "Dojazd, ubiór, co zabrać",
                en: "Getting there, clothing, what to bring",
                .computed
            ),
        ]
    )
}
