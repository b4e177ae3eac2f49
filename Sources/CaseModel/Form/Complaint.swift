// F7, a complaint (Procedura, stage 13), with the findings and what the complainant was granted.
// Whoever decides is not whoever wrote it down: the decision is a row of the matrix of its own.

extension RecordType {
    static let complaint = RecordType(
        "complaint",
        stage: 13,
        .many(labelField: "number"),
        facet: .complaint,
        pl: "F7 – Reklamacja usługi",
        en: "F7 – Complaint",
        series: .complaint,
        once: lodged,
        seal: lodged,
        isRegister: true,
        fields: complaintLodging + complaintHandling + complaintSettlement
    )

    /// What was lodged: the terms follow from it, and the words are the complainant's.
    private static let lodged = [
        "received_at", "channel", "complainant_kind", "complainant_consumer", "subject",
        "justification",
    ]

    private static let complaintLodging = [
        FieldDefinition("number", .line, pl: "Numer reklamacji", en: "Complaint number", .computed),
        FieldDefinition(
            "received_at",
            .instant,
            pl: "Data wpływu",
            en: "Received at",
            required: .always
        ),
        FieldDefinition(
            "channel",
            .choice([
                Choice("email", pl: "e-mail", en: "e-mail"),
                Choice("post", pl: "poczta", en: "post"),
                Choice("in_person", pl: "osobiście", en: "in person"),
                Choice("form", pl: "formularz F7", en: "form F7"),
                Choice("phone", pl: "telefon", en: "telephone"),
            ]),
            pl: "Kanał",
            en: "Channel",
            required: .always
        ),
        FieldDefinition(
            "complainant_name",
            .line,
            pl: "Zgłaszający",
            en: "Complainant",
            required: .always,
            personal: true
        ),
        FieldDefinition(
            "complainant_contact",
            .line,
            pl: "Kontakt do zgłaszającego",
            en: "Contact of the complainant",
            required: .always,
            personal: true
        ),
        FieldDefinition(
            "complainant_kind",
            .choice([
                Choice("participant", pl: "uczestnik", en: "participant"),
                Choice("ordering_party", pl: "zamawiający", en: "ordering party"),
            ]),
            pl: "Kim jest zgłaszający",
            en: "Who the complainant is",
            required: .always
        ),
        FieldDefinition(
            "complainant_consumer",
            .boolean,
            pl: "Zgłaszający jest konsumentem",
            en: "The complainant is a consumer",
            required: .always
        ),
        FieldDefinition(
            "subject",
            .text,
            pl: "Przedmiot reklamacji",
            en: "Subject of the complaint",
            required: .always
        ),
        FieldDefinition(
            "justification",
            .text,
            pl: "Uzasadnienie",
            en: "Justification",
            required: .always
        ),
        FieldDefinition(
            "expected_remedy",
            .choice(remedyKinds),
            pl: "Oczekiwany sposób załatwienia",
            en: "Expected remedy",
            required: .always
        ),
        FieldDefinition(
            "expected_text",
            .text,
            pl: "Oczekiwany sposób załatwienia – opis",
            en: "Expected remedy, description"
        ),
        FieldDefinition("session", .reference("session"), pl: "Zajęcia", en: "Session", since: 2),
        FieldDefinition("trainer", .reference("trainer"), pl: "Trener", en: "Trainer"),
    ]

    private static let complaintHandling = [
        FieldDefinition(
            "ack_at",
            .instant,
            pl: "Potwierdzono wpływ",
            en: "Receipt acknowledged at"
        ),
        FieldDefinition(
            "completion_requested_at",
            .instant,
            pl: "Wezwano do uzupełnienia",
            en: "Completion requested at"
        ),
        FieldDefinition("completed_at", .instant, pl: "Uzupełniono", en: "Completed at"),
        FieldDefinition(
            "due_internal",
            .date,
            pl: "Termin wewnętrzny",
            en: "Internal due date",
            .computed
        ),
        FieldDefinition("due_legal", .date, pl: "Termin ustawowy", en: "Legal due date", .computed),
        FieldDefinition("late", .boolean, pl: "Po terminie", en: "Late", .computed),
        FieldDefinition(
            "extended_to",
            .date,
            pl: "Termin przedłużono do",
            en: "Extended to",
            .computed
        ),
        FieldDefinition(
            "extension_reason",
            .text,
            pl: "Powód przedłużenia",
            en: "Reason of the extension",
            .computed,
            required: .conditional
        ),
        FieldDefinition(
            "extension_notified_at",
            .instant,
            pl: "O przedłużeniu zawiadomiono",
            en: "Extension notified at",
            .computed,
            required: .conditional
        ),
    ]

    private static let complaintSettlement = [
        FieldDefinition(
            "decision",
            .choice([
                Choice("upheld", pl: "uznana", en: "upheld"),
                Choice("partly", pl: "uznana częściowo", en: "partly upheld"),
                Choice("rejected", pl: "odrzucona", en: "rejected"),
                Choice(
                    "deemed_accepted",
                    pl: "uznana wskutek upływu terminu",
                    en: "deemed accepted, the term having passed"
                ),
                Choice("withdrawn", pl: "wycofana", en: "withdrawn"),
            ]),
            pl: "Decyzja",
            en: "Decision",
            .computed,
            facet: .complaintDecision,
            required: .always
        ),
        FieldDefinition(
            "decision_by",
            .line,
            pl: "Decyzję podjął/podjęła",
            en: "Decided by",
            .computed,
            facet: .complaintDecision,
            required: .always
        ),
        FieldDefinition(
            "decision_at",
            .instant,
            pl: "Data decyzji",
            en: "Decided at",
            .computed,
            facet: .complaintDecision,
            required: .always
        ),
        FieldDefinition("answer_text", .text, pl: "Odpowiedź", en: "Answer", required: .always),
        FieldDefinition(
            "answered_at",
            .instant,
            pl: "Odpowiedziano",
            en: "Answered at",
            .computed,
            required: .always
        ),
        FieldDefinition(
            "answer_form",
            .choice([
                Choice("email", pl: "e-mail", en: "e-mail"),
                Choice("letter", pl: "list", en: "letter"),
            ]),
            pl: "Forma odpowiedzi",
            en: "Form of the answer",
            .computed,
            required: .always
        ),
        FieldDefinition(
            "corrective_action",
            .text,
            pl: "Działanie korygujące",
            en: "Corrective action",
            required: .conditional
        ),
        FieldDefinition(
            "corrective_owner",
            .line,
            pl: "Odpowiedzialny za działanie korygujące",
            en: "Owner of the corrective action",
            required: .conditional
        ),
        FieldDefinition("closed_at", .instant, pl: "Zamknięto", en: "Closed at"),
    ]

    private static let remedyKinds = [
        Choice("refund", pl: "zwrot opłaty", en: "refund"),
        Choice("partial_refund", pl: "częściowy zwrot opłaty", en: "partial refund"),
        Choice("repeat", pl: "powtórzenie szkolenia", en: "repetition of the training"),
        Choice("consultation", pl: "konsultacje", en: "consultation"),
        Choice("discount", pl: "rabat", en: "discount"),
        Choice("apology", pl: "przeprosiny", en: "apology"),
        Choice("other", pl: "inny", en: "other"),
    ]

    static let investigation = RecordType(
        "investigation",
        stage: 13,
        .log,
        facet: .complaint,
        pl: "Ustalenie",
        en: "Finding",
        fields: [
            FieldDefinition(
                "complaint",
                .reference("complaint"),
                pl: "Reklamacja",
                en: "Complaint",
                required: .always
            ),
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition("text", .text, pl: "Treść", en: "Content", required: .always),
        ]
    )

    static let remedy = RecordType(
        "remedy",
        stage: 13,
        .many(labelField: "kind"),
        facet: .complaintDecision,
        pl: "Rekompensata",
        en: "Remedy",
        fields: [
            FieldDefinition(
                "complaint",
                .reference("complaint"),
                pl: "Reklamacja",
                en: "Complaint",
                required: .always
            ),
            FieldDefinition(
                "kind",
                .choice(remedyKinds),
                pl: "Rodzaj rekompensaty",
                en: "Kind of remedy",
                required: .always
            ),
            FieldDefinition("value", .money, pl: "Wartość", en: "Value"),
            FieldDefinition("text", .text, pl: "Opis", en: "Description"),
            FieldDefinition("done_at", .date, pl: "Wykonano", en: "Done on"),
        ]
    )
}
