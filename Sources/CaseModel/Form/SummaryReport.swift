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

    /// What the firm does differently because of the evaluation, so that it can be shown later.
    static let reportAction = RecordType(
        "report_action",
        stage: 12,
        .many(labelField: "no"),
        facet: .report,
        pl: "Działanie po ewaluacji",
        en: "Action after the evaluation",
        fields: [
            FieldDefinition("no", .line, pl: "Nr", en: "No.", required: .always),
            FieldDefinition("text", .text, pl: "Co zrobić", en: "What to do", required: .always),
            FieldDefinition("owner", .line, pl: "Odpowiedzialny", en: "Owner"),
            FieldDefinition("due", .date, pl: "Termin", en: "Due on"),
            FieldDefinition("done_at", .date, pl: "Zrobiono", en: "Done on"),
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
