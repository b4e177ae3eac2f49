// F6, the protocol of the service (Procedura, stage 12). The figures are written by the first
// signature and stand from then on; attendance recorded later does not change
// them: an amendment does, and a new signature.

extension RecordType {
    static let completionProtocol = RecordType(
        "f6",
        stage: 12,
        .single,
        facet: .completion,
        pl: "F6 – Protokół realizacji usługi",
        en: "F6 – Completion protocol",
        frozenBy: ["finalised_at"],
        reply: ["outcomes_achieved", "outcomes_text"],
        seal: [
            "finalised_at", "signed_provider_by", "signed_provider_at", "signed_trainer_by",
            "signed_trainer_at", "signed_client_by", "signed_client_at", "client_refusal_reason",
        ],
        fields: completionContents + completionSignatures + completionFigures
    )

    private static let completionContents = [
        FieldDefinition(
            "outcomes_achieved",
            .choice([
                Choice("yes", pl: "tak", en: "yes"),
                Choice("partly", pl: "częściowo", en: "partly"),
                Choice("no", pl: "nie", en: "no"),
            ]),
            pl: "Efekty uczenia się osiągnięte",
            en: "Learning outcomes achieved",
            .fact,
            facet: .delivery,
            required: .always
        ),
        FieldDefinition(
            "outcomes_text",
            .text,
            pl: "Efekty – opis",
            en: "Outcomes, description",
            facet: .delivery,
            required: .always
        ),
        FieldDefinition(
            "deviations",
            .text,
            pl: "Odstępstwa od programu",
            en: "Deviations from the programme",
            facet: .delivery
        ),
        FieldDefinition("remarks_client", .text, pl: "Uwagi klienta", en: "Remarks of the client"),
        FieldDefinition(
            "remarks_provider",
            .text,
            pl: "Uwagi wykonawcy",
            en: "Remarks of the provider"
        ),
    ]

    private static let completionSignatures = [
        FieldDefinition(
            "finalised_at",
            .instant,
            pl: "Zatwierdzono",
            en: "Finalised at",
            .computed
        ),
        FieldDefinition(
            "signed_provider_by",
            .line,
            pl: "Podpis wykonawcy",
            en: "Signed for the provider by",
            .computed
        ),
        FieldDefinition(
            "signed_provider_at",
            .instant,
            pl: "Wykonawca podpisał",
            en: "Signed for the provider at",
            .computed
        ),
        FieldDefinition(
            "signed_trainer_by",
            .line,
            pl: "Podpis trenera",
            en: "Signed by the trainer",
            .computed
        ),
        FieldDefinition(
            "signed_trainer_at",
            .instant,
            pl: "Trener podpisał",
            en: "Signed by the trainer at",
            .computed
        ),
        FieldDefinition(
            "signed_client_by",
            .line,
            pl: "Podpis klienta",
            en: "Signed for the client by",
            .computed,
            personal: true
        ),
        FieldDefinition(
            "signed_client_at",
            .instant,
            pl: "Klient podpisał",
            en: "Signed for the client at",
            .computed
        ),
        FieldDefinition(
            "client_refusal_reason",
            .text,
            pl: "Powód odmowy podpisu przez klienta",
            en: "Why the client refused to sign",
            .computed
        ),
    ]

    private static let completionFigures = [
        FieldDefinition(
            "registered",
            .count,
            pl: "Uczestnicy zgłoszeni",
            en: "Participants registered",
            .computed
        ),
        FieldDefinition(
            "started",
            .count,
            pl: "Uczestnicy, którzy rozpoczęli",
            en: "Participants who started",
            .computed
        ),
        FieldDefinition(
            "completed",
            .count,
            pl: "Uczestnicy, którzy ukończyli",
            en: "Participants who completed",
            .computed
        ),
        FieldDefinition(
            "delivered_minutes",
            .minutes,
            pl: "Zrealizowane minuty",
            en: "Minutes delivered",
            .computed
        ),
        FieldDefinition(
            "planned_minutes",
            .minutes,
            pl: "Zaplanowane minuty",
            en: "Minutes planned",
            .computed
        ),
        FieldDefinition(
            "certificates_count",
            .count,
            pl: "Liczba wydanych zaświadczeń",
            en: "Certificates issued",
            .computed
        ),
    ]
}
