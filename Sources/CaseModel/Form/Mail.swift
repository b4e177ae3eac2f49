// E-mails of the Procedura: stages 2, 5, 6, 7, 9, 12 and 13 send something. An act that sends
// leaves one of these; the server hands it to the mail relay, keeps the message as it went out, as
// attachments are kept, and writes here what became of it: the evidence.

extension RecordType {
    static let mail = RecordType(
        "mail",
        stage: 0,
        .many(labelField: "queued_at"),
        facet: .mail,
        pl: "E-mail wychodzący",
        en: "Outgoing e-mail",
        fields: mailContents + mailFate
    )

    private static let mailContents = [
        FieldDefinition("act", .line, pl: "Czynność", en: "Act", .computed),
        FieldDefinition("record", .line, pl: "Czego dotyczy", en: "What it is about", .computed),
        FieldDefinition(
            "to",
            .text,
            pl: "Odbiorcy",
            en: "Recipients",
            .computed,
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition(
            "text",
            .text,
            pl: "Treść",
            en: "Text",
            .computed,
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition("queued_at", .instant, pl: "Zlecono", en: "Asked for at", .computed),
    ]

    private static let mailFate = [
        FieldDefinition(
            "state",
            .choice([
                Choice("queued", pl: "czeka na wysłanie", en: "waits to be sent"),
                Choice("sent", pl: "przekazany do doręczenia", en: "handed over for delivery"),
                Choice("failed", pl: "nie wysłano", en: "not sent"),
                Choice("doubtful", pl: "nie wiadomo, czy wysłano", en: "perhaps sent"),
            ]),
            pl: "Stan",
            en: "State",
            .computed
        ),
        FieldDefinition("message_id", .line, pl: "Message-ID", en: "Message-ID", .computed),
        FieldDefinition(
            "sent_at",
            .instant,
            pl: "Przekazano do doręczenia",
            en: "Handed over at",
            .computed
        ),
        FieldDefinition(
            "sha256",
            .line,
            pl: "Skrót wiadomości (SHA-256)",
            en: "SHA-256 of the message",
            .computed,
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition(
            "size",
            .integer(1...attachmentBytesMax),
            pl: "Wielkość wiadomości (bajty)",
            en: "Size of the message (bytes)",
            .computed,
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition("problem", .text, pl: "Co się stało", en: "What happened", .computed),
        FieldDefinition(
            "answer",
            .text,
            pl: "Odpowiedź serwera poczty",
            en: "What the mail relay said",
            .computed,
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition("settled_by", .line, pl: "Rozstrzygnął(a)", en: "Settled by", .computed),
        FieldDefinition("reason", .text, pl: "Uzasadnienie", en: "Reason", .computed),
    ]

    /// Where the server's e-mails come from.
    ///
    /// A record of the organisation that the server writes, so that every device knows, also
    /// offline, that the server sends.
    static let outgoing = RecordType(
        "outgoing",
        stage: 0,
        .single,
        facet: .directory,
        pl: "Poczta wychodząca",
        en: "Outgoing mail",
        organisational: true,
        fields: [
            FieldDefinition(
                "sender",
                .email,
                pl: "Adres nadawcy",
                en: "Address of the sender",
                .computed
            )
        ]
    )
}
