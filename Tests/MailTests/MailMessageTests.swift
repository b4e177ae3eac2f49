// The laws of a message's bytes.

import Dice
import Mail
import Testing

@Suite
struct MailMessageTests {
    private static func message(
        subject: String = "Oferta", text: String = "Dzień dobry\n", name: String? = "Ola Żak",
        messageID: String = "abc@example.pl", files: [MailAttachment] = [],
        address: String = "ola@example.pl"
    ) -> MailMessage {
        MailMessage(
            messageID: messageID, date: 1_768_381_200,
            from: MailAddress(address: address, name: name),
            to: [MailAddress(address: "szkola@example.pl", name: name)], subject: subject,
            text: text, attachments: files)
    }

    private static func text(_ message: MailMessage) -> String {
        String(decoding: message.bytes(), as: UTF8.self)
    }

    private static func lines(_ message: MailMessage) -> [Substring] {
        text(message).unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" }
        ).map(Substring.init)
    }

    @Test
    func aMessageIsWrittenSo() {
        let message = Self.message(
            files: [MailAttachment(name: "łódź.pdf", type: "application/pdf", bytes: [1, 2, 3])])
        let boundary = "=_teczka_e20b0cb5a59d6b7f6a9d5d9b2a1ea3a0"
        let lines = Self.text(message).split(separator: "\r\n", omittingEmptySubsequences: false)
        let mark = lines.first { $0.hasPrefix("--=_teczka_") } ?? ""
        #expect(mark.utf8.count == boundary.utf8.count + 2 + 8)
        #expect(
            lines.map(String.init) == [
                "Date: Wed, 14 Jan 2026 09:00:00 +0000",
                "From: =?utf-8?Q?Ola_=C5=BBak?= <ola@example.pl>",
                "To: =?utf-8?Q?Ola_=C5=BBak?= <szkola@example.pl>",
                "Subject: Oferta",
                "Message-ID: <abc@example.pl>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed;",
                " boundary=\"\(mark.dropFirst(2))\"",
                "",
                String(mark),
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Dzie=C5=84 dobry",
                "",
                String(mark),
                "Content-Type: application/pdf",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment;",
                " filename*=utf-8''%C5%82%C3%B3d%C5%BA.pdf",
                "",
                "AQID",
                mark + "--",
                "",
            ])
    }

    @Test
    func theSameMessageGivesTheSameBytes() {
        let file = MailAttachment(name: "a.pdf", type: "application/pdf", bytes: [1])
        let message = Self.message(files: [file])
        #expect(message.bytes() == message.bytes())
        let other = Self.message(messageID: "abd@example.pl", files: [file])
        let marks = [message, other].map { Self.lines($0).first { $0.hasPrefix("--") } }
        #expect(marks[0] != marks[1])
    }

    @Test
    func linesAreShortAndEndAsTheyMust() {
        for seed in Dice.seeds(fixed: 3) {
            var dice = Dice(seed: seed)
            let long = (0..<4_000).map { _ in dice.pick(["ż", "a", " ", "=", ".", "😀", "\t"]) }
                .joined()
            let message = Self.message(
                subject: long, text: long + "\n" + long, name: long,
                files: [MailAttachment(name: long, type: "a/b", bytes: Array(long.utf8))])
            let bytes = message.bytes()
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
                #expect(line.last == 0x0D && line.count <= 79, "seed \(seed)")
                #expect(line.dropLast().allSatisfy { (0x20...0x7E).contains($0) || $0 == 9 })
                #expect(line.first != UInt8(ascii: "."))
            }
            #expect(bytes.last == 0x0A)
        }
        let huge = String(repeating: "x", count: 5_000)
        let message = Self.message(
            messageID: huge, address: huge + "@example.pl")
        #expect(Self.lines(message).allSatisfy { $0.utf8.count <= 300 })
    }

    @Test(
        arguments: [
            "x\r\nBcc: all@example.pl", "x\nBcc: all@example.pl", "x\rBcc: all@example.pl",
            "x\r\n\r\nbody", "x\u{85}Bcc: a@b.pl", "x\u{2028}Bcc: a@b.pl", "x\0y\u{1B}[31m\u{7F}",
            "x\u{0B}Bcc: a@b.pl\u{0C}", "=?utf-8?Q?x=0D=0ABcc:_a@b.pl?=", "x>, <all@example.pl",
            "\"x\" <all@example.pl>,", "x\\", "x\";\r\n filename=\"evil.exe",
        ])
    func noValueMakesAHeaderOfItsOwn(_ hostile: String) throws {
        let plain = Self.message(
            files: [MailAttachment(name: "a", type: "a/b", bytes: [])])
        let message = MailMessage(
            messageID: hostile, date: 0,
            from: MailAddress(address: "ola@example.pl" + hostile, name: hostile),
            to: [MailAddress(address: "ela@example.pl" + hostile, name: hostile)],
            subject: hostile, text: hostile,
            attachments: [MailAttachment(name: hostile, type: hostile, bytes: [7])])
        let allowed = message.bytes().allSatisfy {
            $0 >= 0x20 && $0 != 0x7F || $0 == 13 || $0 == 10
        }
        #expect(allowed)
        let read = try ReadMail.read([plain, message])
        #expect(read[1].headers == read[0].headers)
        #expect(read[1].from.count == 1 && read[1].to.count == 1)
        #expect(read[1].attachments.count == 1)
        #expect(read[1].attachments[0].type == "application/octet-stream")
        #expect(read[1].attachments[0].bytes.count == 1)
        for text in [read[1].subject, read[1].to[0].name, read[1].attachments[0].name ?? ""] {
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        }
    }

    @Test
    func noTextEndsItsPart() throws {
        let file = MailAttachment(name: "a.pdf", type: "application/pdf", bytes: [1, 2])
        let mark = try #require(
            Self.lines(Self.message(files: [file])).first { $0.hasPrefix("--") })
        let text = "a\n\(mark.filter { !$0.isNewline })--\nb\n"
        let read = try ReadMail.read([Self.message(text: text, files: [file])])
        #expect(read[0].text == text && read[0].attachments.count == 1)
    }

    @Test
    func fileNamesLeadIntoNoFolder() throws {
        let file = MailAttachment(name: "../../etc\\x.pdf", type: "message/rfc822", bytes: [1])
        let read = try ReadMail.read([Self.message(files: [file])])
        #expect(read[0].attachments[0].name == ".._.._etc_x.pdf")
        #expect(read[0].attachments[0].type == "application/octet-stream")
    }

    @Test
    func nobodyNamedIsNobodyShown() {
        let message = MailMessage(
            messageID: "a@b", date: -5, from: MailAddress(address: "a@b.pl"), to: [],
            subject: "", text: "")
        #expect(Self.text(message).contains("\r\nTo: undisclosed-recipients:;\r\n"))
        #expect(Self.text(message).hasPrefix("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"))
        #expect(Self.text(message).hasSuffix("quoted-printable\r\n\r\n"))
    }

    @Test(arguments: [[], [1], [2, 3]])
    func theFilesOfASentMessageComeBackAsTheyWere(_ sizes: [Int]) throws {
        let files = sizes.map { size in
            MailAttachment(
                name: "umowa \(size).pdf", type: "application/pdf",
                bytes: (0..<size * 1000).map { UInt8($0 % 251) })
        }
        let sent = try #require(SentMessage(Self.message(files: files).bytes()))
        #expect(sent.attachments == files.map(\.bytes))
    }

    @Test func whatIsNoMessageOfOursIsNotRead() {
        #expect(SentMessage(Array("Subject: inna\r\n\r\ntreść".utf8)) == nil)
    }
}
