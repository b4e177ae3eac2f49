// What was agreed with the client: date, place and number of people belong together and are merged
// as one (Procedura, stage 6).

extension RecordType {
    static let agreedTerms = RecordType(
        "terms",
        stage: 6,
        .single,
        facet: .schedule,
        pl: "Ustalone warunki",
        en: "Agreed terms",
        fields: [
            FieldDefinition(
                "agreed",
                .group([
                    FieldDefinition("date", .date, pl: "Termin", en: "Date", required: .always),
                    FieldDefinition("place", .line, pl: "Miejsce", en: "Place", required: .always),
                    FieldDefinition(
                        "participant_count",
                        .integer(1...100_000),
                        pl: "Liczba uczestników",
                        en: "Number of participants",
                        required: .always
                    ),
                    FieldDefinition(
                        "agreed_at",
                        .instant,
                        pl: "Uzgodniono",
                        en: "Agreed at",
                        required: .always
                    ),
                ]),
                pl: "Uzgodnienia",
                en: "Agreement",
                required: .always
            ),
            FieldDefinition(
                "negotiation_note",
                .text,
                pl: "Przebieg negocjacji",
                en: "Course of the negotiation",
                facet: .offer
            ),
        ]
    )
}
