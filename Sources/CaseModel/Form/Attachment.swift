// Files that belong to a case, for any stage of the Procedura (stage 0): scans of what was signed
// or counted on site, and documents of the office. The record says what the file is; its bytes
// travel apart from it and are named by their hash, so that they are the same wherever they are.

extension RecordType {
    /// What the trainer brings home: attendance lists, sheets, photographs of a flip chart.
    static let scan = attachment("scan", facet: .delivery, pl: "Skan", en: "Scan")

    /// What the office keeps: signed contracts, correspondence.
    static let document = attachment(
        "document", facet: .contract, pl: "Dokument", en: "Document")

    /// The most bytes that one attachment has.
    package static let attachmentBytesMax: Int64 = 52_428_800

    private static func attachment(
        _ name: String, facet: Facet, pl: String, en: String
    ) -> RecordType {
        RecordType(
            name,
            stage: 0,
            .many(labelField: "name"),
            facet: facet,
            pl: pl,
            en: en,
            fields: [
                FieldDefinition(
                    "name",
                    .line,
                    pl: "Nazwa pliku",
                    en: "File name",
                    required: .always
                ),
                FieldDefinition("mime", .line, pl: "Rodzaj pliku", en: "Type of file"),
                FieldDefinition(
                    "size",
                    .integer(1...attachmentBytesMax),
                    pl: "Wielkość (bajty)",
                    en: "Size (bytes)"
                ),
                FieldDefinition("sha256", .line, pl: "Skrót SHA-256", en: "SHA-256"),
                FieldDefinition("about", .text, pl: "Opis", en: "Description"),
                // A file about one participant goes when the participant is erased.
                FieldDefinition(
                    "participant",
                    .reference("participant"),
                    pl: "Kogo dotyczy",
                    en: "About whom",
                    since: 3
                ),
                FieldDefinition(
                    "received_at",
                    .instant,
                    pl: "Plik na serwerze od",
                    en: "File on the server since",
                    .computed
                ),
            ]
        )
    }
}
