// Reads back what `MailMessage` wrote, so that what went out can be shown as it was. It is no
// reader of other people's e-mails.

internal import Foundation

/// A message as it was handed over.
package struct SentMessage: Sendable {
    /// The files that went along.
    package let attachments: [[UInt8]]

    /// Reads the bytes of a message; nil when no `MailMessage` gave them.
    package init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let pieces = text.split(separator: "\r\n\r\n", maxSplits: 1)
        guard pieces.count == 2, pieces[0].contains("Message-ID: <") else { return nil }
        guard let boundary = Self.value("boundary=\"", in: pieces[0]) else {
            attachments = []
            return
        }
        attachments = pieces[1].split(separator: "--\(boundary)").compactMap(Self.attachment)
    }

    private static func attachment(_ part: Substring) -> [UInt8]? {
        let pieces = part.split(separator: "\r\n\r\n", maxSplits: 1)
        guard pieces.count == 2, pieces[0].contains("Content-Disposition: attachment"),
            let data = Data(
                base64Encoded: String(pieces[1]), options: .ignoreUnknownCharacters)
        else { return nil }
        return Array(data)
    }

    private static func value(_ start: String, in head: Substring) -> Substring? {
        head.range(of: start).map { head[$0.upperBound...].prefix { $0 != "\"" } }
    }
}
