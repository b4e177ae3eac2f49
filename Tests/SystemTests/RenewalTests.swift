// A device's certificate is renewed in the last third of its life, in a sync like any other; the
// old one is good until the new one was used once.

import Foundation
import GRDB
import TLS
import Testing

@Suite(.serialized)
struct RenewalTests {
    private static let day: Int64 = 86_400

    private func start() async throws -> Office {
        let office = try await Office.withCase("ed", "mg")
        return office
    }

    /// Makes the certificate of `ed` as old as if it had been issued so many days ago.
    private func age(_ days: Int64, in office: Office) async throws {
        office.stop()
        let data = office.data
        let authority = try CertificateAuthority(
            certificate: Certificate(pem: text(data.appending(path: "authority.crt"))),
            key: PrivateKey(pem: text(data.appending(path: "authority.key"))))
        let young = try certificate("ed", office)
        let request = try CertificateRequest(
            key: PrivateKey(pem: text(office.home("ed").appending(path: "device.key"))),
            commonName: young.commonName)
        let now = Int64(Date().timeIntervalSince1970)
        let aged = try authority.issueDevice(
            request: request, commonName: young.commonName, now: now - days * Self.day, days: 180)
        try aged.pem.write(
            to: office.home("ed").appending(path: "device.crt"), atomically: true, encoding: .utf8)
        let store = try DatabaseQueue(path: data.appending(path: "teczka.sqlite").path)
        try await store.write { db in
            try db.execute(
                sql: "UPDATE certificate SET fingerprint = ?, issued = 0 WHERE fingerprint = ?",
                arguments: [aged.sha256Fingerprint, young.sha256Fingerprint])
            try #require(db.changesCount == 1)
        }
        try store.close()
        try office.start()
    }

    private func text(_ file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8)
    }

    private func certificate(_ home: String, _ office: Office) throws -> Certificate {
        try Certificate(pem: text(office.home(home).appending(path: "device.crt")))
    }

    @Test(arguments: [(1, false), (119, false), (121, true), (179, true)])
    func inTheLastThirdOfItsLifeASyncBringsANewOne(days: Int64, isDue: Bool) async throws {
        let office = try await start()
        try await age(days, in: office)
        let old = try certificate("ed", office)
        try await office.done("ed", "sync")
        let new = try certificate("ed", office)
        #expect((new != old) == isDue)
        #expect(new.commonName == old.commonName, "it stays the same device")
        if isDue {
            #expect(new.publicKey != old.publicKey, "the key is a new one, too")
            #expect(new.notAfter > old.notAfter)
        }
    }

    @Test func theDeviceGoesOnAndTheOldCertificateEndsWithTheFirstUseOfTheNewOne() async throws {
        let office = try await start()
        try await age(150, in: office)
        try await office.recordOffline("ed", ["e1"])
        try office.copy("ed", to: "thief")
        try await office.done("ed", "sync")
        // Nobody has used the new one: a device that lost it on the way is let in as before.
        let client = try LineClient(office.home("thief"), port: office.port)
        try client.send(#"{"t":"hello","id":1,"proto":[2],"app":"test"}"#)
        _ = try client.receive("hello")
        try client.send(
            #"{"t":"auth","id":2,"user":"ed","rcpt":0,"password":"\#(Office.password)"}"#)
        _ = try client.receive("auth.ok")
        client.cut()

        try await office.recordOffline("ed", ["e2"])
        try await office.done("ed", "sync")
        let refused = try await office.teczka(
            "thief", "sync", "--password-fd", "0", input: Office.password)
        #expect(refused.code == 77, "\(refused)")
        try await office.done("ed", "sync")
        try await office.done("mg", "sync")
        #expect(try await office.notes("mg") == ["e1", "e2"])
    }

    /// Killed at any step of taking the new key into use, the device goes on with one of the two.
    @Test func aKillInTheMiddleOfRenewingCostsNothing() async throws {
        let office = try await start()
        try await age(150, in: office)
        let whole = try await sync(office, fault: "count")
        let steps = whole.indices.filter { whole[$0].hasPrefix("home.") }
        #expect(steps.count > 4, "\(whole)")
        for step in steps {
            try await age(150, in: office)
            let done = try await sync(office, fault: "kill@\(step + 1)")
            #expect(done.last?.hasPrefix("home.") == true, "\(done)")
            for _ in 1...2 {
                let again = try await office.teczka("ed", "sync")
                #expect(again.code == 0, "after \(whole[step]): \(again)")
            }
            #expect(try certificate("ed", office).notAfter > Int64(Date().timeIntervalSince1970))
        }
    }

    /// Syncs with a fault and returns the durable operations that were begun.
    private func sync(_ office: Office, fault: String) async throws -> [String] {
        let journal = office.directory.appending(path: "operations-\(UUID().uuidString)")
        _ = try await Program.run(
            "teczka", ["sync"], home: office.home("ed"),
            environment: ["TECZKA_FAULT": fault, "TECZKA_FAULT_COUNT": journal.path])
        return try text(journal).split(separator: "\n").map(String.init)
    }
}
