// An e-mail as a file, for a firm whose server sends none: a person sends it and says so.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseDocument
import CaseMail
import CaseModel
import Mail
import Paper

/// Writes an e-mail to a file.
struct Email: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the e-mail of an act that sends to a file, to send it yourself",
        discussion: """
            For a server without a mail relay. The file opens in any mail program, with its \
            document as PDF. Nothing is recorded until you say that you sent it:
              teczka email 001 n13.send addressee=participants to=szkola@example.pl via=email
              teczka do 001 n13.send … message_id=…      (the command prints this line)
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The act, as `teczka acts` names it") var act: String
    @Argument(help: "Arguments, NAME=VALUE") var arguments: [String] = []
    @Option(name: .long, help: "The record it is about, TYPE:LABEL, when there are several")
    var on: String?
    @Option(name: .long, help: "The file to write") var out: String?
    @Flag(name: .long, help: "Replace the file when there is one") var force = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let texts = DocumentText(screen)
            let scope = try workspace.find(caseNumber)
            let draft = try workspace.draft(
                scope, act, subject: on, try arguments.assignments())
            guard
                let sender = draft.facts.organisation.single("firm")?.text("email")
                    ?? draft.facts.organisation.single("outgoing")?.text("sender")
            else { throw texts.reportNoSender() }
            let from = MailAddress(
                address: sender, name: draft.facts.organisation.single("firm")?.text("name"))
            let name = Letter.messageID(of: draft.mail, from: from)
            do {
                let letter = try Letter(draft.mail, draft.facts)
                let file = DocumentFile(path: out ?? "\(act).eml", isReplacing: force)
                try file.check(endings: ["eml"])
                try file.write(try await letter.message(name, from: from, at: workspace.now))
                screen.wroteEmail(file.path, confirmation(name))
            } catch let error as DocumentError {
                throw texts.report(error, try workspace.view(scope))
            } catch let error as PDFError {
                throw texts.report(error)
            } catch let error as DocumentFile.Failure {
                throw texts.report(error)
            }
        }
    }

    /// The command that says that it was sent.
    private func confirmation(_ name: String) -> String {
        let record = on.map { ["--on", $0] } ?? []
        let words = ["do", caseNumber, act] + arguments + record + ["message_id=\(name)"]
        return (["teczka"] + words.map(Self.quoted)).joined(separator: " ")
    }

    /// Writes a word as a shell reads it.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber) || "@%+=:,./_-".contains($0)
        }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

extension Screen {
    func wroteEmail(_ path: String, _ confirmation: String) {
        if isJSON {
            write(["file": .string(path), "confirm": .string(confirmation)])
            return
        }
        write(
            say(
                pl: "Zapisano \(path). Wyślij go swoim programem pocztowym, a potem potwierdź:",
                en: "Written: \(path). Send it with your mail program, then confirm:"))
        write("  " + confirmation)
    }
}
