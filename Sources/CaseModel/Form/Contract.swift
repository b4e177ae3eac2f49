// Contracts, and the complaint procedure given before them (Procedura, stage 7). What was sent or
// signed is frozen; that it came back signed is recorded by people.

extension RecordType {
    static let procedureGiven = RecordType(
        "procedure_given",
        stage: 7,
        .log,
        facet: .contract,
        pl: "Przekazanie procedury reklamacji",
        en: "Complaint procedure given",
        fields: [
            FieldDefinition(
                "version",
                .line,
                pl: "Wersja procedury",
                en: "Version of the procedure",
                required: .always
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition(
                "how",
                .choice([
                    Choice("offer_annex", pl: "załącznik do oferty", en: "annex to the offer"),
                    Choice("contract", pl: "w umowie", en: "in the contract"),
                    Choice("f3", pl: "w karcie zgłoszenia F3", en: "in registration card F3"),
                    Choice("www", pl: "na stronie www", en: "on the website"),
                    Choice("email", pl: "e-mail", en: "e-mail"),
                ]),
                pl: "W jaki sposób",
                en: "How",
                required: .always
            ),
        ]
    )

    static let contract = RecordType(
        "contract",
        stage: 7,
        .many(labelField: "number"),
        facet: .contract,
        pl: "Umowa",
        en: "Contract",
        series: .contract,
        frozenBy: ["sent_at", "signed_returned_at", "file"],
        reply: ["signed_returned_at", "file"],
        seal: ["sent_at", "sent_to", "sent_via", "gdpr_docs", "signed_returned_at", "file"],
        fields: [
            FieldDefinition("number", .line, pl: "Numer umowy", en: "Contract number", .computed),
            FieldDefinition(
                "party",
                .choice([
                    Choice("ordering_entity", pl: "podmiot zamawiający", en: "ordering entity"),
                    Choice("participant", pl: "uczestnik", en: "participant"),
                ]),
                pl: "Strona umowy",
                en: "Party",
                required: .always
            ),
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                required: .conditional
            ),
            FieldDefinition(
                "scope",
                .text,
                pl: "Zakres usług",
                en: "Scope of services",
                required: .always
            ),
            FieldDefinition(
                "obligations_provider",
                .text,
                pl: "Zobowiązania wykonawcy",
                en: "Obligations of the provider",
                required: .always
            ),
            FieldDefinition(
                "obligations_client",
                .text,
                pl: "Zobowiązania klienta",
                en: "Obligations of the client",
                required: .always
            ),
            FieldDefinition(
                "hours_minutes",
                .minutes,
                pl: "Wymiar szkolenia (min)",
                en: "Length of the training (min)"
            ),
            FieldDefinition("price", .money, pl: "Cena", en: "Price"),
            FieldDefinition(
                "complaint_clause",
                .text,
                pl: "Postanowienie o reklamacjach",
                en: "Clause on complaints"
            ),
            FieldDefinition("sent_at", .instant, pl: "Wysłano", en: "Sent at", .computed),
            FieldDefinition(
                "sent_to",
                .line,
                pl: "Wysłano do",
                en: "Sent to",
                .computed,
                personal: true
            ),
            FieldDefinition(
                "sent_via",
                .sendingWay,
                pl: "Sposób wysłania",
                en: "Sent by",
                .computed
            ),
            FieldDefinition(
                "gdpr_docs",
                .choices(FieldType.privacyDocuments),
                pl: "Dołączone dokumenty RODO",
                en: "GDPR documents enclosed",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "signed_returned_at",
                .instant,
                pl: "Podpisana umowa wróciła",
                en: "Signed contract returned at",
                required: .conditional
            ),
            FieldDefinition("signed_at", .instant, pl: "Podpisano", en: "Signed at", .computed),
            FieldDefinition(
                "file",
                .reference("document"),
                pl: "Podpisana umowa (plik)",
                en: "Signed contract (file)",
                since: 2
            ),
        ]
    )
}
