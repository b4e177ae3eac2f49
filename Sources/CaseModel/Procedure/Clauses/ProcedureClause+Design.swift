// The Procedura's scope and its stages 1 to 3: one process, contact, diagnosis, analysis.

extension ProcedureClause {
    static let ofDesign: [ProcedureClause] = [
        ProcedureClause(
            "R01", stage: 0, .mandatory, gates: ["G00"],
            evidence: ["case.template_version", "not_applicable"],
            pl: "Każde zlecone szkolenie prowadzi się według jednego, spójnego procesu.",
            en: "Every commissioned training follows one consistent process."),
        ProcedureClause(
            "R02", stage: 0, .mandatory, gates: ["G05b"],
            evidence: ["disclosure", "disclosure.sent_at", "n13"],
            pl: "Zleceniodawca otrzymuje informacje przed rozpoczęciem usługi.",
            en: "The ordering party is informed before the service starts."),
        ProcedureClause(
            "R03", stage: 0, .mandatory, gates: ["G09c"],
            evidence: ["participant_contact", "participant_contact.evidence"],
            pl: "Kontakt z uczestnikami przed szkoleniem jest udokumentowany.",
            en: "Contact with participants before the training is documented."),
        ProcedureClause(
            "R04", stage: 1, .mandatory, gates: ["G01"],
            evidence: ["contact.type", "contact.at", "offer.sent_at"],
            pl: "Oferta wychodzi na prośbę klienta albo w odpowiedzi na jego zapytanie.",
            en: "An offer goes out at the client's request or in answer to their inquiry."),
        ProcedureClause(
            "R05", stage: 1, .openList, evidence: ["contact.channel"],
            pl: "Wiadomo, jaką drogą przyszło zapytanie: strona, media społecznościowe, newsletter,"
                + " kontakt bezpośredni.",
            en: "It is known which way an inquiry came: website, social media, newsletter, direct"
                + " contact."),
        ProcedureClause(
            "R06", stage: 1, .openList, evidence: ["contact.source", "contact.source_detail"],
            pl: "Wiadomo, skąd klient zna firmę: strona, media społecznościowe, portale edukacyjne,"
                + " sieci partnerskie.",
            en: "It is known where the client knows the firm from: website, social media,"
                + " educational portals, partner networks."),
        ProcedureClause(
            "R07", stage: 1, .mandatory, gates: ["H1"],
            evidence: ["offer.knowledge_sources", "offer.knowledge_note"],
            pl: "Przy projektowaniu oferty punktami odniesienia są źródła wiedzy o potrzebach.",
            en: "Sources of knowledge about needs are points of reference for an offer."),
        ProcedureClause(
            "R08", stage: 2, .mandatory, gates: ["G02"],
            evidence: ["f2.sent_at", "f2.sent_via", "f2.recipient_email", "client.type", "mail"],
            pl: "Ankieta potrzeb szkoleniowych idzie do klienta pocztą elektroniczną.",
            en: "The survey of training needs goes to the client by e-mail."),
        ProcedureClause(
            "R09", stage: 2, .mandatory, gates: ["G02"], evidence: ["f2"],
            pl: "Potrzeby są zapisane w formularzu F2.",
            en: "The needs are recorded in form F2."),
        ProcedureClause(
            "R10", stage: 3, .mandatory, gates: ["G03"], evidence: ["note", "note.state"],
            pl: "Diagnoza potrzeb jest przeanalizowana.",
            en: "The diagnosis of needs is analysed."),
        ProcedureClause(
            "R11", stage: 3, .mandatory, gates: ["G03"],
            evidence: ["supplement", "note.supplement_none_reason"],
            pl: "Od klienta zebrano informacje uzupełniające albo zapisano, czemu są zbędne.",
            en: "Supplementary information was gathered, or it is noted why none is needed."),
        ProcedureClause(
            "R12", stage: 3, .mandatory, gates: ["G03"],
            evidence: ["note.participants_level", "note.participants_experience"],
            pl: "Wyniki analizy opisują uczestników, w tym ich poziom wyjściowy.",
            en: "The analysis describes the participants and their initial level."),
        ProcedureClause(
            "R13", stage: 3, .mandatory, gates: ["G03"],
            evidence: ["note.desired_results", "note.application_area"],
            pl: "Wyniki analizy podają pożądane rezultaty szkolenia i obszar ich stosowania.",
            en: "The analysis names the desired results and where they are to be applied."),
        ProcedureClause(
            "R14", stage: 3, .mandatory, gates: ["G03"],
            evidence: [
                "note.method", "note.expectations", "note.participants_level",
                "note.participants_experience", "note.desired_results", "note.application_area",
            ],
            pl: "Notatka z analizy ma cztery części: metoda, oczekiwania, uczestnicy, zmiany.",
            en: "The note on the analysis has four parts: method, expectations, participants,"
                + " changes."),
        ProcedureClause(
            "R15", stage: 3, .optional, gates: ["H2"], evidence: ["perspective"],
            pl: "Przy szkoleniu zamkniętym można rozważyć co najmniej dwie perspektywy.",
            en: "For a closed training at least two perspectives can be considered."),
        ProcedureClause(
            "R16", stage: 3, .mandatory, gates: ["G03"],
            evidence: ["note.state", "note.finalised_at", "note.finalised_by", "note.sha256"],
            pl: "Notatka z analizy jest przechowywana w dokumentacji szkolenia.",
            en: "The note on the analysis is kept in the documentation of the training."),
    ]
}
