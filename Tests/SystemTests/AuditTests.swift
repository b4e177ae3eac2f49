// An audit pack made by the built program, checked with the system's tools.

import Foundation
import Testing

@Suite(.serialized)
struct AuditTests {
    @Test func aPackIsWholeAndItsHashesHold() async throws {
        let office = try await Office(people: ["jw", "ed"])
        let file = office.directory.appending(path: "wiadomość.eml")
        try Data("From: szkola@example.pl\n\nDzień dobry\n".utf8).write(to: file)
        for arguments in [
            ["new", "title=Żółw", "kind=closed"],
            ["set", "001", "f2.problem_to_solve=Uczniowie powielają wiadomości"],
            ["attach", "001", file.path],
        ] {
            let ended = try await Program.run("teczka", arguments, home: office.home("ed"))
            try #require(ended.code == 0, "\(arguments): \(ended.errors)")
        }
        let folder = office.directory.appending(path: "audyt")
        let made = try await office.teczka("ed", "audit", "001", "--out", folder.path)
        #expect(made.code == 0, "\(made.errors)")
        let check = try await Program.system(
            "sh", ["-c", "cd '\(folder.path)' && sha256sum -c SHA256SUMS"])
        #expect(check.code == 0, "\(check.output)")
        for name in ["index.html", "zapisy.html", "zalaczniki/wiadomość.eml"] {
            #expect(check.output.contains("\(name): OK"), "\(check.output)")
        }
        #expect(check.output.contains("dokumenty/f2"), "\(check.output)")
        let history = try String(
            contentsOf: folder.appending(path: "historia.html"), encoding: .utf8)
        #expect(!history.contains("bez połączenia"))
        let again = try await office.teczka("ed", "audit", "001", "--out", folder.path)
        #expect(again.code != 0)
    }

    @Test func aPaperThatWentOutIsShownAsItReadThen() async throws {
        let office = try await Office(people: ["jw", "ed"])
        try await office.done("ed", "new", "title=Żółw", "kind=closed")
        try await office.done("ed", "add", "001", "module", "no=M1", "title=Dawny", "minutes=60")
        try await office.done("jw", "set", "org", "firm.name=Dawna Firma")
        try await office.done("ed", "sync")
        try await office.done(
            "ed", "do", "001", "n13.send", "addressee=participants", "via=hand")
        try await office.done("ed", "set", "001", "module:M1.title=Nowszy")
        try await office.done("jw", "set", "org", "firm.name=Nowa Firma")
        try await office.done("ed", "sync")
        let folder = office.directory.appending(path: "audyt")
        try await office.done("ed", "audit", "001", "--out", folder.path)
        let text = try await Program.system(
            "sh", ["-c", "cd '\(folder.path)/dokumenty' && pdftotext notatka-1-3-k-2026-001.pdf -"]
        ).output
        #expect(text.contains("Dawny") && !text.contains("Nowszy"), "\(text)")
        #expect(text.contains("Dawna Firma") && !text.contains("Nowa Firma"), "\(text)")
    }

    @Test func withoutTheServerAPackSaysWhatItLacks() async throws {
        let office = try await Office(people: ["jw", "ed"])
        _ = try await office.teczka("ed", "new", "title=Żółw", "kind=closed")
        office.stop()
        let folder = office.directory.appending(path: "audyt")
        let made = try await office.teczka("ed", "audit", "001", "--out", folder.path)
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.errors.contains("Without the server"))
        let history = try String(
            contentsOf: folder.appending(path: "historia.html"), encoding: .utf8)
        #expect(history.contains("bez połączenia"))
    }
}
