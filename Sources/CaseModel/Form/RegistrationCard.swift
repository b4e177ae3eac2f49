// F3, the registration card: who orders and who pays (Procedura, stage 6). Its participants and
// their statements are records of their own.

extension RecordType {
    static let registrationCard = RecordType(
        "f3",
        stage: 6,
        .single,
        facet: .registration,
        pl: "F3 – Karta zgłoszenia na szkolenie",
        en: "F3 – Registration card",
        fields: [
            FieldDefinition(
                "orderer",
                .group([
                    FieldDefinition("name", .line, pl: "Nazwa", en: "Name", personal: true),
                    FieldDefinition("address", .line, pl: "Adres", en: "Address", personal: true),
                    FieldDefinition(
                        "nip",
                        .line,
                        pl: "NIP",
                        en: "Tax number (NIP)",
                        personal: true
                    ),
                    FieldDefinition(
                        "contact",
                        .line,
                        pl: "Osoba kontaktowa",
                        en: "Contact person",
                        personal: true
                    ),
                    FieldDefinition("email", .email, pl: "E-mail", en: "E-mail", personal: true),
                ]),
                pl: "Zamawiający",
                en: "Ordering party",
                required: .conditional,
                personal: true
            ),
            FieldDefinition(
                "payer",
                .line,
                pl: "Płatnik",
                en: "Payer",
                required: .conditional,
                personal: true
            ),
            FieldDefinition(
                "invoice_email",
                .email,
                pl: "E-mail do faktury",
                en: "E-mail for the invoice",
                required: .conditional,
                personal: true
            ),
            FieldDefinition("sent_at", .instant, pl: "Wysłano", en: "Sent at", required: .always),
            FieldDefinition("sent_via", .sendingWay, pl: "Sposób wysłania", en: "Sent by"),
            FieldDefinition(
                "returned_at",
                .instant,
                pl: "Zwrócono",
                en: "Returned at",
                required: .always
            ),
        ]
    )
}
