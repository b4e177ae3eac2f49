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
    /// What has to be worked out to answer it.
    let topic: Topic?
    /// How many pieces of evidence the first page shows; the others stand behind a link.
    let shownMax: Int

    /// What no single record answers.
    enum Topic: Sendable {
        case staff
        case contract
        case privacy
        case attendance
        case sharing
        case completion
        case complaints
    }

    /// A page of the pack, or a part of one.
    struct Page: Sendable {
        /// What people call it.
        let title: String
        /// Its file, and its part after `#`.
        let place: String
    }

    private init(
        _ text: String, _ evidence: [String], _ documents: [DocumentKind] = [],
        pages: [Page] = [], topic: Topic? = nil, shownMax: Int = 8
    ) {
        self.text = text
        self.evidence = evidence
        self.documents = documents
        self.pages = pages
        self.topic = topic
        self.shownMax = shownMax
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
                "offer.trainer_qualifications", "offer.trainer_experience",
            ], [.offer], topic: .staff, shownMax: 16),
        AuditQuestion(
            "Czy pięć informacji dotarło do zamawiającego przed rozpoczęciem?",
            ["disclosure", "disclosure.sent_at", "n13", "session.planned"]),
        AuditQuestion(
            "Czy przy co najmniej 60 godzinach podpisano umowę?", ["contract"], [.contract],
            topic: .contract),
        AuditQuestion(
            "Komu i jakie dokumenty RODO przekazano?",
            ["rodo", "contract.gdpr_docs", "participant.statement_rodo_info"], [.contract],
            topic: .privacy, shownMax: 16),
        AuditQuestion("Czy sprawdzono salę lub teren (F4)?", ["f4r", "f4t"], [.f4r, .f4t]),
        AuditQuestion(
            "Czy wysłano Notatkę 1.3 i co zmieniono w programie po rozmowach z uczestnikami?",
            ["n13", "participant_contact", "programme.revision_note"], [.n13]),
        AuditQuestion(
            "Kto był obecny?", ["session.actual"], [.attendance], topic: .attendance,
            shownMax: 40),
        AuditQuestion("Jak monitorowano usługę w trakcie?", ["monitoring"]),
        AuditQuestion(
            "Co odpowiedzieli uczestnicy w ankiecie F5?", ["f5", "advanced_evaluation"],
            [.report, .f5]),
        AuditQuestion(
            "Komu udostępniono raport?", ["share"], [.report], topic: .sharing),
        AuditQuestion(
            "Czy podpisano protokół i komu wydano zaświadczenia?",
            ["certificate"], [.f6, .certificate], topic: .completion, shownMax: 16),
        AuditQuestion(
            "Czy były reklamacje i czy odpowiedziano na nie w terminie?",
            ["remedy", "procedure_given", "complaint_procedure"], [.f7, .answer],
            pages: [Page(title: "Terminy reklamacji", place: "niezgodnosci.html#reklamacje")],
            topic: .complaints, shownMax: 16),
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
