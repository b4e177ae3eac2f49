// What an e-mail of the procedure says. The words are the sender's when they gave some, else a few
// lines of good manners; the documents go along as PDF.

internal import CanonicalJSON
internal import CaseDocument
internal import CaseModel
internal import Mail
internal import Paper

/// Composes e-mails.
struct MailComposer: Sendable {
    /// Why an e-mail cannot be composed, as its record in the case has it.
    enum Failure: String, Error {
        /// The act sends nothing.
        case act = "no_such_act"
        /// There is no document of that kind to send.
        case document = "no_document"
        /// The program that makes PDFs is missing or failed.
        case paper = "no_pdf"
    }

    /// Returns the one Message-ID of an e-mail: it follows from the act alone.
    func messageID(of mail: Record, from: MailAddress) -> String {
        let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        return "\(mail.key.local)@\(domain)"
    }

    /// Composes an e-mail.
    func compose(
        _ mail: Record, _ facts: CaseFacts, from: MailAddress, messageID: String
    ) async -> Result<[UInt8], Failure> {
        guard let act = mail.text("act").flatMap(Act.init(rawValue:))
        else { return .failure(.act) }
        let attachments: [MailAttachment]
        switch await Self.attachments(act, mail, facts) {
        case .success(let made): attachments = made
        case .failure(let failure): return .failure(failure)
        }
        let recipients = (mail.text("to") ?? "").split(separator: "\n")
            .map { MailAddress(address: String($0), name: nil) }
        let message = MailMessage(
            messageID: messageID, date: facts.now.milliseconds / 1000, from: from, to: recipients,
            subject: Self.subject(act, mail, facts),
            text: mail.text("text") ?? Self.text(act, mail, facts), attachments: attachments,
            inReplyTo: nil)
        return .success(message.bytes())
    }

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

    private static func attachments(
        _ act: Act, _ mail: Record, _ facts: CaseFacts
    ) async -> Result<[MailAttachment], Failure> {
        guard let paper = paper(act) else { return .success([]) }
        // Whoever asked for it might do so: the act was let through.
        let author = Actor(user: mail.author, role: .coordinator).assuming(.coordinator)
        let key = mail.text("record").flatMap(RecordKey.init(text:))
        let subject = key.flatMap { $0.type == paper.kind.recordType ? $0 : nil }
        do throws(DocumentError) {
            let document = try DocumentMaker(facts, reader: author)
                .document(paper.kind, about: subject, isBlank: paper.isBlank)
            do throws(PDFError) {
                let bytes = try await PDFMaker().pdf(html: document.html)
                let name = document.fileName + ".pdf"
                return .success([
                    MailAttachment(name: name, type: "application/pdf", bytes: bytes)
                ])
            } catch {
                return .failure(.paper)
            }
        } catch {
            return .failure(.document)
        }
    }
}

extension MailComposer {
    private static func subject(_ act: Act, _ mail: Record, _ facts: CaseFacts) -> String {
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

    private static func text(_ act: Act, _ mail: Record, _ facts: CaseFacts) -> String {
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
