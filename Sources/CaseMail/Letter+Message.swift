// A letter of a case as the bytes of an e-mail, its document as PDF.

package import CaseDocument
package import CaseModel
package import Mail
package import Paper

extension Letter {
    /// Returns the one Message-ID of an e-mail: it follows from the act alone, so that whoever gets
    /// it twice can tell.
    package static func messageID(of mail: Record, from: MailAddress) -> String {
        let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        return "\(mail.key.local)@\(domain)"
    }

    /// Returns the message.
    ///
    /// Costs a process of the program that makes PDFs.
    package func message(
        _ name: String, from: MailAddress, at moment: Instant
    ) async throws(PDFError) -> [UInt8] {
        var attachments: [MailAttachment] = []
        if let document {
            let bytes = try await PDFMaker().pdf(html: document.html)
            attachments.append(
                MailAttachment(
                    name: document.fileName + ".pdf", type: "application/pdf", bytes: bytes))
        }
        // Participants are no business of one another: several recipients are named to the relay
        // only.
        let named = recipients.count == 1 ? recipients : []
        return MailMessage(
            messageID: name, date: moment.milliseconds / 1000, from: from,
            to: named.map { MailAddress(address: $0) }, subject: subject, text: text,
            attachments: attachments
        ).bytes()
    }
}
