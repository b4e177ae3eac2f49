// The life of an edit on its device: recorded once, in one place at a time, never lost.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseWire
import Dice
import Foundation
import GRDB
import Testing

@Suite
struct EditsTests {
    @Test
    func numbersBeginWithOneAndHaveNoGaps() throws {
        let bench = try Bench()
        for index in 1...4 {
            #expect(try bench.cache.record(Bench.edit("m\(index)")) == Int64(index))
        }
        #expect(try bench.cache.outbox().map(\.number) == [1, 2, 3, 4])
        #expect(try bench.cache.outbox(after: 2).map(\.number) == [3, 4])
    }

    @Test
    func whatIsSentIsWhatWasRecorded() throws {
        let bench = try Bench()
        let edit = Bench.edit("m1")
        _ = try bench.cache.record(edit)
        let entry = try #require(try bench.cache.outbox().first)
        #expect(entry.mutation == edit)
        #expect(JSONWriter.bytes(of: entry.content) == JSONWriter.bytes(of: edit.json))
    }

    @Test
    func recordingAgainAddsNothingWhereverTheEditIsNow() throws {
        let bench = try Bench()
        let edits = ["a", "b", "c"].map { Bench.edit($0) }
        let numbers = try edits.map { try bench.cache.record($0) }
        try bench.store(Bench.receipt(edits[0], 1))
        try bench.store(Bench.receipt(edits[1], 2, .refused))
        #expect(try edits.map { try bench.cache.record($0) } == numbers)
        #expect(try edits.map { try bench.cache.known($0.id)?.number } == numbers)
        #expect(try bench.cache.outbox().count == 1)
        #expect(try bench.cache.record(Bench.edit("d")) == 4)
        #expect(try bench.cache.known("mutation-none")?.number == nil)
    }

    @Test
    func aNameStandsForOneEdit() throws {
        let bench = try Bench()
        _ = try bench.cache.record(Bench.edit("a"))
        #expect(throws: CacheError.mutationReuse("mutation-a")) {
            try bench.cache.record(Bench.edit("a", in: "c_2"))
        }
        #expect(try bench.cache.outbox().count == 1)
    }

    /// Every outcome moves an edit to exactly one place, at every step.
    @Test(arguments: Dice.seeds(fixed: 4))
    func anEditIsInExactlyOnePlace(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let bench = try Bench()
        var edits: [Mutation] = []
        var receipts: [Receipt] = []
        for step in 0..<30 {
            switch Int.random(in: 0..<4, using: &dice) {
            case 0, 1:
                edits.append(
                    step.isMultiple(of: 3)
                        ? Bench.sheet("\(step)", comment: "x") : Bench.edit("\(step)"))
                _ = try bench.cache.record(edits[edits.count - 1])
            case 2:
                guard let entry = try bench.cache.outbox().randomElement(using: &dice) else {
                    continue
                }
                let outcome = dice.pick(Outcome.allCases)
                receipts.append(Bench.receipt(entry.mutation, entry.number, outcome))
                try bench.store(receipts[receipts.count - 1])
            default:
                let scope = ScopeID("c_\(Int.random(in: 1...2))")
                try bench.apply(
                    [.revoke(scope), .grant(scope, .trainer), .change(Bench.delta(scope, "x"))],
                    cursor: Int64(step))
                if let receipt = receipts.randomElement(using: &dice) { try bench.store(receipt) }
            }
            let places = try bench.places(edits)
            #expect(
                places.values.allSatisfy { $0.count == 1 }, "seed \(seed), step \(step): \(places)")
        }
    }

    @Test(arguments: [
        (Outcome.applied, "sent"), (.merged, "sent"), (.conflict, "sent"), (.noop, "sent"),
        (.refused, "tray"), (.parked, "tray"), (.void, "sent"),
    ])
    func aReceiptDecidesThePlace(_ outcome: Outcome, _ place: String) throws {
        let bench = try Bench()
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        let receipt = Bench.receipt(edit, 1, outcome)
        for _ in 0..<2 {
            try bench.store(receipt)
            #expect(try bench.places([edit]) == [edit.id: [place]])
            #expect(try bench.cache.receipt(of: edit.id) == receipt)
        }
        #expect(try bench.cache.tray().map(\.receipt) == (place == "tray" ? [receipt] : []))
    }

    @Test
    func aReceiptForAnotherEditIsAForkAndChangesNothing() throws {
        let bench = try Bench()
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        #expect(throws: CacheError.forked) { try bench.store(Bench.receipt(Bench.edit("b"), 1)) }
        try bench.store(Bench.receipt(edit, 2))
        #expect(try bench.places([edit]) == [edit.id: ["outbox"]])
    }

    @Test
    func theLastReceiptedNumberIsKnown() throws {
        let bench = try Bench()
        #expect(try bench.cache.received() == 0)
        let edits = (1...3).map { Bench.edit("m\($0)") }
        for (index, edit) in edits.enumerated() {
            _ = try bench.cache.record(edit)
            #expect(try bench.cache.received() == 0, "\(index)")
        }
        for (index, edit) in edits.enumerated() {
            try bench.store(Bench.receipt(edit, Int64(index + 1), index == 1 ? .refused : .applied))
            #expect(try bench.cache.received() == Int64(index + 1))
        }
    }

    @Test
    func onlyItsAuthorTakesAnEditOutOfTheTray() throws {
        let bench = try Bench()
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        try bench.store(Bench.receipt(edit, 1, .refused))
        #expect(throws: CacheError.noEntry(number: 2)) { try bench.cache.dropFromTray(2) }
        try bench.cache.dropFromTray(1)
        #expect(try bench.cache.tray().isEmpty)
        #expect(throws: CacheError.noEntry(number: 1)) { try bench.cache.dropFromTray(1) }
        #expect(try bench.cache.record(Bench.edit("b")) == 2)
    }

    @Test
    func twoProgramsShareOneDirectory() async throws {
        let bench = try Bench()
        let directory = bench.directory
        let numbers = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for program in 0..<3 {
                group.addTask {
                    let cache = try Cache(directory: directory)
                    return try (0..<15).map { try cache.record(Bench.edit("\(program)-\($0)")) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.joined().sorted() == Array(1...45))
        #expect(numbers.allSatisfy { $0 == $0.sorted() })
        #expect(try bench.cache.outbox().map(\.number) == Array(1...45))
    }

    @Test
    func whatIsRecordedIsThereWhenTheCacheIsOpenedAgain() throws {
        let bench = try Bench()
        let edit = Bench.edit("a")
        _ = try bench.cache.record(edit)
        let second = try Cache(directory: bench.directory)
        #expect(try second.outbox().map(\.mutation) == [edit])
    }

    @Test
    func nothingIsKeptOfASheetThatTheServerHas() throws {
        let bench = try Bench()
        let sheet = Bench.sheet("a", comment: "kanarek-z-F5")
        _ = try bench.cache.record(sheet)
        let kept = try Data(contentsOf: URL(fileURLWithPath: bench.file))
        #expect(kept.range(of: Data("kanarek-z-F5".utf8)) != nil)
        try bench.store(Bench.receipt(sheet, 1))
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.directory) {
            let path = bench.directory + "/" + name
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.range(of: Data("kanarek-z-F5".utf8)) == nil, "\(name)")
        }
        #expect(try bench.cache.receipt(of: sheet.id) != nil)
        #expect(try bench.cache.layers(of: "c_1").edits.isEmpty)
    }

    @Test
    func anEditThatTheDiskDoesNotTakeIsNotRecorded() throws {
        let bench = try Bench()
        _ = try bench.cache.record(Bench.edit("a"))
        let other = try DatabaseQueue(path: bench.file)
        try other.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON outbox
                    BEGIN SELECT RAISE(ABORT, 'disk full'); END
                    """)
        }
        #expect(throws: CacheError.disk("disk full")) { try bench.cache.record(Bench.edit("b")) }
        try other.write { try $0.execute(sql: "DROP TRIGGER full") }
        #expect(try bench.cache.outbox().map(\.number) == [1])
        #expect(try bench.cache.record(Bench.edit("b")) == 2)
    }

    @Test
    func onlyTheOwnerReadsTheFiles() throws {
        let bench = try Bench()
        _ = try bench.cache.record(Bench.edit("a"))
        let files = FileManager.default
        let folder = try files.attributesOfItem(atPath: bench.directory)
        #expect(folder[.posixPermissions] as? Int == 0o700)
        for name in try files.contentsOfDirectory(atPath: bench.directory) {
            let attributes = try files.attributesOfItem(atPath: bench.directory + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }
}
