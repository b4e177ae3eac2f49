// The published procedure of complaints, which clients are told of before they accept (Procedura,
// stages 7 and 13). A record of the organisation.

extension RecordType {
    static let complaintProcedure = RecordType(
        "complaint_procedure",
        stage: 0,
        .many(labelField: "version"),
        facet: .complaintProcedure,
        pl: "Procedura reklamacji",
        en: "Complaint procedure",
        naturalKey: ["version"],
        organisational: true,
        fields: [
            FieldDefinition("version", .line, pl: "Wersja", en: "Version", required: .always),
            FieldDefinition("text", .text, pl: "Treść", en: "Text", required: .always),
            FieldDefinition(
                "published_at",
                .instant,
                pl: "Opublikowano",
                en: "Published at",
                required: .always
            ),
        ]
    )
}
