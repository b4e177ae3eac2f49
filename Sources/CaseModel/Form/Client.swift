// The client and how the contact began (Procedura, stage 1). The organisation behind the client is
// no personal data; the contact person is.

extension RecordType {
    static let client = RecordType(
        "client",
        stage: 1,
        .single,
        facet: .client,
        pl: "Klient",
        en: "Client",
        fields: [
            FieldDefinition("name", .line, pl: "Klient", en: "Client", required: .always),
            FieldDefinition(
                "type",
                .choice([
                    Choice("school", pl: "szkoła", en: "school"),
                    Choice("facility", pl: "placówka", en: "facility"),
                    Choice("institution", pl: "instytucja", en: "institution"),
                    Choice("individual", pl: "osoba prywatna", en: "private person"),
                ]),
                pl: "Typ klienta",
                en: "Type of client",
                required: .always
            ),
            FieldDefinition(
                "contact",
                .group([
                    FieldDefinition(
                        "name",
                        .line,
                        pl: "Imię i nazwisko",
                        en: "Name",
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
                        personal: true
                    ),
                ]),
                pl: "Osoba kontaktowa",
                en: "Contact person",
                facet: .clientContact,
                required: .always,
                personal: true
            ),
        ]
    )

    static let contact = RecordType(
        "contact",
        stage: 1,
        .log,
        facet: .enquiry,
        pl: "Kontakt z klientem",
        en: "Contact with the client",
        fields: [
            FieldDefinition(
                "type",
                .choice([
                    Choice("request", pl: "prośba o ofertę", en: "request for an offer"),
                    Choice("inquiry", pl: "zapytanie", en: "inquiry"),
                ]),
                pl: "Rodzaj kontaktu",
                en: "Kind of contact",
                required: .always
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition(
                "channel",
                .choice([
                    Choice("www", pl: "strona www", en: "website"),
                    Choice("social", pl: "media społecznościowe", en: "social media"),
                    Choice("newsletter", pl: "newsletter", en: "newsletter"),
                    Choice("direct", pl: "kontakt bezpośredni", en: "direct contact"),
                    Choice("other", pl: "inny", en: "other"),
                ]),
                pl: "Kanał kontaktu",
                en: "Channel",
                required: .always
            ),
            FieldDefinition(
                "source",
                .choice([
                    Choice(
                        "website",
                        pl: "strona internetowa firmy",
                        en: "website of the firm"
                    ),
                    Choice("social_media", pl: "media społecznościowe", en: "social media"),
                    Choice("edu_portal", pl: "portal edukacyjny", en: "educational portal"),
                    Choice("partner_network", pl: "sieć partnerska", en: "partner network"),
                    Choice("other", pl: "inne", en: "other"),
                ]),
                pl: "Źródło kontaktu",
                en: "Source"
            ),
            FieldDefinition(
                "source_detail",
                .line,
                pl: "Źródło – szczegóły",
                en: "Source, details"
            ),
            FieldDefinition("note", .text, pl: "Notatka", en: "Note"),
        ]
    )
}
