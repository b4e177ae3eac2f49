// Why an e-mail did not go out, in words.

import CaseModel
import Mail

/// Puts problems of e-mails into words.
enum MailProblemText {
    static func label(_ kind: MailProblem.Kind) -> Label {
        switch kind {
        case .sender:
            Label(pl: "Serwer poczty nie przyjmuje nadawcy", en: "The relay refuses the sender")
        case .recipient:
            Label(pl: "Serwer poczty nie przyjmuje odbiorcy", en: "The relay refuses a recipient")
        case .message:
            Label(pl: "Serwer poczty nie przyjmuje listu", en: "The relay refuses the message")
        case .busy:
            Label(
                pl: "Serwer poczty na razie nie przyjmuje listu",
                en: "The relay does not take the message now")
        case .service:
            Label(pl: "Serwer poczty nas nie obsługuje", en: "The relay does not serve us")
        case .login:
            Label(
                pl: "Serwer poczty nie wpuszcza nas; administrator sprawdza login i hasło",
                en: "The relay does not let us sign in; the administrator checks login and password"
            )
        case .unknownHost:
            Label(
                pl: "Nie ma serwera poczty o tej nazwie; administrator sprawdza ustawienia",
                en: "There is no relay of that name; the administrator checks the settings")
        case .unreachable:
            Label(pl: "Serwer poczty nie odpowiada", en: "The relay cannot be reached")
        case .untrusted:
            Label(
                pl: "Serwer poczty nie jest zaufany (TLS); administrator sprawdza ustawienia",
                en: "The relay cannot be trusted (TLS); the administrator checks the settings")
        case .noTLS:
            Label(
                pl: "Serwer poczty nie ma TLS, którego żądamy",
                en: "The relay offers no TLS, which we require")
        case .wentAway:
            Label(
                pl: "Serwer poczty rozłączył się przed listem",
                en: "The relay went away before the message")
        case .unclear:
            Label(
                pl: "Serwer poczty dostał list lub jego część i nie potwierdził",
                en: "The relay got the message or a part of it and did not say that it took it")
        case .programBusy:
            Label(
                pl: "Program pocztowy na razie nie przyjmuje listu",
                en: "The mail program cannot take mail now")
        case .programRefuses:
            Label(
                pl: "Program pocztowy nie przyjmuje listu",
                en: "The mail program refuses the message")
        case .programEnded:
            Label(
                pl: "Program pocztowy skończył nieoczekiwanie", en: "The mail program ended oddly")
        case .addresses:
            Label(pl: "Adresy są złe", en: "The addresses are wrong")
        case .setup:
            Label(
                pl: "Serwer nie może wysyłać; administrator sprawdza dziennik",
                en: "The server cannot send; the administrator looks into the log")
        }
    }

    /// What the server found before it came to a relay; nil for what it does not say.
    static func ofServer(_ code: String) -> Label? {
        switch code {
        case "interrupted":
            Label(
                pl: "Serwer przerwał wysyłanie i nie wie, czy e-mail wyszedł",
                en: "The server was interrupted and cannot tell whether it went out")
        case "no_document":
            Label(
                pl: "Nie ma dokumentu do wysłania; zobacz: teczka documents",
                en: "There is no document to send; see: teczka documents")
        case "too_large":
            Label(pl: "List jest za duży", en: "The message is too large")
        case "no_pdf":
            Label(
                pl: "Serwer nie umie zrobić PDF; administrator instaluje weasyprint",
                en: "The server cannot make PDFs; the administrator installs weasyprint")
        default: nil
        }
    }
}
