// A participant with the statements of F3, and what they thought they could do before the training
// (Procedura, stage 6). Contacts, needs and statements stand in rows of the matrix of their own.

extension RecordType {
    static let participant = RecordType(
        "participant",
        stage: 6,
        .many(labelField: "no"),
        facet: .participants,
        pl: "Uczestnik",
        en: "Participant",
        frozenBy: ["erased_at"],
        fields: participantPerson + participantStatements
    )

    private static let participantPerson = [
        FieldDefinition("no", .line, pl: "Nr", en: "No.", required: .always),
        FieldDefinition(
            "first_name",
            .line,
            pl: "Imię",
            en: "First name",
            required: .always,
            personal: true
        ),
        FieldDefinition(
            "last_name",
            .line,
            pl: "Nazwisko",
            en: "Last name",
            required: .always,
            personal: true
        ),
        FieldDefinition(
            "role",
            .choice([
                Choice("participant", pl: "uczestnik", en: "participant"),
                Choice("observer", pl: "obserwator", en: "observer"),
                Choice("carer", pl: "opiekun", en: "carer"),
            ]),
            pl: "Rola",
            en: "Role",
            required: .always
        ),
        FieldDefinition(
            "status",
            .choice([
                Choice("registered", pl: "zgłoszony", en: "registered"),
                Choice("confirmed", pl: "potwierdzony", en: "confirmed"),
                Choice("withdrawn", pl: "zrezygnował", en: "withdrawn"),
                Choice("walk_in", pl: "dopisany na miejscu", en: "walk-in"),
            ]),
            pl: "Status",
            en: "Status",
            facet: .attendance,
            required: .always
        ),
        FieldDefinition(
            "guardian_consent",
            .boolean,
            pl: "Zgoda opiekuna",
            en: "Consent of a guardian",
            required: .conditional
        ),
        FieldDefinition(
            "email",
            .email,
            pl: "E-mail",
            en: "E-mail",
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition(
            "phone",
            .phone,
            pl: "Telefon",
            en: "Telephone",
            facet: .participantContact,
            personal: true
        ),
        FieldDefinition(
            "special_needs",
            .text,
            pl: "Szczególne potrzeby",
            en: "Special needs",
            facet: .specialNeeds,
            personal: true
        ),
        FieldDefinition(
            "safety_extract",
            .text,
            pl: "Co trener musi wiedzieć dla bezpieczeństwa",
            en: "What the trainer must know for safety",
            facet: .safety,
            personal: true
        ),
        FieldDefinition(
            "erased_at",
            .instant,
            pl: "Dane usunięto",
            en: "Data erased at",
            .computed
        ),
    ]

    private static let participantStatements = [
        FieldDefinition(
            "f3_returned_at",
            .instant,
            pl: "Karta zgłoszenia zwrócona",
            en: "Registration card returned at",
            facet: .consents
        ),
        FieldDefinition(
            "statement_terms",
            .boolean,
            pl: "Akceptuję warunki udziału",
            en: "I accept the terms of participation",
            facet: .consents,
            required: .always
        ),
        FieldDefinition(
            "statement_rodo_info",
            .boolean,
            pl: "Otrzymałem(-am) informację RODO",
            en: "I was given the GDPR information",
            facet: .consents,
            required: .always
        ),
        FieldDefinition(
            "consent_image",
            .boolean,
            pl: "Zgoda na wizerunek",
            en: "Consent to use of image",
            facet: .consents
        ),
        FieldDefinition(
            "consent_newsletter",
            .boolean,
            pl: "Zgoda na newsletter",
            en: "Consent to the newsletter",
            facet: .consents
        ),
        FieldDefinition(
            "complaint_procedure_ack",
            .boolean,
            pl: "Znam procedurę reklamacji",
            en: "I know the complaint procedure",
            facet: .consents,
            required: .always
        ),
        FieldDefinition(
            "d_expectation",
            .text,
            pl: "Czego oczekujesz od szkolenia?",
            en: "What do you expect from the training?",
            facet: .consents,
            personal: true
        ),
        FieldDefinition(
            "d_experience",
            .text,
            pl: "Twoje doświadczenie w temacie",
            en: "Your experience with the topic",
            facet: .consents,
            personal: true
        ),
        FieldDefinition(
            "d_question",
            .text,
            pl: "Sprawa/pytanie, którym mamy się zająć",
            en: "A matter or question we should deal with",
            facet: .consents,
            personal: true
        ),
    ]

    static let selfRating = RecordType(
        "self_rating",
        stage: 6,
        .many(labelField: "participant"),
        facet: .consents,
        pl: "Samoocena przed szkoleniem",
        en: "Self-rating before the training",
        naturalKey: ["participant", "outcome"],
        fields: [
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                required: .always
            ),
            FieldDefinition(
                "outcome",
                .reference("outcome"),
                pl: "Efekt uczenia się",
                en: "Learning outcome",
                required: .always
            ),
            FieldDefinition(
                "before",
                .integer(1...5),
                pl: "Samoocena przed (1–5)",
                en: "Self-rating before (1–5)",
                required: .always
            ),
        ]
    )
}
