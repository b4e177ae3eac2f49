// The answers of F5 lie in one table without a link to anybody, and nowhere else.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Foundation
import GRDB
import Testing

@Suite
struct AnswerTests {
    private static let canary = "kanarek-z-F5"

    private static func sheet(_ comment: String, score: Int64 = 5) -> [CaseMerge.Operation] {
        let sheet: JSONValue = [
            "scores": [["q01", .integer(score)]], "comments": ["o1": .string(comment)],
        ]
        return [.act(.recordSheet, subject: nil, arguments: ["sheet": sheet])]
    }

    /// Every row of every table but one, as text.
    private static func dump(_ file: String, without table: String) throws -> [String: String] {
        let queue = try DatabaseQueue(path: file)
        defer { try? queue.close() }
        return try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            var dump: [String: String] = [:]
            for name in tables where name != table {
                dump[name] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"")
                    .map(\.description).joined(separator: "\n")
            }
            return dump
        }
    }

    /// The kept sheets, read past the store.
    private static func answers(_ desk: Desk) throws -> [Row] {
        let queue = try DatabaseQueue(path: desk.file)
        defer { try? queue.close() }
        return try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM answer") }
    }

    @Test
    func answersAreInTheTableOfAnswersOnly() throws {
        let desk = try Desk()
        try desk.startCase()
        let request = desk.request(desk.mutation(Self.sheet(Self.canary)), from: Desk.lc)
        #expect(try Receipt(json: try desk.commit(request).get()).outcome == .applied)
        // Handed in again, and refused ones: none of them leaves a trace either.
        _ = try desk.commit(request)
        try desk.commit(Self.sheet(Self.canary, score: 9), from: Desk.lc)
        try desk.commit(Self.sheet(Self.canary), from: Desk.rs)
        try desk.commit(
            Self.sheet(Self.canary) + [.delete(RecordKey("module", "x"), seen: 0)], from: Desk.ed)

        desk.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.file))
        #expect(bytes.range(of: Data(Self.canary.utf8)) != nil, "the answer itself is kept")
        for (table, rows) in try Self.dump(desk.file, without: "answer") {
            #expect(!rows.contains(Self.canary), "\(table)")
        }
        #expect(try Self.answers(desk).count == 1)
    }

    @Test
    func reportsReadWhatWasAnswered() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit(Self.sheet(Self.canary), from: Desk.lc)
        #expect(
            try desk.rows().cases.flatMap(\.sheets).map(\.sheet.comments) == [["o1": Self.canary]])
        #expect(try desk.value("f5", "responses") == 1)
    }

    @Test
    func noStreamBringsAnswers() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit(Self.sheet(Self.canary), from: Desk.lc)
        for user in Desk.roles.keys {
            for cursor in [0, 1] as [Sequence64] {
                let page = try desk.page(for: user, device: Desk.ed.id, after: cursor)
                let text = String(decoding: page.lines.joined(), as: UTF8.self)
                #expect(!text.contains(Self.canary))
            }
        }
        for device in [Desk.ed, Desk.lc] {
            let bodies = try desk.greet(device).receipts
            #expect(!"\(bodies)".contains(Self.canary))
        }
    }

    /// A digest of the answers could be tried against all answers there are.
    @Test
    func noDigestDependsOnTheAnswers() throws {
        let desk = try Desk()
        try desk.startCase()
        let tablet = Device(id: "d-lc-2", user: "lc")
        try desk.enrol(tablet)
        try desk.commit(Self.sheet("jedno"), from: Desk.lc, id: "one-sheet")
        let again = try desk.commit(Self.sheet("drugie", score: 1), from: tablet, id: "one-sheet")
        #expect(again.outcome == .applied)
        #expect(again.steps == [.applied])
        desk.close()
        #expect(try Self.answers(desk).count == 1)
    }

    @Test
    func theTableOfAnswersNamesNobodyAndNoTime() throws {
        let desk = try Desk()
        try desk.startCase()
        for _ in 0..<3 { try desk.commit(Self.sheet("x"), from: Desk.lc) }
        desk.close()
        let queue = try DatabaseQueue(path: desk.file)
        try queue.read { db in
            #expect(try db.columns(in: "answer").map(\.name) == ["key", "scope", "body", "round"])
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM answer")
            #expect(Set(rows.map { $0["key"] as String }).count == 3)
            for row in rows {
                for name in ["lc", "mutation", "2026"] { #expect(!row.description.contains(name)) }
            }
        }
    }

    private static let close = CaseMerge.Operation.act(
        .closeEvaluation, subject: nil, arguments: [:])
    private static let reopen = CaseMerge.Operation.act(
        .reopenEvaluation, subject: nil, arguments: ["reason": "spóźnione ankiety"])

    @Test
    func aSheetKeepsTheCollectionInWhichItCameIn() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit(Self.sheet("pierwsza"), from: Desk.lc)
        try desk.commit([Self.close])
        #expect(try desk.commit(Self.sheet("za późno"), from: Desk.lc).outcome == .refused)
        #expect(try desk.commit([Self.reopen]).outcome == .applied)
        try desk.commit(Self.sheet("druga"), from: Desk.lc)
        // Also when all of it comes at once.
        try desk.commit([Self.close, Self.reopen] + Self.sheet("trzecia"))
        let rounds = try desk.rows().cases.flatMap(\.sheets)
            .map { ($0.sheet.comments["o1"] ?? "", $0.round) }
        #expect(
            Dictionary(uniqueKeysWithValues: rounds) == ["pierwsza": 1, "druga": 2, "trzecia": 3])
        #expect(try desk.value("f5", "round") == 3)
    }

    @Test
    func sheetsFromBeforeCollectionsWereCountedBelongToTheFirst() throws {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit(Self.sheet("dawna"), from: Desk.lc)
        desk.close()
        let queue = try DatabaseQueue(path: desk.file)
        try queue.write { db in
            try db.execute(
                sql: """
                    DROP TABLE erased_attachment;
                    ALTER TABLE answer DROP COLUMN round;
                    DELETE FROM grdb_migrations WHERE identifier = '4 erased attachments';
                    """)
        }
        try queue.close()
        try desk.reopen()
        #expect(try desk.rows().cases.flatMap(\.sheets).map(\.round) == [1])
    }
}
