// E-mails on the screen.

import CanonicalJSON
import CaseClient
import CaseModel
import CaseReport
import Mail

extension Screen {
    /// Lists the e-mails of a case and what became of each.
    func showMail(_ view: CaseView) {
        if isJSON {
            write(
                .array(
                    view.mails.map { mail in
                        .object(mail.fields.mapValues(\.value).filter { $0.value != .null })
                    }))
            return
        }
        if view.mails.isEmpty {
            write(say(pl: "Z tej sprawy nie wysłano e-maili.", en: "This case has no e-mails."))
        }
        let names = PathText(language, state: view.state)
        for (index, mail) in view.mails.enumerated() {
            let act = mail.text("act").flatMap(Act.init(rawValue:))
            let title = act.map { ActText.label($0).text(language) } ?? mail.key.description
            let record = mail.text("record").map { names.name($0) } ?? ""
            let addresses = (mail.text("to") ?? "").split(separator: "\n").joined(separator: ", ")
            write("\(index + 1).  \(title) (\(record)) → \(addresses)")
            write("     " + fate(of: mail))
            for line in evidence(of: mail) { write("     " + line) }
        }
    }

    private func fate(of mail: Record) -> String {
        let code = mail.text("state") ?? ""
        let choices = FormCatalogue.type("mail")?.field("state")?.type.choiceList ?? []
        let state = choices.first { $0.code == code }?.label.text(language) ?? code
        let when = (mail.instant("sent_at") ?? mail.instant("queued_at")).map {
            DateText.text(WarsawTime.text(of: $0), in: language)
        }
        return [state, when].compactMap { $0 }.joined(separator: ", ")
    }

    /// Puts what the server found into words; what a relay answered stays as it was given.
    private func problem(_ mail: Record) -> String? {
        guard let code = mail.text("problem") else { return nil }
        let label =
            MailProblem.Kind(rawValue: code).map { MailProblemText.label($0) }
            ?? MailProblemText.ofServer(code)
        let words = [label?.text(language) ?? code, mail.text("answer")].compactMap(\.self)
        return words.joined(separator: ": ")
    }

    private func evidence(of mail: Record) -> [String] {
        let reason = mail.text("reason").map {
            (mail.text("settled_by") ?? "") + ": " + $0
        }
        let name = mail.text("message_id").map { "Message-ID: <\($0)>" }
        return [name, problem(mail), reason].compactMap { $0 }
    }
}

extension Screen {
    /// Says that nobody but the person sends the e-mail of an act.
    func noteOwnSending(_ act: String) {
        note(
            say(
                pl: "Serwer nie wysyła poczty: list wyślij sam. "
                    + "Gotowy zapisze: teczka email SPRAWA \(act) …",
                en: "The server sends no e-mail: send it yourself. "
                    + "Ready to send it is written by: teczka email CASE \(act) …"))
    }
}
