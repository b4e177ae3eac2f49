// A client that was written from the protocol's pages, in another language, works beside the real
// one: each sees what the other did, and neither loses or doubles anything.

import Foundation
import Testing

@Suite(.serialized)
struct ReferenceClientTests {
    /// What a command that edits prints.
    private struct Edited: Decodable {
        struct Receipt: Decodable {
            let st: String
        }
        let scope: String
        let receipt: Receipt?
    }

    /// What `sync` prints.
    private struct Synced: Decodable {
        let receipts: [Edited.Receipt]
    }

    /// What `conflicts` prints of one.
    private struct Disagreement: Decodable {
        struct Candidate: Decodable {
            let by: String
            let v: String
        }
        let r: String
        let p: String
        let cand: [Candidate]
    }

    /// What `put` prints.
    private struct Sent: Decodable {
        let sha256: String
        let bytes: Int
    }

    /// What `verify` prints.
    private struct Verified: Decodable {
        let digests: [String: String]
        let mended: [String]
    }

    private func read<Value: Decodable>(
        _ ended: Ended, as type: Value.Type = Value.self, code: Int32 = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Value {
        try #require(
            ended.code == code, "\(ended.output) \(ended.errors)", sourceLocation: sourceLocation)
        return try JSONDecoder().decode(type, from: Data(ended.output.utf8))
    }

    /// An office with a case of `ed`, who works with the real client, and `mg`, who works with the
    /// reference client, both its coordinators.
    private func start() async throws -> (Office, Reference, scope: String) {
        let office = try await Office(people: ["jw", "ed", "mg"])
        let reference = try await Reference("mg", in: office)
        let made = try await office.teczka("ed", "new", "title=Nad rzeką", "kind=closed")
        try #require(made.code == 0, "\(made.errors)")
        let shared = try await office.teczka("ed", "set", "001", "case.coordinators+=mg")
        try #require(shared.code == 0, "\(shared.errors)")
        let synced: Synced = try read(try await reference.run("sync"))
        #expect(synced.receipts.isEmpty)
        let list = try await office.teczka("ed", "list", "--json")
        struct Entry: Decodable {
            let scope: String
        }
        let scope = try #require(try read(list, as: [Entry].self).first?.scope)
        return (office, reference, scope)
    }

    @Test func itIsShortEnoughToBeReadInOneGo() throws {
        let text = try String(contentsOf: Reference.source, encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 400)
    }

    @Test func itTakesItsPartInTheVectors() async throws {
        let tests = Reference.source.deletingLastPathComponent().appending(path: "client_test.py")
        let ended = try await Program.python(tests, [], environment: ["TECZKA_CUT": ""])
        #expect(ended.code == 0, "\(ended.errors.suffix(2_000))")
    }

    @Test func editsGoBothWaysAndTextsAreMerged() async throws {
        let (office, mg, scope) = try await start()
        let path = "f2.topics_requested"
        _ = try await office.teczka("ed", "set", "001", "\(path)=Głos\nRuch\nŚwiatło")
        let seen = try await mg.run("sync")
        #expect(seen.code == 0, "\(seen.output)")
        let waiting: Edited = try read(
            try await mg.run(
                "set", scope, "f2", "topics_requested", #""Głos\nRuch\nŚwiatło i cień""#,
                offline: true))
        #expect(waiting.receipt == nil)
        _ = try await office.teczka("ed", "set", "001", "\(path)=Głos i oddech\nRuch\nŚwiatło")
        let synced: Synced = try read(try await mg.run("sync"))
        #expect(synced.receipts.map(\.st) == ["merged"])
        _ = try await office.teczka("ed", "sync")
        let both = #"Głos i oddech\nRuch\nŚwiatło i cień"#
        let here = try await mg.run("show", scope)
        #expect(here.output.contains("\"\(path)\":\"\(both)\""))
        let there = try await office.teczka("ed", "show", "001", "f2", "--json")
        #expect(there.output.contains(both), "\(there.output)")
    }

    @Test func aConflictIsSeenByBothAndSettledByEither() async throws {
        let (office, mg, scope) = try await start()
        _ = try await mg.run("set", scope, "client", "name", #""Szkoła nr 2""#, offline: true)
        _ = try await office.teczka("ed", "set", "001", "client.name=Szkoła nr 3")
        let synced: Synced = try read(try await mg.run("sync"))
        #expect(synced.receipts.map(\.st) == ["conflict"])
        let open = try read(try await mg.run("conflicts"), as: [Disagreement].self)
        #expect(open.map(\.r) == ["client"] && open.map(\.p) == ["name"])
        #expect(
            Set(open.flatMap(\.cand).map { "\($0.by): \($0.v)" })
                == ["ed: Szkoła nr 3", "mg: Szkoła nr 2"])
        _ = try await office.teczka("ed", "sync")
        let listed = try await office.teczka("ed", "conflicts")
        #expect(listed.output.contains("Szkoła nr 2") && listed.output.contains("Szkoła nr 3"))
        let settled: Edited = try read(
            try await mg.run("resolve", scope, "client", "name", #""Szkoła nr 2""#))
        #expect(settled.receipt?.st == "applied")
        _ = try await office.teczka("ed", "sync")
        let status = try await office.teczka("ed", "status", "--json")
        #expect(status.output.contains("\"conflicts\":0"), "\(status.output)")
        let shown = try await office.teczka("ed", "show", "001", "client", "--json")
        #expect(shown.output.contains("Szkoła nr 2"))
    }

    /// The server has stored the edit, its receipt never arrived: it is replayed at the next
    /// sign-in, and the edit is there once.
    @Test func aLostReceiptIsReplayedAndNothingIsDoubled() async throws {
        let (office, mg, scope) = try await start()
        let made = #"[{"o":"new","r":"session/s1","f":{"no":"1","place":"Katowice"}}]"#
        let cut: Edited = try read(try await mg.run("edit", scope, made, cut: "rcpt"))
        #expect(cut.receipt == nil)
        let replayed: Synced = try read(try await mg.run("sync"))
        #expect(replayed.receipts.map(\.st) == ["applied"])
        let again: Synced = try read(try await mg.run("sync"))
        #expect(again.receipts.isEmpty)
        _ = try await office.teczka("ed", "sync")
        let shown = try await office.teczka("ed", "show", "001", "session", "--json")
        #expect(shown.output.components(separatedBy: "\"session/").count == 2, "\(shown.output)")
        let past = try await mg.run("hist", scope)
        #expect(past.output.components(separatedBy: "\"r\":\"session/s1\"").count == 2)
    }

    @Test func whatIsRefusedWaitsInTheTray() async throws {
        let (_, mg, scope) = try await start()
        let refused: Edited = try read(
            try await mg.run("do", scope, "case.close", "{}"), code: 1)
        #expect(refused.receipt?.st == "refused")
        let tray = try await mg.run("tray")
        #expect(tray.output.contains("case.close") && tray.output.contains("\"why\""))
    }

    @Test func digestsAgree() async throws {
        let (office, mg, scope) = try await start()
        _ = try await office.teczka("ed", "add", "001", "session", "no=1", "place=Bytom")
        _ = try await office.teczka("ed", "remove", "001", "session:1")
        _ = try await mg.run("set", scope, "client", "name", #""Szkoła nr 2""#)
        let verified: Verified = try read(try await mg.run("verify"))
        #expect(Set(verified.digests.keys) == [scope, "org"])
        #expect(verified.mended == [])
        let other = try await office.teczka("ed", "sync", "--verify")
        #expect(other.output.contains("mended: 0"), "\(other.output)")
    }

    @Test func anAttachmentGoesInPiecesBothWays() async throws {
        let (office, mg, scope) = try await start()
        // Four pieces, the last of a length that base64 has to pad.
        let scan = Data((0..<150_001).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) })
        try scan.write(to: mg.file("lista.pdf"))
        let cut = try await mg.run("put", scope, mg.file("lista.pdf").path, cut: "blob.ok")
        #expect(cut.code == 69, "\(cut.output)")
        let sent: Sent = try read(try await mg.run("put", scope, mg.file("lista.pdf").path))
        #expect(sent.bytes == scan.count)
        _ = try await office.teczka("ed", "sync")
        let fetched = office.directory.appending(path: "fetched.pdf")
        let saved = try await office.teczka(
            "ed", "attachment", "001", "scan:lista.pdf", fetched.path)
        #expect(saved.code == 0, "\(saved.errors)")
        #expect(try Data(contentsOf: fetched) == scan)

        let plan = Data(scan.reversed())
        let source = office.directory.appending(path: "plan.pdf")
        try plan.write(to: source)
        let attached = try await office.teczka("ed", "attach", "001", source.path)
        #expect(attached.code == 0, "\(attached.errors)")
        _ = try await mg.run("sync")
        let hashes = try await mg.run("show", scope).output
            .components(separatedBy: ".sha256\":\"").dropFirst().map { String($0.prefix(64)) }
        let hash = try #require(hashes.first { $0 != sent.sha256 })
        let target = mg.file("plan.pdf")
        let part = try await mg.run("get", hash, target.path, cut: "blob.data")
        #expect(part.code == 69, "\(part.output)")
        #expect(!FileManager.default.fileExists(atPath: target.path))
        let whole = try await mg.run("get", hash, target.path)
        #expect(whole.code == 0, "\(whole.output)")
        #expect(try Data(contentsOf: target) == plan)
    }
}
