// Offers, general and individual, and their acceptance (Procedura, stages 1, 4, 5 and 7). An offer
// is frozen once it was sent; a changed one is a new record that supersedes it.

extension RecordType {
    static let offer = RecordType(
        "offer",
        stage: 5,
        .many(labelField: "number"),
        facet: .offer,
        pl: "Oferta",
        en: "Offer",
        series: .offer,
        frozenBy: ["sent_at"],
        fields: offerContents + offerSending
    )

    private static let offerContents = [
        FieldDefinition("number", .line, pl: "Numer oferty", en: "Offer number", .computed),
        FieldDefinition(
            "kind",
            .choice([
                Choice("general", pl: "ogólna", en: "general"),
                Choice("individual", pl: "indywidualna", en: "individual"),
            ]),
            pl: "Rodzaj oferty",
            en: "Kind of offer",
            required: .always
        ),
        FieldDefinition("version", .version, pl: "Wersja", en: "Version", required: .always),
        FieldDefinition(
            "supersedes",
            .reference("offer"),
            pl: "Zastępuje ofertę",
            en: "Supersedes"
        ),
        FieldDefinition(
            "description",
            .text,
            pl: "Opis usługi",
            en: "Description of the service",
            required: .always
        ),
        FieldDefinition(
            "requirements",
            .text,
            pl: "Wymagania",
            en: "Requirements",
            required: .always
        ),
        FieldDefinition("duration", .line, pl: "Czas trwania", en: "Duration", required: .always),
        FieldDefinition("staff", .text, pl: "Kadra", en: "Staff", required: .always),
        FieldDefinition(
            "trainer_qualifications",
            .text,
            pl: "Kwalifikacje trenera",
            en: "Qualifications of the trainer",
            required: .always
        ),
        FieldDefinition(
            "trainer_experience",
            .text,
            pl: "Doświadczenie trenera",
            en: "Experience of the trainer",
            required: .always
        ),
        FieldDefinition(
            "terms",
            .text,
            pl: "Warunki współpracy",
            en: "Terms of cooperation",
            required: .always
        ),
        FieldDefinition(
            "price",
            .group([
                FieldDefinition("net", .money, pl: "Cena netto", en: "Net price"),
                FieldDefinition(
                    "vat",
                    .choice([
                        Choice("23", pl: "23%", en: "23%"),
                        Choice("8", pl: "8%", en: "8%"),
                        Choice("0", pl: "0%", en: "0%"),
                        Choice("zw", pl: "zw. (zwolnione)", en: "exempt"),
                    ]),
                    pl: "Stawka VAT",
                    en: "VAT rate"
                ),
                FieldDefinition("gross", .money, pl: "Cena brutto", en: "Gross price"),
            ]),
            pl: "Wycena",
            en: "Price",
            .strict,
            facet: .price,
            required: .conditional
        ),
        FieldDefinition(
            "no_price_reason",
            .text,
            pl: "Dlaczego bez wyceny",
            en: "Why there is no price",
            facet: .price,
            required: .conditional
        ),
        FieldDefinition("valid_until", .date, pl: "Ważna do", en: "Valid until"),
        FieldDefinition(
            "knowledge_sources",
            .choices([
                Choice(
                    "slaskie_observatory",
                    pl: "Śląskie Obserwatorium Rynku Pracy",
                    en: "Silesian Labour Market Observatory"
                ),
                Choice("wup", pl: "WUP (raporty rynku pracy)", en: "WUP (labour market reports)"),
                Choice("bkl_parp", pl: "BKL PARP", en: "BKL PARP (human capital survey)"),
                Choice(
                    "zrk",
                    pl: "Zintegrowany Rejestr Kwalifikacji",
                    en: "Integrated Qualifications Register"
                ),
                Choice("other", pl: "inne", en: "other"),
            ]),
            pl: "Źródła wiedzy o potrzebach",
            en: "Sources of knowledge about needs"
        ),
        FieldDefinition(
            "knowledge_note",
            .text,
            pl: "Co wynika z tych źródeł",
            en: "What these sources say"
        ),
    ]

    private static let offerSending = [
        FieldDefinition(
            "programme_version",
            .version,
            pl: "Wersja programu w ofercie",
            en: "Version of the programme offered",
            .computed
        ),
        FieldDefinition(
            "sent_programme",
            .text,
            pl: "Program wysłany z ofertą",
            en: "Programme sent with the offer",
            .computed
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
        FieldDefinition("sent_via", .sendingWay, pl: "Sposób wysłania", en: "Sent by", .computed),
        FieldDefinition(
            "accepted_by",
            .line,
            pl: "Zaakceptował(a)",
            en: "Accepted by",
            .computed,
            facet: .contract,
            personal: true
        ),
        FieldDefinition(
            "accepted_at",
            .instant,
            pl: "Zaakceptowano",
            en: "Accepted at",
            .computed,
            facet: .contract
        ),
        FieldDefinition(
            "accepted_channel",
            .choice([
                Choice("email", pl: "e-mail", en: "e-mail"),
                Choice("signed", pl: "podpisana oferta", en: "signed offer"),
                Choice(
                    "phone_confirmed",
                    pl: "telefonicznie, potwierdzone",
                    en: "by telephone, confirmed"
                ),
            ]),
            pl: "Forma akceptacji",
            en: "Form of acceptance",
            .computed,
            facet: .contract
        ),
        FieldDefinition(
            "accepted_version",
            .version,
            pl: "Zaakceptowana wersja",
            en: "Version accepted",
            .computed,
            facet: .contract
        ),
    ]
}
