// A file over a line that is cut again and again: it goes on where it was cut, holds up no edit,
// arrives byte for byte, and opens to nobody who may not read its record.

import Dice
import Foundation
import Testing

@Suite(.serialized)
struct AttachmentTests {
    private static let byteCount = 6_000_000
    /// What the bytes need on the line: base64, and the rest of each line.
    private static let lineByteCount = byteCount * 4 / 3

    private static let scan: Data = {
        var dice = Dice(seed: 6)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        while bytes.count < byteCount {
            withUnsafeBytes(of: dice.next()) { bytes += $0 }
        }
        return Data(bytes)
    }()

    /// A device behind a link, with so much of the scan attached without the network.
    private func start(byteCount: Int = 300_000) async throws -> (Office, Link, Data) {
        let scan = Self.scan.prefix(byteCount)
        let office = try await Office.withCase("ed", "mg", "lc")
        let link = try Link(to: office.port)
        try await office.enrol("ed", as: "field", through: link)
        let file = office.directory.appending(path: "lista.pdf")
        try scan.write(to: file)
        try await office.done("field", "attach", "001", file.path, "--offline")
        _ = link.takeSentByteCount()
        return (office, link, Data(scan))
    }

    @Test func itGoesOnWhereItWasCutAndHoldsUpNoEdit() async throws {
        let (office, link, scan) = try await start(byteCount: Self.byteCount)
        var sent = 0
        link.cut(afterByteCount: 2_000_000)
        for run in 1...2 {
            let ended = try await office.teczka("field", "sync")
            #expect(ended.code == 69, "run \(run): \(ended)")
            #expect(ended.sentences.count == 1, "\(ended.errors)")
            sent += link.takeSentByteCount()
        }
        #expect(try await office.status("field").attachments == 1)

        // What is recorded now goes before the rest of the file.
        try await office.recordOffline("field", ["za plikiem"])
        link.cut(afterByteCount: 1_000_000)
        _ = try await office.teczka("field", "sync")
        sent += link.takeSentByteCount()
        try await office.done("mg", "sync")
        #expect(try await office.notes("mg") == ["za plikiem"])
        let early = office.directory.appending(path: "early.pdf")
        let awaited = try await office.teczka(
            "mg", "attachment", "001", "scan:lista.pdf", early.path, "--lang", "en")
        #expect(awaited.code == 66, "\(awaited)")
        #expect(!FileManager.default.fileExists(atPath: early.path))

        link.cut(afterByteCount: nil)
        let last = try await office.done("field", "sync", "--lang", "en")
        #expect(last.contains("Attachments sent: 1."), "\(last)")
        let rest = link.takeSentByteCount()
        #expect(rest < Self.lineByteCount - 4_000_000, "all of it went again: \(rest)")
        #expect(sent + rest < Self.lineByteCount * 11 / 10, "\(sent) and \(rest)")
        #expect(try await office.status("field").attachments == 0)

        try await office.done("mg", "sync")
        try await office.done("mg", "attachment", "001", "scan:lista.pdf", early.path)
        #expect(try Data(contentsOf: early) == scan)
    }

    @Test func aDownloadGoesOnToo() async throws {
        let (office, link, scan) = try await start()
        try await office.done("field", "sync")
        try await office.enrol("mg", as: "slow", through: link)
        let file = office.directory.appending(path: "copy.pdf")
        let fetch = ["attachment", "001", "scan:lista.pdf", file.path]
        link.cut(afterByteCount: 250_000)
        let cut = try await Program.run("teczka", fetch, home: office.home("slow"))
        #expect(cut.code == 69, "\(cut)")
        #expect(!FileManager.default.fileExists(atPath: file.path))
        link.cut(afterByteCount: nil)
        let whole = try await Program.run("teczka", fetch, home: office.home("slow"))
        #expect(whole.code == 0, "\(whole)")
        #expect(try Data(contentsOf: file) == scan)
    }

    /// A hash that somebody was told opens nothing, and does not even tell that the file exists.
    @Test func aTrainerOutsideTheCaseGetsNothingForTheHash() async throws {
        let (office, link, scan) = try await start()
        try await office.done("field", "sync")
        #expect(link.takeSentByteCount() > scan.count)
        struct Scan: Decodable {
            let fields: [String: Value]
        }
        let records = try await office.read([Scan].self, "field", "show", "001", "scan")
        let hash = try #require(records.first?.fields["sha256"]?.text)
        let inside = try answers(for: hash, scan.count, of: "ed", office)
        #expect(
            inside.map(\.type) == ["blob.ok", "blob.data"], "\(inside.map { $0.text.prefix(99) })")
        let outside = try answers(for: hash, scan.count, of: "lc", office)
        let unknown = String(repeating: "0", count: 64)
        let nobody = try answers(for: unknown, scan.count, of: "lc", office)
        #expect(outside.map(\.type) == ["err", "err"])
        #expect(outside.map(\.text) == nobody.map(\.text))
        #expect(try outside.allSatisfy { try $0.value("code") == "not_found" })
    }

    /// Asks how much there is of a blob, and for its first chunk.
    private func answers(
        for hash: String, _ size: Int, of login: String, _ office: Office
    ) throws -> [LineClient.Line] {
        let client = try LineClient(office.home(login), port: office.port)
        try client.send(#"{"t":"hello","id":1,"proto":[2],"app":"test","caps":["blob"]}"#)
        _ = try client.receive("hello")
        try client.send(
            #"{"t":"auth","id":2,"user":"\#(login)","rcpt":0,"password":"\#(Office.password)"}"#)
        _ = try client.receive("auth.ok")
        try client.send(#"{"t":"blob.at","id":3,"h":"\#(hash)","size":\#(size)}"#)
        try client.send(#"{"t":"blob.get","id":4,"h":"\#(hash)","off":0}"#)
        var answers: [LineClient.Line] = []
        while answers.count < 2, let line = try client.receive() {
            if line.has("re") { answers.append(line) }
        }
        return answers
    }
}
