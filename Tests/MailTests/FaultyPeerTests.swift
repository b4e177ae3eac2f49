// What is said of a delivery is held against what the other side has received, whenever it fails.

import Foundation
import Mail
import Testing

/// What a faulty peer says it did.
private struct Record: Decodable {
    let commands: [String]
    let received: String
    let wasWhole: Bool
    let accepted: Bool
}

/// A fault, and what becomes of a message that meets it.
struct Fault: CustomTestStringConvertible {
    let name: String
    let kind: Kind
    let words: String
    /// The most seconds; a silent peer is not waited for long.
    var seconds = 30

    init(_ name: String, _ kind: Kind, _ words: String = "") {
        (self.name, self.kind, self.words) = (name, kind, words)
        if name.hasPrefix("silent") { seconds = 4 }
    }

    var testDescription: String { name }
}

@Suite
struct FaultyPeerTests {
    static let faults = [
        Fault("none", .taken),
        Fault("cut at greeting", .notTaken),
        Fault("silent at greeting", .notTaken),
        Fault("421 at greeting", .notTaken, "421 Not today, says the peer"),
        Fault("554 at greeting", .notTaken, "554 Not today, says the peer"),
        Fault("cut at EHLO", .notTaken, "went away before the message"),
        Fault("535 at AUTH", .notTaken, "does not let us sign in: 535 Not today"),
        Fault("454 at AUTH", .notTaken, "sign in"),
        Fault("cut at AUTH", .notTaken),
        Fault("451 at MAIL", .notTaken, "the sender ola@example.pl: 451"),
        Fault("550 at MAIL", .refused, "refuses the sender ola@example.pl: 550 Not today"),
        Fault("530 at MAIL", .notTaken, "sign in"),
        Fault("silent at MAIL", .notTaken, "4 seconds"),
        Fault("550 at RCPT", .refused, "refuses the recipient ala@example.pl: 550 Not today"),
        Fault("450 at RCPT", .notTaken, "the recipient ala@example.pl: 450 Not today"),
        Fault("hostile at RCPT", .refused, "the recipient ala@example.pl: 550 nie[31m"),
        Fault("cut at RCPT", .notTaken),
        Fault("silent at RCPT", .notTaken),
        Fault("cut at DATA", .notTaken),
        Fault("451 at DATA", .notTaken, "451"),
        Fault("554 at DATA", .refused, "refuses the message: 554"),
        Fault("silent at DATA", .notTaken),
        Fault("cut at body", .doubtful, "did not say that it took it"),
        Fault("silent at body", .doubtful),
        Fault("cut at end", .doubtful),
        Fault("silent at end", .doubtful),
        Fault("451 at end", .notTaken, "does not take the message now: 451"),
        Fault("550 at end", .refused, "refuses the message: 550"),
        Fault("cut at after", .taken),
        Fault("cut at QUIT", .taken),
        Fault("silent at QUIT", .taken),
        Fault("500 at QUIT", .taken),
    ]

    @Test(arguments: faults)
    func deliveryIsWhatThePeerReceived(_ fault: Fault) async throws {
        let folder = try Folder()
        let peer = try Peer("faulty_peer.py", [fault.name, folder.path("record")])
        let secret = "tajne-hasło"
        let relay = MailRelay.smtp(
            SMTPRelay(
                url: "smtp://127.0.0.1:\(peer.port)", user: "kasia",
                passwordFile: try folder.file("password", (secret + "\n").utf8), requireTLS: false))
        let delivery = await relay.deliver(
            Letter.bytes, from: Letter.from, to: Letter.to, timeoutSeconds: fault.seconds)
        peer.waitForEnd()
        let record = try JSONDecoder().decode(
            Record.self, from: Data(contentsOf: folder.url.appending(path: "record")))
        #expect(delivery.kind == fault.kind, "\(delivery)")
        #expect(delivery.words.says(fault.words), "\(delivery)")
        #expect(!delivery.words.contains(secret))
        #expect(delivery.words.count < 500)
        let received = record.received.unicodeScalars.map { UInt8($0.value) }
        switch delivery.kind {
        case .taken: #expect(record.accepted && received == Letter.bytes)
        case .notTaken, .refused:
            #expect(!record.accepted && (received.isEmpty || fault.name.hasSuffix("at end")))
        case .doubtful: #expect(!record.accepted && record.commands.last == "DATA")
        }
        let isWhole = delivery.kind == .taken || fault.name.hasSuffix("at end")
        #expect(record.wasWhole == isWhole)
    }

    @Test
    func aPortThatNobodyListensOnIsNotReached() async throws {
        let folder = try Folder()
        let peer = try Peer("faulty_peer.py", ["none", folder.path("record")])
        peer.stop()
        let relay = MailRelay.smtp(
            SMTPRelay(url: "smtp://127.0.0.1:\(peer.port)", requireTLS: false))
        let delivery = await relay.deliver(
            Letter.bytes, from: Letter.from, to: Letter.to, timeoutSeconds: 30)
        #expect(delivery.kind == .notTaken)
        #expect(delivery.words.hasPrefix("The mail relay cannot be reached: "))
    }
}
