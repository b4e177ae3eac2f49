// A collection of F5 that is opened again, with the built programs: what the report then shows.

import Foundation
import Testing

@Suite(.serialized)
struct ReopeningTests {
    /// What a report says of the survey.
    private struct Shown: Decodable {
        struct Figures: Decodable { let survey: Survey }
        struct Survey: Decodable {
            let state: String
            let size: Size
            let waiting: Int?
            let content: Content?
        }
        struct Size: Decodable { let responses: Int }
        struct Content: Decodable { let items: [Item] }
        struct Item: Decodable {
            let id: String
            let answers: Answers
        }
        struct Answers: Decodable { let full: [Int]? }

        let figures: Figures

        var counts: [Int]? { figures.survey.content?.items.first?.answers.full }
    }

    private func type(_ office: Office, _ count: Int, _ line: String) async throws {
        for _ in 0..<count { try await office.done("bz", "sheet", "001", line) }
    }

    private func report(_ office: Office) async throws -> Shown {
        try await office.read(Shown.self, "ed", "report", "001")
    }

    @Test func furtherSheetsAreShownInStepsOnly() async throws {
        let office = try await Office.withCase("jw", "ed", "bz")
        try await type(office, 6, "55555555 10")
        try await office.done("ed", "do", "001", "f5.close")
        #expect(try await report(office).counts == [0, 0, 0, 0, 6])

        #expect(
            try await office.teczka("ed", "do", "001", "f5.reopen").code != 0, "without a reason")
        try await office.done("ed", "do", "001", "f5.reopen", "reason=spóźnione ankiety")
        try await type(office, 3, "11111111 0")
        let open = try await report(office)
        #expect(open.counts == [0, 0, 0, 0, 6])
        #expect(open.figures.survey.size.responses == 9 && open.figures.survey.waiting == 3)
        try await office.done("ed", "do", "001", "f5.close")
        #expect(try await report(office).counts == [0, 0, 0, 0, 6])
        let words = try await office.done("ed", "report", "001", "--lang", "pl")
            .replacing("\u{A0}", with: " ")
        #expect(words.contains("Jeszcze niepokazane: 3 odpowiedzi."))

        try await office.done("ed", "sync")
        try await office.done("ed", "do", "001", "f5.reopen", "reason=jeszcze dwie")
        try await type(office, 2, "11111111 0")
        try await office.done("ed", "do", "001", "f5.close")
        let last = try await report(office)
        #expect(last.counts == [5, 0, 0, 0, 6])
        #expect(last.figures.survey.waiting == nil)
    }
}
