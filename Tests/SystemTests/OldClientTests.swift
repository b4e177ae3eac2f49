// A client of protocol version 1 at the server of today: a device that was not brought up to date
// for a long time still delivers everything it holds.

import Foundation
import Testing

@Suite(.serialized)
struct OldClientTests {
    private static let edits = 30

    /// A device of `mg` that has only its keys, and the case that it knows.
    private func start() async throws -> (Office, old: URL, scope: String) {
        let office = try await Office.withCase("ed", "mg")
        try await office.enrol("mg", as: "old")
        struct Entry: Decodable {
            let scope: String
        }
        let scope = try await office.read([Entry].self, "mg", "list")[0].scope
        return (office, office.home("old"), scope)
    }

    /// Greets and signs in as version 1 does: no capabilities, no position, no name of the device.
    private func signIn(
        _ office: Office, _ home: URL, received: Int
    ) throws -> (LineClient, welcome: LineClient.Line) {
        let client = try LineClient(home, port: office.port)
        try client.send(#"{"t":"hello","id":1,"proto":[1],"app":"teczka/1.0.0"}"#)
        let hello = try client.receive("hello")
        #expect(try hello.value("proto") == 1)
        #expect(!hello.has("caps"))
        try client.send(
            #"{"t":"auth","id":2,"user":"mg","rcpt":\#(received),"password":"\#(Office.password)"}"#
        )
        return (client, try client.receive("auth.ok"))
    }

    private func mutation(_ number: Int, _ scope: String) -> String {
        #"{"t":"mut","id":\#(number + 2),"n":\#(number),"m":{"mid":"\#(Self.name(number))","#
            + #""scope":"\#(scope)","at":"2026-02-19T16:02:11Z","ops":[{"o":"new","#
            + #""r":"contact/\#(Self.name(number))","f":{"type":"inquiry","channel":"www","#
            + #""note":"\#(Self.note(number))"}}]}}"#
    }

    private static func name(_ number: Int) -> String {
        "0197a3c0-1111-7000-8000-0000000000" + note(number).dropFirst()
    }

    private static func note(_ number: Int) -> String { number < 10 ? "n0\(number)" : "n\(number)" }

    @Test func aFullOutboxIsDeliveredOnceAlsoWhenTheReceiptsAreLost() async throws {
        let (office, old, scope) = try await start()
        let (first, welcome) = try signIn(office, old, received: 0)
        #expect(try welcome.value("acked") == 0)
        try first.send(#"{"t":"sub","id":3,"cur":0}"#)
        let grant = try first.receive("grant")
        #expect(try grant.value("standing") == "coordinator")
        for number in 1...Self.edits { try first.send(mutation(number, scope)) }
        var receipts: [String] = []
        for number in 1...Self.edits {
            let receipt = try first.receive("rcpt")
            #expect(try receipt.value("rc.n") == number)
            #expect(try receipt.value("rc.st") == "applied", "\(receipt.text)")
            receipts.append(try receipt.value("rc.mid"))
        }
        first.cut()

        // It had written down ten of them when it was cut off.
        let (second, again) = try signIn(office, old, received: 10)
        #expect(try again.value("acked") == Self.edits)
        for number in 11...Self.edits {
            let receipt = try second.receive("rcpt")
            #expect(try receipt.value("rc.n") == number)
            #expect(try receipt.value("rc.mid") == receipts[number - 1])
        }
        // A client that is careful sends the last ones again all the same.
        for number in 21...Self.edits { try second.send(mutation(number, scope)) }
        for number in 21...Self.edits {
            #expect(try second.receive("rcpt").value("rc.n") == number)
        }
        try second.send(#"{"t":"bye","code":"done"}"#)
        try await office.done("ed", "sync")
        #expect(try await office.notes("ed") == (1...Self.edits).map(Self.note))
    }

    /// What others do reaches it as version 1 knows it: changes and marks, without credit.
    @Test func itReadsWhatOthersDoWhileItIsConnected() async throws {
        let (office, old, _) = try await start()
        let (client, _) = try signIn(office, old, received: 0)
        try client.send(#"{"t":"sub","id":3,"cur":0}"#)
        var mark = try client.receive("mark")
        #expect(!mark.has("boot"), "\(mark.text)")
        try await office.done("ed", "set", "001", "client.name=Szkoła nr 4")
        var line = try #require(try client.receive())
        while !line.text.contains("Szkoła nr 4") { line = try #require(try client.receive()) }
        #expect(line.type == "chg")
        mark = try client.receive("mark")
        #expect(try mark.value("cur", as: Int.self) >= line.value("seq", as: Int.self))
    }

    /// It knows no parked edits: it is told `refused`, and the work waits all the same.
    @Test func whatItMayNoLongerDoWaitsToBeAdopted() async throws {
        let (office, old, scope) = try await start()
        try await office.done("ed", "set", "001", "case.coordinators-=mg")
        let (client, _) = try signIn(office, old, received: 0)
        for number in 1...3 { try client.send(mutation(number, scope)) }
        for _ in 1...3 {
            let receipt = try client.receive("rcpt")
            #expect(try receipt.value("rc.st") == "refused", "\(receipt.text)")
            #expect(receipt.text.contains(#""code":"permission""#), "\(receipt.text)")
        }
        try await office.done("ed", "sync")
        #expect(try await office.status("ed").parked == 3)
        #expect(try await office.notes("ed").isEmpty)
        for _ in 1...3 { try await office.done("ed", "parked", "001", "--adopt", "1") }
        #expect(try await office.notes("ed") == (1...3).map(Self.note))
    }

    @Test func aDisabledAccountIsToldSo() async throws {
        let (office, old, _) = try await start()
        try await office.administrate("user", "disable", "mg")
        let client = try LineClient(old, port: office.port)
        try client.send(#"{"t":"hello","id":1,"proto":[1],"app":"teczka/1.0.0"}"#)
        _ = try client.receive("hello")
        try client.send(
            #"{"t":"auth","id":2,"user":"mg","rcpt":0,"password":"\#(Office.password)"}"#)
        let answer = try #require(try client.receive())
        #expect(answer.type == "err")
        #expect(try answer.value("code") == "disabled")
        #expect(try client.receive() == nil)
    }
}
