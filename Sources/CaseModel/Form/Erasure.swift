// The erasure of personal data (GDPR, articles 5 and 17), for any stage of the Procedura (stage 0).
// It takes two people. What it takes away leaves the history and the devices as well; the counts
// stay here.

extension RecordType {
    static let erasure = RecordType(
        "erasure",
        stage: 0,
        .many(labelField: "requested_at"),
        facet: .erasure,
        pl: "Usunięcie danych osobowych",
        en: "Erasure of personal data",
        fields: erasureRequest + erasureCounts
    )

    private static let erasureRequest = [
        FieldDefinition("target", .line, pl: "Czyje albo jakie dane", en: "Whose data", .computed),
        FieldDefinition(
            "reason",
            .text,
            pl: "Uzasadnienie",
            en: "Reason",
            .computed,
            facet: .amendment
        ),
        FieldDefinition("requested_by", .line, pl: "Wnioskuje", en: "Asked for by", .computed),
        FieldDefinition("requested_at", .instant, pl: "Kiedy", en: "Asked for at", .computed),
        FieldDefinition(
            "state",
            .choice([
                Choice("requested", pl: "czeka na drugą osobę", en: "waits for a second person"),
                Choice("done", pl: "usunięto", en: "erased"),
                Choice("declined", pl: "odmówiono", en: "declined"),
            ]),
            pl: "Stan",
            en: "State",
            .computed
        ),
        FieldDefinition("decided_by", .line, pl: "Kto zdecydował", en: "Decided by", .computed),
        FieldDefinition("decided_at", .instant, pl: "Kiedy", en: "Decided at", .computed),
        FieldDefinition(
            "note",
            .text,
            pl: "Uzasadnienie odmowy",
            en: "Why declined",
            .computed,
            facet: .amendment
        ),
    ]

    private static let erasureCounts = [
        FieldDefinition("fields", .count, pl: "Usunięto pól", en: "Fields erased", .computed),
        FieldDefinition(
            "attended_minutes",
            .minutes,
            pl: "Minuty obecności",
            en: "Minutes attended",
            .computed
        ),
        FieldDefinition(
            "delivered_minutes",
            .minutes,
            pl: "Minuty zrealizowane",
            en: "Minutes delivered",
            .computed
        ),
    ]
}
