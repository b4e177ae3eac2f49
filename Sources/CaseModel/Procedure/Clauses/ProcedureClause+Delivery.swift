// Stages 8 to 10 of the Procedura: organisation, contact before the training, delivery.

extension ProcedureClause {
    static let ofDelivery: [ProcedureClause] = [
        ProcedureClause(
            "R31", stage: 8, .mandatory, gates: ["G08a"], evidence: ["prep.materials"],
            pl: "Materiały szkoleniowe są przygotowane.", en: "Training materials are prepared."),
        ProcedureClause(
            "R32", stage: 8, .conditional, gates: ["G08a"],
            evidence: ["prep.certificates_reserved", "case.certificates_issued"],
            pl: "Zaświadczenia są przygotowane, jeśli będą wydawane.",
            en: "Certificates are prepared, where they will be issued."),
        ProcedureClause(
            "R33", stage: 8, .mandatory, gates: ["G08a"], evidence: ["prep.documents"],
            pl: "Dokumenty szkolenia są przygotowane.", en: "The documents are prepared."),
        ProcedureClause(
            "R34", stage: 8, .mandatory, gates: ["G08b"], evidence: ["f4r", "f4t"],
            pl: "Warunki sali albo terenu są sprawdzone listą F4.",
            en: "The conditions of the room or the outdoors are checked with F4."),
        ProcedureClause(
            "R35", stage: 9, .mandatory, gates: ["G09a"], evidence: ["n13", "mail"],
            pl: "Uczestnicy lub zamawiający dostali Notatkę 1.3: termin, miejsce, harmonogram,"
                + " program, dane trenera.",
            en: "Participants or the ordering party were given note 1.3: date, place, schedule,"
                + " programme, trainer's data."),
        ProcedureClause(
            "R36", stage: 9, .mandatory, gates: ["G09b"],
            evidence: ["participant_contact.participant", "participant_contact.occurred_at"],
            pl: "Część uczestników zapytano o potrzeby przed rozpoczęciem.",
            en: "Some participants were asked about their needs before the start."),
        ProcedureClause(
            "R37", stage: 9, .mandatory, gates: ["G09b"],
            evidence: [
                "participant_contact.needs_found", "participant_contact.programme_decision",
                "participant_contact.programme_version", "programme.version",
                "programme.revision_note",
            ],
            pl: "Kontakt służy sprawdzeniu programu i drobnym korektom; decyzja jest zapisana.",
            en: "The contact serves to verify the programme and correct it slightly; the decision"
                + " is recorded."),
        ProcedureClause(
            "R38", stage: 9, .mandatory, gates: ["G09b"], evidence: ["participant_contact.form"],
            pl: "Formą kontaktu jest rozmowa telefoniczna, e-mail albo ankieta w zgłoszeniu.",
            en: "The form of contact is a telephone interview, an e-mail or the survey in F3."),
        ProcedureClause(
            "R39", stage: 9, .conditional, gates: ["G09c"],
            evidence: ["participant_contact.evidence", "document"],
            pl: "Po rozmowie lub e-mailu zostaje notatka albo wiadomość.",
            en: "A call or an e-mail leaves a note or the message."),
        ProcedureClause(
            "R40", stage: 10, .mandatory, gates: ["G10"],
            evidence: ["session.actual", "session.trainer", "mark"],
            pl: "Szkolenie przeprowadzono według procedury realizacji.",
            en: "The training is delivered by the procedure of delivery."),
        ProcedureClause(
            "R41", stage: 10, .mandatory, gates: ["G10"], evidence: ["monitoring"],
            pl: "Usługa jest monitorowana w trakcie.",
            en: "The service is monitored while it is given."),
    ]
}
