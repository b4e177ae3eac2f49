// The feedback for the ordering party (Procedura, stage 12).

extension RecordType {
    static let feedback = RecordType(
        "feedback",
        stage: 12,
        .single,
        facet: .feedback,
        pl: "Informacja zwrotna dla zamawiającego",
        en: "Feedback for the ordering party",
        fields: [
            FieldDefinition("text", .text, pl: "Treść", en: "Content", required: .always),
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
        ]
    )
}
