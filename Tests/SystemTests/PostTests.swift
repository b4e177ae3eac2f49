// E-mails from the act to the relay and back into the case, with the built programs and a relay
// that keeps what it is given and answers as it is told.

import Foundation
import Testing

@Suite(.serialized)
struct PostTests {
    /// A sendmail-compatible program in a directory of its own.
    private struct Relay {
        let directory: URL

        init(in office: Office) throws {
            directory = office.directory.appending(path: "relay")
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true)
            let script = """
                #!/bin/sh
                cd "$(dirname "$0")"
                n=$(ls | grep -c eml)
                cat > "$n.eml"
                exit "$(cat code)"
                """
            try Data(script.utf8).write(to: program)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: program.path)
            try answer(0)
        }

        var program: URL { directory.appending(path: "sendmail") }

        /// Says with which code the program ends from now on.
        func answer(_ code: Int) throws {
            try Data("\(code)".utf8).write(to: directory.appending(path: "code"))
        }

        /// The messages that were handed over, in order.
        func messages() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: directory.path)
                .filter { $0.hasSuffix(".eml") }.sorted()
                .map { try String(contentsOf: directory.appending(path: $0), encoding: .utf8) }
        }
    }

    private func start() async throws -> (Office, Relay) {
        let office = try await Office(people: ["jw", "ed"])
        let relay = try Relay(in: office)
        let set = try await office.administer([
            "mail", "set", "--from", "biuro@example.pl", "--program", relay.program.path,
        ])
        try #require(set.code == 0, "\(set.errors)")
        let made = try await office.teczka("ed", "new", "title=Żółw i łąka", "kind=closed")
        try #require(made.code == 0, "\(made.errors)")
        return (office, relay)
    }

    private func send(_ office: Office, _ act: String = "f2.send") async throws -> Ended {
        try await office.teczka("ed", "do", "001", act, "to=szkola@example.pl", "via=email")
    }

    /// Asks the server until the e-mail of the case is in a state; a bounded number of times.
    private func waitFor(_ state: String, _ office: Office) async throws -> String {
        var shown = ""
        for _ in 0..<60 {
            _ = try await office.teczka("ed", "sync")
            shown = try await office.teczka("ed", "mail", "001", "--json").output
            if shown.contains("\"state\":\"\(state)\"") { return shown }
        }
        Issue.record("The e-mail never was \(state): \(shown)")
        return shown
    }

    @Test func whatCannotBeMadeIsNotOrdered() async throws {
        let (office, relay) = try await start()
        let broken = try await office.teczka(
            "jw", "add", "org", "template", "name=f2", "body={{#case}}")
        try #require(broken.code == 0, "\(broken.errors)")
        try #require(try await office.teczka("ed", "sync").code == 0)
        let refused = try await send(office)
        #expect(refused.code == 65 && refused.errors.contains("f2"), "\(refused.errors)")
        let shown = try await office.teczka("ed", "show", "001", "--json")
        #expect(!shown.output.contains("szkola@example.pl"))
        #expect(try relay.messages().isEmpty)
    }

    @Test func whatTheServerSendsBecomesEvidence() async throws {
        let (office, relay) = try await start()
        let sent = try await send(office)
        #expect(sent.code == 0, "\(sent.errors)")
        #expect(sent.output.contains("teczka mail"), "\(sent.output)")
        let shown = try await waitFor("sent", office)
        let message = try #require(try relay.messages().first)
        #expect(try relay.messages().count == 1)
        #expect(message.contains("To: <szkola@example.pl>"))
        #expect(message.contains("application/pdf"))
        let name = try #require(
            message.split(separator: "\r\n").first { $0.hasPrefix("Message-ID: <") }?
                .dropFirst("Message-ID: <".count).dropLast())
        #expect(shown.contains("\"message_id\":\"\(name)\""), "\(shown)")
        #expect(shown.contains("\"sha256\":\""))
        #expect(try await office.teczka("ed", "show", "001", "f2").output.contains("sent_at"))
    }

    @Test func whatWasSentIsKeptByteForByte() async throws {
        let (office, relay) = try await start()
        _ = try await send(office)
        _ = try await waitFor("sent", office)
        let folder = office.directory.appending(path: "audyt")
        try await office.done("ed", "audit", "001", "--out", folder.path)
        let letters = folder.appending(path: "wyslane")
        let names = try FileManager.default.contentsOfDirectory(atPath: letters.path).sorted()
        #expect(names.map { $0.suffix(11) } == ["f2.send.eml", "f2.send.pdf"])
        let kept = try String(
            contentsOf: letters.appending(path: try #require(names.first)), encoding: .utf8)
        #expect(kept == (try relay.messages().first))
        let text = try await Program.system(
            "sh", ["-c", "cd '\(letters.path)' && pdftotext *.pdf -"]
        ).output
        #expect(text.contains("F2"), "\(text)")
    }

    @Test func whoMayNotReadTheAddressesDoesNotGetTheMessage() async throws {
        let (office, _) = try await start()
        _ = try await send(office)
        _ = try await waitFor("sent", office)
        try await office.done("jw", "sync")
        #expect(try await office.done("ed", "mail", "001", "--json").contains("sha256"))
        #expect(try await !office.done("jw", "mail", "001", "--json").contains("sha256"))
    }

    @Test func whatWaitsForSomebodyWhoWasErasedNeverGoesOut() async throws {
        let (office, relay) = try await start()
        try await office.done("ed", "add", "001", "participant", "no=P1", "email=ola@example.pl")
        try await office.administrate("mail", "off")
        // The device does not know yet, so it asks the server to send.
        try await office.done(
            "ed", "do", "001", "f3.send", "to=ola@example.pl", "via=email", "--offline")
        try await office.done(
            "ed", "do", "001", "erasure.request", "--on", "participant:P1", "reason=prośba")
        try await office.done("jw", "sync")
        try await office.done("jw", "do", "001", "erasure.confirm")
        try await office.administrate(
            "mail", "set", "--from", "biuro@example.pl", "--program", relay.program.path)
        #expect(!(try await waitFor("failed", office)).contains("ola@example.pl"))
        #expect(try relay.messages().isEmpty)
    }

    @Test func severalRecipientsDoNotLearnOfOneAnother() async throws {
        let (office, relay) = try await start()
        let sent = try await office.teczka(
            "ed", "do", "001", "f3.send", "to=anna@example.pl,piotr@example.pl", "via=email")
        #expect(sent.code == 0, "\(sent.errors)")
        _ = try await waitFor("sent", office)
        let message = try #require(try relay.messages().first)
        #expect(!message.contains("anna@example.pl") && !message.contains("piotr@example.pl"))
    }

    @Test func anArgumentThatNoActTakesIsTold() async throws {
        let (office, relay) = try await start()
        let sent = try await office.teczka(
            "ed", "do", "001", "f3.send", "to=anna@example.pl", "via=email", "txt=Dzień dobry")
        #expect(sent.code == 1)
        #expect(sent.errors.contains("txt"))
        #expect(try relay.messages().isEmpty)
    }

    @Test func whatWasNotTakenIsTriedAgainWithTheSameBytes() async throws {
        let (office, relay) = try await start()
        try relay.answer(75)
        _ = try await send(office)
        for _ in 0..<60 where try relay.messages().isEmpty {
            _ = try await office.teczka("ed", "sync")
        }
        #expect(try relay.messages().count == 1)
        #expect(
            try await office.teczka("ed", "mail", "001", "--json").output
                .contains("\"state\":\"queued\""))
        try relay.answer(0)
        let hour = try await office.administer(["clock", "2099-01-01 10:00"])
        #expect(hour.code == 0, "\(hour.errors)")
        _ = try await office.teczka("ed", "set", "001", "case.commissioned=tak")
        _ = try await waitFor("sent", office)
        let messages = try relay.messages()
        #expect(messages.count == 2 && messages[0] == messages[1])
    }

    @Test func whatTheRelayRefusesWasNotSent() async throws {
        let (office, relay) = try await start()
        try relay.answer(67)
        _ = try await send(office)
        _ = try await waitFor("failed", office)
        #expect(
            try await !office.teczka("ed", "show", "001", "f2").output.contains("sent_at"))
        try relay.answer(0)
        #expect(try await send(office).code == 0)
        _ = try await waitFor("sent", office)
    }

    @Test func whatNobodyCanTellWaitsForAPerson() async throws {
        let (office, relay) = try await start()
        // A program that is killed may have handed the message on before.
        let script = "#!/bin/sh\ncd \"$(dirname \"$0\")\"\ncat > 0.eml\nkill -9 $$\n"
        try Data(script.utf8).write(to: relay.program)
        _ = try await send(office)
        _ = try await waitFor("doubtful", office)
        #expect(try relay.messages().count == 1)
        #expect(try await office.teczka("ed", "next").output.contains("mail"))
        let settled = try await office.teczka(
            "ed", "mail", "001", "--settle", "1", "--outcome", "arrived", "--reason",
            "potwierdzono telefonicznie")
        #expect(settled.code == 0, "\(settled.errors)")
        #expect(
            try await office.teczka("ed", "mail", "001").output
                .contains("potwierdzono telefonicznie"))
    }

    @Test func withoutARelayAPersonSendsAndSaysSo() async throws {
        let office = try await Office(people: ["jw", "ed"])
        _ = try await office.teczka("jw", "set", "org", "firm.email=biuro@example.pl")
        _ = try await office.teczka("ed", "new", "title=Łąka", "kind=closed")
        let file = office.directory.appending(path: "f2.eml")
        let made = try await office.teczka(
            "ed", "email", "001", "f2.send", "to=szkola@example.pl", "via=email", "--out",
            file.path)
        #expect(made.code == 0, "\(made.errors)")
        let message = try String(contentsOf: file, encoding: .utf8)
        #expect(message.contains("From: <biuro@example.pl>"))
        #expect(message.contains("application/pdf"))
        #expect(try await !office.teczka("ed", "show", "001", "f2").output.contains("sent_at"))
        let line = try #require(
            made.output.split(separator: "\n").last?.split(separator: " ").dropFirst())
        let confirmed = try await Program.run(
            "teczka", line.map(String.init), home: office.home("ed"))
        #expect(confirmed.code == 0, "\(confirmed.errors)")
        let shown = try await office.teczka("ed", "mail", "001", "--json").output
        #expect(shown.contains("\"state\":\"sent\""), "\(shown)")
        #expect(try await office.teczka("ed", "show", "001", "f2").output.contains("sent_at"))
    }

    @Test func withoutARelayNothingIsPromised() async throws {
        let office = try await Office(people: ["jw", "ed"])
        _ = try await office.teczka("ed", "new", "title=Łąka", "kind=closed")
        #expect(try await send(office).code == 0)
        #expect(try await office.teczka("ed", "mail", "001", "--json").output.hasPrefix("[]"))
    }
}
