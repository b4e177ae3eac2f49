// The acceptance of a nonconformity by the manager, for any stage of the Procedura (stage 0). The
// act writes it; it removes nothing, the nonconformity stays visible beside it.

extension RecordType {
    static let nonconformityAcceptance = RecordType(
        "nc_acceptance",
        stage: 0,
        .log,
        facet: .nonconformity,
        pl: "Akceptacja niezgodności",
        en: "Acceptance of a nonconformity",
        fields: [
            FieldDefinition(
                "gate",
                .line,
                pl: "Warunek procedury",
                en: "Gate",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "covers",
                .text,
                pl: "Czego dotyczy",
                en: "What it covers",
                .computed
            ),
            FieldDefinition(
                "reason",
                .text,
                pl: "Uzasadnienie",
                en: "Reason",
                .computed,
                required: .always
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", .computed, required: .always),
            FieldDefinition(
                "by",
                .line,
                pl: "Kto zaakceptował",
                en: "By whom",
                .computed,
                required: .always
            ),
        ]
    )
}
