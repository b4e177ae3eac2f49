// What a commissioning client was told before the service began (Procedura, stage 5).

extension RecordType {
    static let disclosure = RecordType(
        "disclosure",
        stage: 5,
        .log,
        facet: .offer,
        pl: "Informacja dla zleceniodawcy",
        en: "Disclosure to the commissioning client",
        fields: [
            FieldDefinition(
                "elements",
                .choices([
                    Choice("outcomes", pl: "efekty uczenia się", en: "learning outcomes"),
                    Choice("requirements", pl: "wymagania", en: "requirements"),
                    Choice("time", pl: "czas", en: "time"),
                    Choice("programme", pl: "program", en: "programme"),
                    Choice("staff", pl: "kadra", en: "staff"),
                ]),
                pl: "Przekazane informacje",
                en: "Elements disclosed",
                required: .always
            ),
            FieldDefinition(
                "programme_version",
                .version,
                pl: "Wersja programu",
                en: "Version of the programme",
                required: .always
            ),
            FieldDefinition("trainers", .users, pl: "Trenerzy", en: "Trainers", required: .always),
            FieldDefinition("sent_at", .instant, pl: "Wysłano", en: "Sent at", required: .always),
            FieldDefinition(
                "sent_to",
                .line,
                pl: "Wysłano do",
                en: "Sent to",
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "sent_via",
                .sendingWay,
                pl: "Sposób wysłania",
                en: "Sent by",
                required: .always
            ),
        ]
    )
}
