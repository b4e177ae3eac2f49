// The company as its documents name it, and the wording that it gives them: for every stage of the
// Procedura (stage 0). Records of the organisation, on every device, so that documents are made
// offline too.

extension RecordType {
    static let firm = RecordType(
        "firm",
        stage: 0,
        .single,
        facet: .firm,
        pl: "Firma",
        en: "Company",
        organisational: true,
        fields: firmIdentity + firmWording
    )

    private static let firmIdentity = [
        FieldDefinition("name", .line, pl: "Nazwa firmy", en: "Company name", required: .always),
        FieldDefinition("address", .text, pl: "Adres", en: "Address"),
        FieldDefinition("email", .email, pl: "E-mail", en: "E-mail"),
        FieldDefinition("phone", .phone, pl: "Telefon", en: "Telephone"),
        FieldDefinition("www", .line, pl: "Strona www", en: "Website"),
        FieldDefinition("nip", .line, pl: "NIP", en: "Tax number (NIP)"),
        FieldDefinition(
            "registers",
            .line,
            pl: "Numery w rejestrach (KRS, REGON, RIS)",
            en: "Numbers in registers (KRS, REGON, RIS)"
        ),
        FieldDefinition(
            "place",
            .line,
            pl: "Miejscowość w dokumentach",
            en: "Place of signing"
        ),
        FieldDefinition(
            "signatory",
            .line,
            pl: "Kto podpisuje za firmę",
            en: "Who signs for the company",
            personal: true
        ),
        FieldDefinition(
            "signatory_role",
            .line,
            pl: "Stanowisko podpisującego",
            en: "Position of the signatory"
        ),
        FieldDefinition(
            "logo",
            .text,
            pl: "Znak firmowy (SVG albo data:image)",
            en: "Logo (SVG or data:image)",
            picture: true
        ),
    ]

    private static let firmWording = [
        FieldDefinition(
            "offer_terms",
            .text,
            pl: "Zwykłe warunki współpracy",
            en: "Usual terms of cooperation"
        ),
        FieldDefinition(
            "obligations_provider",
            .text,
            pl: "Zwykłe zobowiązania wykonawcy",
            en: "Usual obligations of the provider"
        ),
        FieldDefinition(
            "obligations_client",
            .text,
            pl: "Zwykłe zobowiązania klienta",
            en: "Usual obligations of the client"
        ),
        FieldDefinition(
            "complaint_clause",
            .text,
            pl: "Zwykłe postanowienie o reklamacjach",
            en: "Usual clause on complaints"
        ),
        FieldDefinition(
            "rodo_participant",
            .text,
            pl: "Informacja RODO dla uczestników",
            en: "GDPR information for participants"
        ),
        FieldDefinition(
            "rodo_contact",
            .text,
            pl: "Informacja RODO dla osób kontaktowych",
            en: "GDPR information for contact persons"
        ),
    ]

    static let documentTemplate = RecordType(
        "template",
        stage: 0,
        .many(labelField: "name"),
        facet: .firm,
        pl: "Wzór dokumentu",
        en: "Document template",
        naturalKey: ["name"],
        organisational: true,
        fields: [
            FieldDefinition("name", .line, pl: "Nazwa wzoru", en: "Template", required: .always),
            FieldDefinition("body", .text, pl: "Treść wzoru", en: "Text of the template"),
        ]
    )
}
