// An edit of somebody who had lost the right to it before it arrived, kept for whoever leads the
// case to adopt or decline (stage 0). The server writes it and two acts decide it; what it would
// change stays as it is until then.

extension RecordType {
    static let parkedEdit = RecordType(
        "parked",
        stage: 0,
        .log,
        facet: .parked,
        pl: "Odłożona zmiana",
        en: "Parked edit",
        fields: parkedOrigin + parkedDecision
    )

    private static let parkedOrigin = [
        FieldDefinition("by", .line, pl: "Czyja", en: "By whom", .computed, required: .always),
        FieldDefinition(
            "role",
            .choice([
                Choice("coordinator", pl: "koordynator", en: "coordinator"),
                Choice("trainer", pl: "trener", en: "trainer"),
                Choice("manager", pl: "kierownik", en: "manager"),
            ]),
            pl: "W jakiej roli",
            en: "In which role",
            .computed,
            required: .always
        ),
        FieldDefinition(
            "at",
            .instant,
            pl: "Kiedy zapisana",
            en: "Recorded at",
            .computed,
            required: .always
        ),
        FieldDefinition(
            "reason",
            .choice([
                Choice("lost", pl: "utracone uprawnienie", en: "the right was lost"),
                Choice("deposit", pl: "wyłączone konto", en: "the account was disabled"),
            ]),
            pl: "Dlaczego odłożona",
            en: "Why it was parked",
            .computed,
            required: .always
        ),
        FieldDefinition(
            "content",
            .text,
            pl: "Treść zmiany",
            en: "Content of the edit",
            .computed,
            required: .always,
            personal: true
        ),
    ]

    private static let parkedDecision = [
        FieldDefinition(
            "state",
            .choice([
                Choice("open", pl: "czeka", en: "waits"),
                Choice("adopted", pl: "przyjęta", en: "adopted"),
                Choice("declined", pl: "odrzucona", en: "declined"),
            ]),
            pl: "Stan",
            en: "State",
            .computed,
            required: .always
        ),
        FieldDefinition("decided_by", .line, pl: "Kto zdecydował", en: "Decided by", .computed),
        FieldDefinition("decided_at", .instant, pl: "Kiedy", en: "Decided at", .computed),
        FieldDefinition("note", .text, pl: "Uzasadnienie", en: "Reason given", .computed),
    ]
}
