// What an e-mail of the procedure says: the words are the sender's when they gave some, else a few
// lines of good manners, and the document goes along. Pure; it is sent elsewhere.

package import CaseModel

/// An e-mail of a case, before it is bytes.
package struct Letter: Sendable {
    /// The subject.
    package let subject: String
    /// The text.
    package let text: String
    /// The addresses that it goes to.
    package let recipients: [String]
    /// The document that goes along; nil when there is none.
    package let document: Document?

    /// Writes the letter that a record of outgoing e-mail asks for.
    ///
    /// - Throws: what keeps its document from being made.
    package init(_ mail: Record, _ facts: CaseFacts) throws(DocumentError) {
        let act = mail.text("act").flatMap(Act.init(rawValue:))
        subject = Self.subject(act, mail, facts)
        text = mail.text("text") ?? Self.text(act, mail, facts)
        recipients = Self.recipients(of: mail)
        document = try act.flatMap(Self.paper).map { paper throws(DocumentError) in
            // Whoever asked for it might do so: the act was let through.
            let author = Actor(user: mail.author, role: .coordinator).assuming(.coordinator)
            let key = mail.text("record").flatMap(RecordKey.init(text:))
            return try DocumentMaker(facts, reader: author).document(
                paper.kind, about: key?.type == paper.kind.recordType ? key : nil,
                isBlank: paper.isBlank)
        }
    }

    /// Returns the addresses that an e-mail goes to.
    package static func recipients(of mail: Record) -> [String] {
        (mail.text("to") ?? "").split(separator: "\n").map(String.init)
    }

    /// The kind of document that goes along with the e-mail of an act; nil when none does.
    package static func documentKind(of act: Act) -> DocumentKind? { paper(act)?.kind }

    /// The document that goes along with an act, and whether it is a form to be filled in.
    private static func paper(_ act: Act) -> (kind: DocumentKind, isBlank: Bool)? {
        switch act {
        case .sendDiagnosis: (.f2, true)
        case .sendOffer: (.offer, false)
        case .sendRegistration: (.f3, true)
        case .sendContract: (.contract, false)
        case .sendBriefing: (.n13, false)
        case .answerComplaint: (.answer, false)
        default: nil
        }
    }

    private static func subject(_ act: Act?, _ mail: Record, _ facts: CaseFacts) -> String {
        let subject = mail.text("record").flatMap(RecordKey.init(text:))
            .flatMap { facts.state.record($0) }
        let number = subject?.text("number").map { " " + $0 } ?? ""
        let title = facts.text("case.title") ?? ""
        return switch act {
        case .sendDiagnosis: "Formularz diagnozy potrzeb (F2): \(title)"
        case .sendOffer: "Oferta\(number): \(title)"
        case .sendRegistration: "Karta zgłoszenia (F3): \(title)"
        case .sendContract: "Umowa\(number): \(title)"
        case .sendBriefing: "Przed szkoleniem: \(title)"
        case .sendFeedback: "Informacja zwrotna po szkoleniu: \(title)"
        case .answerComplaint: "Odpowiedź na reklamację\(number)"
        default: title
        }
    }

    private static func text(_ act: Act?, _ mail: Record, _ facts: CaseFacts) -> String {
        let body: String =
            switch act {
            case .sendDiagnosis:
                "w załączeniu przesyłamy formularz diagnozy potrzeb szkoleniowych (F2). "
                    + "Prosimy o wypełnienie go i odesłanie w odpowiedzi na tę wiadomość."
            case .sendOffer: "w załączeniu przesyłamy naszą ofertę z ramowym programem."
            case .sendRegistration:
                "w załączeniu przesyłamy kartę zgłoszenia na szkolenie (F3). "
                    + "Prosimy o odesłanie wypełnionej karty przed rozpoczęciem szkolenia."
            case .sendContract:
                "w załączeniu przesyłamy umowę wraz z dokumentami RODO. "
                    + "Prosimy o odesłanie podpisanego egzemplarza."
            case .sendBriefing:
                "w załączeniu przesyłamy informacje przed szkoleniem: termin, miejsce, "
                    + "harmonogram, program i dane trenera (Notatka 1.3)."
            case .sendFeedback: facts.text("feedback.text") ?? ""
            case .answerComplaint: "w załączeniu przesyłamy odpowiedź na reklamację."
            default: ""
            }
        return (["Szanowni Państwo,", body] + [signature(mail, facts)]).joined(separator: "\n\n")
    }

    /// Who signs: whoever asked for the e-mail, and the firm.
    private static func signature(_ mail: Record, _ facts: CaseFacts) -> String {
        let person = facts.organisation.record(RecordKey("person", mail.author.text))
        let lines = ["Z poważaniem", person?.text("name"), facts.firmName]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }
}

extension CaseFacts {
    /// The firm's own name, when the manager gave it.
    fileprivate var firmName: String? { organisation.single("firm")?.text("name") }
}
