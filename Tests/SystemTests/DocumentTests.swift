// Documents made by the built programs, read back with the system's PDF tools.

import Foundation
import Testing

@Suite(.serialized)
struct DocumentTests {
    private func prepared() async throws -> Office {
        let office = try await Office()
        try await take(
            office, "ed", [["add", "org", "trainer", "login=bz", "name=Bogumiła Żurawska"]])
        try await take(
            office, "jw",
            [
                ["sync"],
                [
                    "set", "org", "trainer:bz.recruitment_status=accepted",
                    "trainer:bz.recruited_at=2025-09-01",
                ],
            ])
        let steps = [
            ["clock", "2026-02-20 09:00"], ["sync"],
            ["new", "title=Zażółć gęślą jaźń w terenie – Źdźbło Ćmy", "kind=closed"],
            [
                "set", "001", "case.hours.minutes=360", "case.hours.unit=teaching45",
                "client.name=Szkoła Podstawowa nr 97", "client.type=school",
                "terms.agreed.date=2026-02-27", "terms.agreed.place=sala 12",
            ],
            [
                "add", "001", "session", "no=S1", "planned.start=2026-02-27 09:00",
                "planned.end=2026-02-27 12:00", "setting=room", "place=sala 12", "trainer=bz",
            ],
            ["add", "001", "participant", "no=P01", "first_name=Żaneta", "last_name=Łoś"],
            ["add", "001", "assignment", "trainer=bz", "role=lead"],
        ]
        try await take(office, "ed", steps)
        return office
    }

    private func take(_ office: Office, _ login: String, _ steps: [[String]]) async throws {
        for arguments in steps {
            let ended = try await run(office, login, arguments)
            try #require(ended.code == 0, "\(arguments): \(ended.errors)")
        }
    }

    private func run(_ office: Office, _ login: String, _ arguments: [String]) async throws -> Ended
    {
        try await Program.run("teczka", arguments, home: office.home(login))
    }

    private func text(_ file: URL) async throws -> String {
        try await Program.system("pdftotext", ["-layout", file.path, "-"]).output
            .replacing("\u{A0}", with: " ")
    }

    private func facts(_ file: URL) async throws -> [String: String] {
        let lines = try await Program.system("pdfinfo", [file.path]).output.split(separator: "\n")
        return Dictionary(
            lines.map { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return (String(parts[0]), parts.dropFirst().joined().drop { $0 == " " }.description)
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func papersAreA4AndEveryPolishLetterCanBeReadBack() async throws {
        let office = try await prepared()
        for (kind, pages) in [("n13", "1"), ("attendance", "1"), ("f5", "1"), ("f6", "1")] {
            let file = office.directory.appending(path: "\(kind).pdf")
            let made = try await run(office, "ed", ["document", "001", kind, "--out", file.path])
            try #require(made.code == 0, "\(made.errors)")
            let facts = try await facts(file)
            #expect(facts["Pages"] == pages, "\(kind)")
            #expect(facts["Page size"]?.hasSuffix("(A4)") == true, "\(kind)")
            #expect(facts["Title"]?.contains("K/2026/001") == true, "\(kind)")
            let text = try await text(file)
            #expect(text.contains("Zażółć gęślą jaźń w terenie – Źdźbło Ćmy"), "\(kind)")
            #expect(text.contains("strona 1 z 1"), "\(kind)")
        }
        let list = try await text(office.directory.appending(path: "attendance.pdf"))
        #expect(list.contains("Żaneta Łoś") && list.contains("27.02.2026, 09:00–12:00"))
        let blank = office.directory.appending(path: "f2.pdf")
        _ = try await run(office, "ed", ["document", "001", "f2", "--blank", "--out", blank.path])
        #expect(try await text(blank).contains("Ankieta badania potrzeb szkoleniowych"))
    }

    /// A large group, a long title, many outcomes and a whole letterhead are what forms spill over.
    @Test func blankFormsKeepToTheirPages() async throws {
        let office = try await prepared()
        let title = "Weryfikacja informacji, ochrona wizerunku i odpowiedzialność za słowo w sieci"
        try await take(
            office, "jw",
            [
                [
                    "set", "org", "firm.name=Pracownia Warsztatów Przykład sp. z o.o.",
                    "firm.address=ul. Leśna 5, 00-950 Warszawa", "firm.email=biuro@example.pl",
                    "firm.phone=+48 500 600 700", "firm.www=example.pl", "firm.nip=000-000-00-00",
                    "firm.registers=KRS 0000000000, REGON 000000000, RIS 2.24/00000/2020",
                    "firm.logo=<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>",
                ]
            ])
        let outcomes = (1...6).map { number in
            [
                "add", "001", "outcome", "no=LO\(number)", "category=skills",
                "text=Rozróżnia informację, opinię i manipulację w materiałach nr \(number)",
            ]
        }
        try await take(
            office, "ed",
            [
                ["sync"],
                [
                    "set", "001", "case.title=\(title)", "terms.agreed.participant_count=28",
                    "terms.agreed.date=2026-02-27", "terms.agreed.place=Zespół Szkół, sala 12",
                    "case.minors=true",
                ],
            ] + outcomes)
        for (kind, pages) in [("f2", "2"), ("f3", "2"), ("f7", "1"), ("f5", "1")] {
            let file = office.directory.appending(path: "blank-\(kind).pdf")
            let blank = kind == "f5" ? [] : ["--blank"]
            let made = try await run(
                office, "ed", ["document", "001", kind, "--out", file.path] + blank)
            try #require(made.code == 0, "\(made.errors)")
            #expect(try await facts(file)["Pages"] == pages, "\(kind)")
        }
        let card = try await text(office.directory.appending(path: "blank-f3.pdf"))
        #expect(card.contains("podpis uczestnika (opiekuna)"))
        #expect(card.contains("Administratorem danych uczestników jest Pracownia"))
    }

    /// A word without a place to break goes on in the next line, wherever it stands.
    @Test func longWordsStayOnThePage() async throws {
        let office = try await prepared()
        let word = String(repeating: "Konstantynopolitańczykowianeczka", count: 5)
        try await take(
            office, "ed",
            [
                ["set", "001", "case.title=\(word)", "terms.agreed.place=\(word)"],
                ["set", "001", "programme.goal=\(word)", "session:S1.place=\(word)"],
                ["add", "001", "module", "no=M1", "title=\(word)", "minutes=180"],
            ])
        for kind in ["n13", "attendance", "f5", "f6"] {
            let file = office.directory.appending(path: "long-\(kind).pdf")
            let made = try await run(office, "ed", ["document", "001", kind, "--out", file.path])
            try #require(made.code == 0, "\(made.errors)")
            let boxes = try await Program.system("pdftotext", ["-bbox", file.path, "-"]).output
            let ends = boxes.matches(of: /xMax="([0-9.]+)"/).compactMap { Double($0.1) }
            // A4 is 595 points wide, its right margin 51.
            #expect(ends.count > 20 && ends.allSatisfy { $0 < 546 }, "\(kind): \(ends.max() ?? 0)")
        }
    }

    @Test func aFileIsOnlyReplacedOnRequestAndReadByItsOwner() async throws {
        let office = try await prepared()
        let file = office.directory.appending(path: "n13.html")
        let order = ["document", "001", "n13", "--out", file.path]
        #expect(try await run(office, "ed", order).code == 0)
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(rights[.posixPermissions] as? Int == 0o600)
        try Data("kept".utf8).write(to: file)
        #expect(try await run(office, "ed", order).code == 73)
        #expect(try String(contentsOf: file, encoding: .utf8) == "kept")
        #expect(try await run(office, "ed", order + ["--force"]).code == 0)
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
        let odd = try await run(office, "ed", ["document", "001", "n13", "--out", "n13.doc"])
        #expect(odd.code == 65)
    }

    @Test func aManagersTemplateReachesEverybodyAndABrokenOneNobody() async throws {
        let office = try await prepared()
        let template = office.directory.appending(path: "own.html")
        let page = office.directory.appending(path: "page.html")
        try Data("<html>{{firm.name}}: {{case.title}}</html>".utf8).write(to: template)
        try await take(
            office, "jw",
            [
                ["set", "org", "firm.name=Pracownia Warsztatów Przykład sp. z o.o."],
                ["template", "set", "n13", template.path],
            ])
        try Data("<p>\n{{#case}}</p>".utf8).write(to: template)
        let broken = try await run(office, "jw", ["template", "set", "n13", template.path])
        #expect(broken.code == 65)
        #expect(broken.sentences.first?.contains("line 2") == true, "\(broken.errors)")
        for (text, words) in [("<p>{{case.title}}</p>", "<page}}"), ("<html>{{tytul}}", "tytul")] {
            try Data(text.utf8).write(to: template)
            let unfit = try await run(office, "jw", ["template", "set", "n13", template.path])
            #expect(unfit.code == 65 && unfit.sentences.first?.contains(words) == true)
        }
        let address = try await run(
            office, "jw", ["set", "org", "firm.logo=https://example.pl/logo.png"])
        #expect(address.code == 65, "\(address.errors)")
        let refused = try await run(office, "bz", ["template", "reset", "n13"])
        #expect(refused.code != 0)

        #expect(try await run(office, "ed", ["sync"]).code == 0)
        let order = ["document", "001", "n13", "--force", "--out", page.path]
        #expect(try await run(office, "ed", order).code == 0)
        let own = try String(contentsOf: page, encoding: .utf8)
        #expect(
            own == "<html>Pracownia Warsztatów Przykład sp. z\u{A0}o.o.: Zażółć gęślą jaźń w\u{A0}"
                + "terenie\u{A0}– Źdźbło Ćmy</html>")

        #expect(try await run(office, "jw", ["template", "reset", "n13"]).code == 0)
        #expect(try await run(office, "ed", ["sync"]).code == 0)
        #expect(try await run(office, "ed", order).code == 0)
        #expect(try String(contentsOf: page, encoding: .utf8).contains("Harmonogram"))
    }

    @Test func aTrainerIsToldWhichDocumentsAreNotForTrainers() async throws {
        let office = try await prepared()
        #expect(try await run(office, "bz", ["sync"]).code == 0)
        let file = office.directory.appending(path: "f3.html")
        let refused = try await run(office, "bz", ["document", "001", "f3", "--out", file.path])
        #expect(refused.code == 77)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let list = office.directory.appending(path: "list.html")
        let made = try await run(
            office, "bz", ["document", "001", "attendance", "--out", list.path])
        #expect(made.code == 0, "\(made.errors)")
    }
}
