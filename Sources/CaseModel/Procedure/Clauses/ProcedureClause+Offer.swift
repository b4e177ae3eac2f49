// Stages 4 to 7 of the Procedura: individual offer, sending it, terms, acceptance and contracts.

extension ProcedureClause {
    static let ofOffer: [ProcedureClause] = [
        ProcedureClause(
            "R17", stage: 4, .mandatory, gates: ["G04a"],
            evidence: [
                "assignment", "trainer.recruitment_status", "trainer.recruited_at",
                "trainer.qualifications", "trainer.experience", "trainer.rspts_checked_at",
                "trainer.development_hours_year",
            ],
            pl: "Trener pochodzi z bazy i przeszedł rekrutację według wymagań MSUES.",
            en: "The trainer comes from the base, recruited as MSUES requires."),
        ProcedureClause(
            "R18", stage: 4, .mandatory, gates: ["G04b"], evidence: ["programme", "module"],
            pl: "Jest ramowy program szkolenia.", en: "There is a framework programme."),
        ProcedureClause(
            "R19", stage: 4, .mandatory, gates: ["G04b"], evidence: ["outcome", "programme.goal"],
            pl: "Cele programu są zapisane jako efekty uczenia się.",
            en: "The goals of the programme are written as learning outcomes."),
        ProcedureClause(
            "R20", stage: 4, .conditional, gates: ["G04c"],
            evidence: ["offer.price", "offer.no_price_reason", "case.pricing_applicable"],
            pl: "Usługa jest wyceniona, jeśli wycena jej dotyczy.",
            en: "The service is priced, where pricing applies."),
        ProcedureClause(
            "R21", stage: 4, .mandatory, gates: ["G04d"], evidence: ["offer.number"],
            pl: "Każda oferta, także ogólna, ma numer.",
            en: "Every offer, a general one too, has a number."),
        ProcedureClause(
            "R22", stage: 5, .mandatory, gates: ["G05a"],
            evidence: [
                "offer.description", "offer.trainer_qualifications", "offer.trainer_experience",
                "offer.terms", "offer.price",
            ],
            pl: "Oferta opisuje usługę, trenera, warunki współpracy i cenę.",
            en: "The offer describes the service, the trainer, the terms and the price."),
        ProcedureClause(
            "R23", stage: 5, .conditional, gates: ["G05b"],
            evidence: [
                "disclosure", "disclosure.elements", "disclosure.sent_at", "n13",
                "case.commissioned",
            ],
            pl: "Przy usłudze na zlecenie efekty, wymagania, czas, program i kadra są podane przed"
                + " rozpoczęciem.",
            en: "For a commissioned service outcomes, requirements, time, programme and staff are"
                + " told before the start."),
        ProcedureClause(
            "R24", stage: 6, .mandatory, gates: ["G06a"],
            evidence: ["terms.agreed", "session.planned"],
            pl: "Termin, miejsce, liczba uczestników i harmonogram są uzgodnione.",
            en: "Date, place, number of participants and schedule are agreed."),
        ProcedureClause(
            "R25", stage: 6, .mandatory, gates: ["G06b"],
            evidence: ["f3.sent_at", "f3.returned_at", "participant.f3_returned_at", "mail"],
            pl: "Karta zgłoszenia F3 wyszła i wróciła.",
            en: "Registration card F3 went out and came back."),
        ProcedureClause(
            "R26", stage: 7, .mandatory, gates: ["G07a"],
            evidence: ["offer.accepted_by", "offer.accepted_at", "participant.f3_returned_at"],
            pl: "Klient potwierdził ofertę.", en: "The client confirmed the offer."),
        ProcedureClause(
            "R27", stage: 7, .conditional, gates: ["G07b"],
            evidence: ["contract.party", "contract.signed_returned_at", "case.hours"],
            pl: "Od 60 godzin jest umowa z zamawiającym albo z każdym uczestnikiem.",
            en: "From 60 hours there is a contract with the ordering entity or each participant."),
        ProcedureClause(
            "R28", stage: 7, .conditional, gates: ["G07b"],
            evidence: [
                "contract.scope", "contract.obligations_provider", "contract.obligations_client",
            ],
            pl: "Umowa określa zakres usług i zobowiązania obu stron.",
            en: "The contract lays down the scope and the obligations of both sides."),
        ProcedureClause(
            "R29", stage: 7, .conditional, gates: ["G07c"],
            evidence: ["contract.gdpr_docs", "rodo", "mail"],
            pl: "Umowa idzie razem z dokumentami RODO.",
            en: "The contract goes out together with GDPR documents."),
        ProcedureClause(
            "R30", stage: 7, .conditional, gates: ["G07d"],
            evidence: ["contract.signed_returned_at", "document"],
            pl: "Wysłana umowa wraca podpisana.",
            en: "A contract that was sent comes back signed."),
    ]
}
