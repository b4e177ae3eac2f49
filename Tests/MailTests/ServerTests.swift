// A real SMTP server on this machine: TLS, signing in, several recipients.

import Foundation
import Mail
import Testing

/// What the server keeps beside a message.
private struct Envelope: Decodable {
    let from: String
    let to: [String]
    let greeting: String
    let isEncrypted: Bool
}

@Suite
struct ServerTests {
    private static func deliver(_ relay: SMTPRelay, to: [String] = Letter.to) async -> Delivery {
        await MailRelay.smtp(relay).deliver(
            Letter.bytes, from: Letter.from, to: to, timeoutSeconds: 60)
    }

    private static func expectKept(_ folder: Folder, isEncrypted: Bool) throws {
        let kept = try Data(contentsOf: folder.url.appending(path: "0.eml"))
        #expect(kept == Data(Letter.bytes))
        let envelope = try JSONDecoder().decode(
            Envelope.self, from: Data(contentsOf: folder.url.appending(path: "0.json")))
        #expect(envelope.from == Letter.from && envelope.to == Letter.to)
        #expect(envelope.greeting == "example.pl")
        #expect(envelope.isEncrypted == isEncrypted)
        #expect(folder.text("1.json").isEmpty)
    }

    @Test
    func aMessageArrivesByteForByte() async throws {
        let folder = try Folder()
        let peer = try Peer("smtp_server.py", [folder.url.path, "plain"])
        let relay = SMTPRelay(url: "smtp://127.0.0.1:\(peer.port)", requireTLS: false)
        #expect(await Self.deliver(relay) == .taken)
        try Self.expectKept(folder, isEncrypted: false)
    }

    @Test
    func oneUnknownRecipientKeepsTheMessageFromAll() async throws {
        let folder = try Folder()
        let peer = try Peer("smtp_server.py", [folder.url.path, "plain"])
        let relay = SMTPRelay(url: "smtp://127.0.0.1:\(peer.port)", requireTLS: false)
        let to = ["ela@example.pl", "unknown@example.pl", "ala@example.pl"]
        let refusal = "unknown@example.pl: 550 5.1.1 no such mailbox here"
        #expect(
            await Self.deliver(relay, to: to)
                == .refused(MailProblem(.recipient, refusal)))
        #expect(folder.text("0.json").isEmpty)
    }

    @Test(arguments: ["starttls", "smtps"])
    func tlsIsCheckedAgainstTheAuthorityThatIsNamed(_ mode: String) async throws {
        let folder = try Folder()
        _ = try Peer.run("bash", "certificates.sh", [folder.url.path])
        let peer = try Peer(
            "smtp_server.py",
            [folder.url.path, mode, folder.path("server.pem"), folder.path("server.key")])
        let scheme = mode == "smtps" ? "smtps" : "smtp"
        let url = "\(scheme)://127.0.0.1:\(peer.port)"
        for authority in [folder.path("other.pem"), nil] {
            let delivery = await Self.deliver(SMTPRelay(url: url, caFile: authority))
            #expect(delivery.kind == .notTaken)
            #expect(
                delivery.words.hasPrefix("The mail relay cannot be trusted, its TLS failed: SSL"))
        }
        let missing = await Self.deliver(SMTPRelay(url: url, caFile: folder.path("none.pem")))
        #expect(missing.kind == .notTaken)
        #expect(folder.text("0.json").isEmpty)
        #expect(await Self.deliver(SMTPRelay(url: url, caFile: folder.path("ca.pem"))) == .taken)
        try Self.expectKept(folder, isEncrypted: true)
    }

    @Test
    func withoutTLSNothingGoesWhereItIsRequired() async throws {
        let folder = try Folder()
        let peer = try Peer("smtp_server.py", [folder.url.path, "plain"])
        let delivery = await Self.deliver(SMTPRelay(url: "smtp://127.0.0.1:\(peer.port)"))
        #expect(delivery.kind == .notTaken)
        #expect(delivery.words.hasPrefix("The mail relay offers no TLS, which is required: "))
        #expect(folder.text("0.json").isEmpty)
    }

    @Test
    func tlsIsUsedWhereItIsOffered() async throws {
        let folder = try Folder()
        _ = try Peer.run("bash", "certificates.sh", [folder.url.path])
        let peer = try Peer(
            "smtp_server.py",
            [folder.url.path, "starttls", folder.path("server.pem"), folder.path("server.key")])
        let relay = SMTPRelay(url: "smtp://127.0.0.1:\(peer.port)", requireTLS: false)
        #expect(await Self.deliver(relay) == .taken)
        try Self.expectKept(folder, isEncrypted: true)
    }

    @Test
    func whoSignsInIsServed() async throws {
        let folder = try Folder()
        let peer = try Peer("smtp_server.py", [folder.url.path, "auth"])
        let url = "smtp://127.0.0.1:\(peer.port)"
        let files = [
            try folder.file("right", #"żółw "1" \"#.utf8), try folder.file("wrong", "kot\n".utf8),
        ]
        let relays = files.map {
            SMTPRelay(url: url, user: "kasia", passwordFile: $0, requireTLS: false)
        }
        let wrong = await Self.deliver(relays[1])
        #expect(wrong.kind == .notTaken)
        #expect(wrong.words.hasPrefix("The mail relay does not let us sign in: 535 "))
        let nobody = await Self.deliver(SMTPRelay(url: url, requireTLS: false))
        #expect(nobody.kind == .notTaken)
        #expect(nobody.words.hasPrefix("The mail relay does not let us sign in: 530 "))
        #expect(folder.text("0.json").isEmpty)
        #expect(await Self.deliver(relays[0]) == .taken)
        try Self.expectKept(folder, isEncrypted: false)
    }

    @Test
    func settingsThatCannotServeAreToldApart() async throws {
        let folder = try Folder()
        let password = try folder.file("password", "x".utf8)
        let control = try folder.file("control", "a\u{1B}b".utf8)
        let wrong: [(SMTPRelay, String)] = [
            (SMTPRelay(url: "http://127.0.0.1:25"), "address is not like"),
            (SMTPRelay(url: "smtp://u:p@127.0.0.1"), "address is not like"),
            (SMTPRelay(url: "smtp://127.0.0.1\n-o /etc/x"), "address is not like"),
            (SMTPRelay(url: "smtp://127.0.0.1", user: "a"), "password cannot be read"),
            (
                SMTPRelay(url: "smtp://127.0.0.1", user: "a", passwordFile: control),
                "control character"
            ),
            (
                SMTPRelay(url: "smtp://127.0.0.1", user: "a:b", passwordFile: password), "colon"
            ),
            (
                SMTPRelay(
                    url: "smtp://mail.example.pl", user: "a", passwordFile: password,
                    requireTLS: false), "only when TLS is required"
            ),
        ]
        for (relay, words) in wrong {
            let delivery = await Self.deliver(relay)
            #expect(delivery.kind == .notTaken && delivery.words.contains(words), "\(delivery)")
        }
    }

    @Test(
        arguments: [
            "", "ela", "@example.pl", "ela@", "e la@example.pl", "ela@example.pl>", "-x@example.pl",
            "ela@example.pl\r\nRCPT TO:<x@y.pl>", "łoś@example.pl", "a@b@c",
            String(repeating: "x", count: 250) + "@example.pl",
        ])
    func whatIsNoAddressIsRefused(_ address: String) async {
        let relay = SMTPRelay(url: "smtp://127.0.0.1:1")
        #expect(await Self.deliver(relay, to: ["ela@example.pl", address]).kind == .refused)
        let sender = await MailRelay.smtp(relay).deliver(
            Letter.bytes, from: address, to: Letter.to, timeoutSeconds: 5)
        #expect(sender.kind == .refused)
    }

    @Test
    func recipientsAreCounted() async {
        let relay = SMTPRelay(url: "smtp://mail.example.pl/\u{1}")
        let many = (0..<MailRelay.recipientsMax).map { "a\($0)@example.pl" }
        #expect(await Self.deliver(relay, to: []).kind == .refused)
        #expect(await Self.deliver(relay, to: many).kind == .notTaken)
        #expect(await Self.deliver(relay, to: many + ["b@example.pl"]).kind == .refused)
    }
}
