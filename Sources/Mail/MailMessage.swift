// A letter and the bytes it is sent and kept as (RFC 5322, MIME).
//
// What it guarantees:
//  1. The same message gives the same bytes: nothing is taken from a clock, a name or a dice.
//  2. No value makes a header or a part of its own: line ends and control characters do not leave
//     a value, and no line of a text or an attachment can look like the boundary.
//  3. Lines have at most 78 bytes, save those with an address or an id that is longer itself; and
//     those have no more than 998.

internal import Digest
internal import Foundation

/// A file that goes with a message.
package struct MailAttachment: Equatable, Sendable {
    /// The name of the file, in any letters, without a folder.
    package let name: String
    /// The media type, such as `application/pdf`; what is none is sent as mere bytes.
    package let type: String
    /// The content.
    package let bytes: [UInt8]

    /// Names a content.
    package init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
    }
}

/// A message to be sent, or to be opened in a mail program.
package struct MailMessage: Equatable, Sendable {
    /// The id without angle brackets, such as `abc@example.pl`; also the seed of the boundary.
    package let messageID: String
    /// Seconds since 1970.
    package let date: Int64
    /// Who sends it.
    package let from: MailAddress
    /// Who shall have it.
    package let to: [MailAddress]
    /// The subject.
    package let subject: String
    /// The text: lines, of which the last is ended too.
    package let text: String
    /// The files.
    package let attachments: [MailAttachment]

    /// Collects what a message consists of.
    package init(
        messageID: String, date: Int64, from: MailAddress, to: [MailAddress], subject: String,
        text: String, attachments: [MailAttachment] = []
    ) {
        self.messageID = messageID
        self.date = date
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.attachments = attachments
    }

    /// Returns the message as it travels, its lines ended by CRLF.
    package func bytes() -> [UInt8] {
        var head = [
            "Date: \(MailDate.text(date))",
            "From: \(from.header(after: 6))",
            "To: \(recipients)",
            "Subject: \(HeaderText.unstructured(subject, after: 9))",
            "Message-ID: <\(HeaderText.id(messageID))>",
        ]
        head.append("MIME-Version: 1.0")
        if attachments.isEmpty { return Self.lines(head) + textPart }
        head.append("Content-Type: multipart/mixed;\r\n boundary=\"\(boundary)\"")
        var all = Self.lines(head + [""])
        for part in [textPart] + attachments.map(Self.part) {
            // The line end before a boundary belongs to it and not to the part.
            all += Self.lines(["--\(boundary)"]) + part + Self.lines([""])
        }
        return all + Self.lines(["--\(boundary)--"])
    }

    private var recipients: String {
        if to.isEmpty { return "undisclosed-recipients:;" }
        let headers = to.enumerated().map { $1.header(after: $0 == 0 ? 4 : 1) }
        return headers.joined(separator: ",\r\n ")
    }

    /// No encoded text has `=_` in it (RFC 2045 §6.7), so that no content holds the boundary.
    private var boundary: String {
        "=_teczka_" + SHA256.hex(Array(messageID.utf8)).prefix(40)
    }

    private var textPart: [UInt8] {
        Self.lines([
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
        ]) + QuotedPrintable.encode(text)
    }

    private static func part(_ attachment: MailAttachment) -> [UInt8] {
        let name = HeaderText.clean(attachment.name)
            .map { $0 == "/" || $0 == "\\" ? "_" : String($0) }.joined()
        let head = lines([
            "Content-Type: \(HeaderText.mediaType(attachment.type))",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment;\r\n "
                + HeaderParameter.text("filename", name.isEmpty ? "_" : name),
            "",
        ])
        let content = Data(attachment.bytes).base64EncodedData(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return head + Array(content)
    }

    private static func lines(_ lines: [String]) -> [UInt8] {
        lines.flatMap { Array($0.utf8) + [0x0D, 0x0A] }
    }
}
