// The version of the report that the ordering institution is given, with the built programs.

import Foundation
import Testing

@Suite(.serialized)
struct InstitutionReportTests {
    /// The parts of a report that tell the versions apart.
    private struct Shown: Decodable {
        struct Figures: Decodable {
            let audience: String
            let oversight: Oversight?
            let survey: Survey
        }
        struct Oversight: Decodable {}
        struct Survey: Decodable { let state: String }

        let figures: Figures
    }

    private static let asked = ["report", "001", "--for", "institution"]

    private func prepared() async throws -> Office {
        let office = try await Office.withCase("jw", "ed", "bz")
        for _ in 0..<5 { try await office.done("bz", "sheet", "001", "55555555 10") }
        try await office.done("ed", "do", "001", "f5.close")
        try await office.done("ed", "add", "001", "complaint", "channel=email")
        try await office.done("jw", "sync")
        return office
    }

    private func shown(_ office: Office, _ login: String) async throws -> Shown {
        try await office.read(Shown.self, login, "report", "001", "--for", "institution")
    }

    @Test func theOfficeGetsTheVersionForTheInstitutionBesideItsOwn() async throws {
        let office = try await prepared()
        for login in ["ed", "jw"] {
            let own = try await office.read(Shown.self, login, "report", "001")
            #expect(own.figures.oversight != nil)
            let given = try await shown(office, login)
            #expect(given.figures.audience == "institution")
            #expect(given.figures.oversight == nil && given.figures.survey.state == "published")
            // What the device keeps for offline stays the person's own.
            let kept = try await office.read(Shown.self, login, "report", "001", "--offline")
            #expect(kept.figures.audience == own.figures.audience)
        }
        let words = try await office.done(
            "ed", "report", "001", "--for", "institution", "--lang", "pl")
        #expect(words.contains("Wersja dla zlecającej instytucji."))
        #expect(!words.contains("Reklamacje") && !words.contains("niezgodności"))
    }

    @Test func theDocumentIsMadeOfTheSameFigures() async throws {
        let office = try await prepared()
        let tree = try await office.done(
            "ed", "document", "001", "report", "--for", "institution", "--json")
        #expect(tree.contains("5/"))
        let file = office.directory.appending(path: "raport.html")
        try await office.done(
            "ed", "document", "001", "report", "--for", "institution", "--out", file.path)
        let html = try String(contentsOf: file, encoding: .utf8)
        #expect(html.contains("Raport podsumowujący"))
        // Nothing of it was kept: without the server's figures there is no report here.
        let own = try await office.teczka("ed", "document", "001", "report", "--json")
        #expect(own.code == 66)
        #expect(
            try await office.teczka("ed", "document", "001", "f2", "--for", "institution").code
                == 64)
    }

    @Test func aTrainerNeverGetsIt() async throws {
        let office = try await prepared()
        let refused = try await office.teczka("bz", "report", "001", "--for", "institution")
        #expect(refused.code == 66 && refused.output.isEmpty)
    }

    @Test func theReportOfAnOpenTrainingIsRefusedByClientAndServer() async throws {
        let office = try await prepared()
        try await office.done("ed", "set", "001", "case.kind=open")
        // The manager's device has not read of it, so that the server has to say so.
        for login in ["ed", "jw"] {
            for (lang, words) in [("pl", "szkolenia zamkniętego"), ("en", "closed training only")] {
                let refused = try await office.teczka(
                    login, "report", "001", "--for", "institution", "--lang", lang)
                #expect(refused.code == 1 && refused.output.isEmpty, "\(login)")
                #expect(refused.errors.contains(words), "\(refused.errors)")
            }
        }
        let document = try await office.teczka(
            "jw", "document", "001", "report", "--for", "institution")
        #expect(document.code == 1)
    }
}
