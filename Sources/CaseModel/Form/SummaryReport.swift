// The summary report's own words, and to whom it was made available (Procedura, stage 12). Its
// figures are computed from the case and stand in no form; the act that shares it writes the log.

extension RecordType {
    static let summaryReport = RecordType(
        "report",
        stage: 12,
        .single,
        facet: .report,
        pl: "Raport podsumowujący",
        en: "Summary report",
        fields: [
            FieldDefinition(
                "conclusions",
                .text,
                pl: "Wnioski",
                en: "Conclusions",
                required: .always
            ),
            FieldDefinition(
                "recommendations",
                .text,
                pl: "Rekomendacje",
                en: "Recommendations",
                required: .always
            ),
        ]
    )

    static let reportShare = RecordType(
        "share",
        stage: 12,
        .log,
        facet: .report,
        pl: "Udostępnienie raportu",
        en: "Sharing of the report",
        fields: [
            FieldDefinition(
                "to",
                .choice([
                    Choice("trainer", pl: "trener", en: "trainer"),
                    Choice(
                        "ordering_institution",
                        pl: "zlecająca instytucja",
                        en: "ordering institution"
                    ),
                ]),
                pl: "Komu",
                en: "To whom",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "trainer",
                .reference("trainer"),
                pl: "Trener",
                en: "Trainer",
                .computed,
                required: .conditional
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", .computed, required: .always),
            FieldDefinition(
                "via",
                .line,
                pl: "W jaki sposób",
                en: "How",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "by",
                .line,
                pl: "Kto udostępnił",
                en: "By whom",
                .computed,
                required: .always
            ),
        ]
    )
}
