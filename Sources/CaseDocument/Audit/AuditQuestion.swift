// What an auditor of training services asks to see of a case, in the order in which cases are
// handled, and where a pack answers it.

/// A question of an auditor.
struct AuditQuestion: Sendable {
    /// The question.
    let text: String
    /// The records that answer it: `type` or `type.field`.
    let evidence: [String]
    /// The documents that answer it.
    let documents: [DocumentKind]
    /// The pages of the pack that answer it.
    let pages: [Page]

    /// A page of the pack, or a part of one.
    struct Page: Sendable {
        /// What people call it.
        let title: String
        /// Its file, and its part after `#`.
        let place: String
    }

    private init(
        _ text: String, _ evidence: [String], _ documents: [DocumentKind] = [],
        pages: [Page] = []
    ) {
        self.text = text
        self.evidence = evidence
        self.documents = documents
        self.pages = pages
    }

    static let all = [
        AuditQuestion(
            "Z jakiego zapytania i pod jakim numerem powstała oferta?",
            ["contact", "offer.number"], [.offer],
            pages: [Page(title: "Rejestr ofert sprawy", place: "slad.html#oferty")]),
        AuditQuestion(
            "Co wynika z diagnozy potrzeb i z notatki z analizy?", ["f2", "note", "supplement"],
            [.f2, .note]),
        AuditQuestion(
            "Jak potrzeby przekładają się na efekty, moduły i pytania ankiety?",
            ["note.desired_results", "outcome.text", "module.title"], [.offer, .f5],
            pages: [Page(title: "Od potrzeby do wyniku", place: "slad.html")]),
        AuditQuestion(
            "Jakie są efekty uczenia się, kryteria i metody ich sprawdzenia?",
            ["outcome.text", "outcome.criterion", "outcome.method"],
            [.offer]),
        AuditQuestion(
            "Kto prowadził szkolenie i jakie ma kwalifikacje?",
            [
                "assignment", "trainer.qualifications", "trainer.recruitment_status",
                "trainer.recruited_at", "trainer.rspts_checked_at",
                "trainer.development_hours_year", "offer.trainer_qualifications",
                "offer.trainer_experience",
            ], [.offer]),
        AuditQuestion(
            "Czy pięć informacji dotarło do zamawiającego przed rozpoczęciem?",
            ["disclosure.elements", "disclosure.sent_at", "session.planned"]),
        AuditQuestion(
            "Czy przy co najmniej 60 godzinach podpisano umowę?", ["contract", "case.hours"],
            [.contract]),
        AuditQuestion(
            "Komu i jakie dokumenty RODO przekazano?",
            ["rodo", "contract.gdpr_docs", "participant.statement_rodo_info"], [.contract]),
        AuditQuestion("Czy sprawdzono salę lub teren (F4)?", ["f4r", "f4t"], [.f4r, .f4t]),
        AuditQuestion(
            "Czy wysłano Notatkę 1.3 i co zmieniono w programie po rozmowach z uczestnikami?",
            ["n13", "participant_contact", "programme.revision_note"], [.n13]),
        AuditQuestion("Kto był obecny?", ["mark.status", "session.actual"], [.attendance]),
        AuditQuestion("Jak monitorowano usługę w trakcie?", ["monitoring"]),
        AuditQuestion(
            "Co odpowiedzieli uczestnicy w ankiecie F5?", ["f5", "advanced_evaluation"],
            [.report, .f5]),
        AuditQuestion(
            "Komu udostępniono raport?", ["share.to", "share.at"], [.report]),
        AuditQuestion(
            "Czy podpisano protokół i komu wydano zaświadczenia?",
            ["f6.signed_provider_at", "f6.signed_client_at", "certificate.last_name"],
            [.f6, .certificate]),
        AuditQuestion(
            "Czy były reklamacje i czy odpowiedziano na nie w terminie?",
            [
                "complaint.received_at", "complaint.due_legal", "complaint.decision",
                "complaint.answered_at", "complaint_procedure", "procedure_given", "remedy",
            ], [.f7, .answer],
            pages: [Page(title: "Terminy reklamacji", place: "niezgodnosci.html#reklamacje")]),
        AuditQuestion(
            "Co zmieniono dzięki wnioskom?",
            [
                "report.conclusions", "report.recommendations", "report_action",
                "complaint.corrective_action",
            ], [.report]),
        AuditQuestion(
            "Kto co zmienił i kiedy?", ["amendment"],
            pages: [Page(title: "Historia zmian", place: "historia.html")]),
    ]
}
