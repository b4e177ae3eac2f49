// Typing in everything that F5 asks, with the built programs.

import Foundation
import GRDB
import Testing

@Suite(.serialized)
struct SheetTests {
    /// The sheets that the server holds, as text.
    private func sheets(_ office: Office) async throws -> [String] {
        let queue = try DatabaseQueue(path: office.data.appending(path: "teczka.sqlite").path)
        defer { try? queue.close() }
        return try await queue.read { try String.fetchAll($0, sql: "SELECT body FROM answer") }
    }

    @Test func everyQuestionOfTheFormCanBeTyped() async throws {
        let office = try await Office.withCase("jw", "ed", "bz")
        try await office.done(
            "ed", "add", "001", "outcome", "no=LO1", "text=Fotografuje")
        try await office.done("bz", "sync")
        try await office.done(
            "bz", "sheet", "001", "55..4321 9 2 4", "--trainer", "bz=54", "--pace", "slow",
            "--valued", "żółwie", "--improve", "mapa", "--needs", "film", "--quote", "--mode",
            "paper")
        #expect(
            try await sheets(office) == [
                #"{"after":[["LO1",4]],"before":[["LO1",2]],"#
                    + #""comments":{"o1":"żółwie","o2":"mapa","o3":"film"},"#
                    + #""mode":"paper","pace":"too_slow","quote_consent":true,"recommend":9,"#
                    + #""scores":[["q01",5],["q02",5],["q03:bz",5],["q04:bz",4],"#
                    + #"["q05",4],["q06",3],["q07",2],["q08",1]]}"#
            ])
    }

    @Test func oneRatingIsNotCopiedToSeveralTrainers() async throws {
        let office = try await Office.withCase("jw", "ed", "bz")
        try await office.done(
            "ed", "add", "org", "trainer", "login=rs", "name=Róża Śnieżek")
        for (number, login) in [("S8", "bz"), ("S9", "rs")] {
            try await office.done(
                "ed", "add", "001", "session", "no=\(number)", "trainer=\(login)", "setting=room",
                "place=sala", "planned.start=2026-01-12 10:00", "planned.end=2026-01-12 12:00")
        }
        try await office.done("bz", "sync")
        let together = try await office.teczka("bz", "sheet", "001", "55554555 9")
        #expect(together.code == 65 && together.errors.contains("rate each apart"))
        #expect(try await sheets(office).isEmpty)
        try await office.done(
            "bz", "sheet", "001", "55..4555 9", "--trainer", "bz=54", "--trainer", "rs=32")
        let sheet = try #require(try await sheets(office).first)
        #expect(sheet.contains(#"["q03:bz",5],["q03:rs",3],["q04:bz",4],["q04:rs",2]"#), "\(sheet)")
    }

    @Test func whatIsNoAnswerIsSaidAndNotRecorded() async throws {
        let office = try await Office.withCase("jw", "ed", "bz")
        for (lang, words) in [("pl", "Prowadzili: bz."), ("en", "Who taught: bz.")] {
            for text in ["lc=54", "bz=5", "bz=56", "54"] {
                let ended = try await office.teczka(
                    "bz", "sheet", "001", "55554555 9", "--trainer", text, "--lang", lang)
                #expect(ended.code == 65 && ended.errors.contains(words), "\(text)")
            }
        }
        for option in [["--mode", "fax"], ["--pace", "5"]] {
            let ended = try await Program.run(
                "teczka", ["sheet", "001", "55554555 9"] + option, home: office.home("bz"))
            #expect(ended.code == 64)
        }
        #expect(try await sheets(office).isEmpty)
    }
}
