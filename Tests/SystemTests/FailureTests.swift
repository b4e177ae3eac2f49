// Whatever goes wrong: one sentence that says what to do, a documented exit code, nothing changed.

import Foundation
import Testing

@Suite(.serialized)
struct FailureTests {
    private func expect(
        _ ended: Ended, code: Int32, says text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(ended.code == code, "\(ended.errors)", sourceLocation: sourceLocation)
        #expect(ended.sentences.count == 1, "\(ended.errors)", sourceLocation: sourceLocation)
        #expect(ended.errors.contains(text), "\(ended.errors)", sourceLocation: sourceLocation)
    }

    @Test func mistakesOfTypingAreNamedAndRecordNothing() async throws {
        let office = try await Office(people: ["jw", "ed"])
        let made = try await office.teczka("ed", "new", "title=Teren", "kind=closed")
        try #require(made.code == 0, "\(made.errors)")
        let number = "001"

        expect(
            try await office.teczka("ed", "show", "K/2026/777"), code: 66, says: "teczka list")
        expect(
            try await office.teczka("ed", "set", number, "f2.sent_at=2026-02-30"), code: 65,
            says: "a moment that exists")
        expect(
            try await office.teczka("ed", "set", number, "f3.returned_at=2999-02-28 08:00"),
            code: 65, says: "f3.returned_at: 2999-02-28 08:00 is still to come")
        expect(
            try await office.teczka(
                "ed", "set", number, "terms.agreed.agreed_at=2999-02-28 08:00"),
            code: 65, says: "terms.agreed.agreed_at: 2999-02-28 08:00 is still to come")
        expect(
            try await office.teczka("ed", "do", number, "f2.send", "at=2999-02-28 08:00"),
            code: 65, says: "still to come")
        expect(
            try await office.teczka("ed", "set", number, "terms.agreed.date=31.11.2026"), code: 65,
            says: "a day that exists")
        expect(
            try await office.teczka("ed", "set", number, "f2.colour=red"), code: 65,
            says: "no field")
        expect(
            try await office.teczka("ed", "set", number, "case.kind=half"), code: 65,
            says: "one of: open, closed")
        expect(
            try await office.teczka("ed", "do", number, "case.explode"), code: 65,
            says: "teczka acts")
        expect(
            try await office.teczka("ed", "sheet", number, "999"), code: 65, says: "F5")
        expect(
            try await office.teczka("ed", "sync", "--password-fd", "77"), code: 66,
            says: "Cannot read")
        let status = try await office.teczka("ed", "status", "--json")
        #expect(status.output.contains("\"waiting\":0"))
        #expect(status.output.contains("\"refused\":0"))
    }

    @Test func aFieldThatTheRoleMayNotTouchIsRefusedAtOnce() async throws {
        let office = try await Office(people: ["jw", "ed"])
        _ = try await office.teczka("ed", "new", "title=Teren", "kind=closed")
        _ = try await office.teczka("jw", "sync")
        let refused = try await office.teczka("jw", "set", "001", "case.title=Inny")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("your role may not change this"))
        #expect(try await office.teczka("jw", "status", "--json").output.contains("\"waiting\":0"))
    }

    @Test func wrongPasswordsAndUsedInvitationsAreToldApart() async throws {
        let office = try await Office(people: ["jw", "ed"])
        expect(
            try await office.teczka("ed", "login", "--password-fd", "0", input: "złe hasło tutaj"),
            code: 77, says: "teczka login")
        let invitation = try await office.invitation("ed")
        let second = try await office.teczka(
            "second", "enrol", invitation, "--password-fd", "0", input: Office.password)
        try #require(second.code == 0, "\(second.errors)")
        expect(
            try await office.teczka(
                "third", "enrol", invitation, "--password-fd", "0", input: Office.password),
            code: 77, says: "Ask for a new string")
        expect(
            try await office.teczka(
                "fourth", "enrol", String(invitation.dropLast(9)), "--password-fd", "0",
                input: Office.password),
            code: 65, says: "whole enrolment string")
    }

    @Test func aServerThatIsDownLosesNothing() async throws {
        let office = try await Office(people: ["jw", "ed"])
        office.stop()
        expect(try await office.teczka("ed", "sync"), code: 69, says: "does not answer")
        let recorded = try await office.teczka("ed", "new", "title=Teren", "kind=open")
        #expect(recorded.code == 0)
        #expect(recorded.output.contains("Waits to be sent"))
        #expect(try await office.teczka("ed", "status", "--json").output.contains("\"waiting\":1"))
    }

    @Test func aForeignServerGetsNeitherPasswordNorEdits() async throws {
        let office = try await Office(people: ["jw", "ed"])
        let other = try await Office(people: ["jw"])
        let foreign = try Data(contentsOf: other.home("jw").appending(path: "authority.crt"))
        try foreign.write(to: office.home("ed").appending(path: "authority.crt"))
        expect(try await office.teczka("ed", "sync"), code: 77, says: "is foreign")
    }

    @Test func aForeignDeviceIsTurnedAway() async throws {
        let office = try await Office(people: ["jw", "ed"])
        let other = try await Office(people: ["jw"])
        for file in ["device.crt", "device.key"] {
            let foreign = try Data(contentsOf: other.home("jw").appending(path: file))
            try foreign.write(to: office.home("ed").appending(path: file))
        }
        expect(try await office.teczka("ed", "sync"), code: 77, says: "This device's certificate")
    }

    @Test func aNormalServerHasNoClockDoor() async throws {
        let office = try await Office(isDemonstration: false, people: ["jw", "ed"])
        let moved = try await office.administer(["clock", "2026-01-01 10:00"])
        #expect(moved.code == 64)
        #expect(moved.errors.contains("demonstration server only"))
        let cut = try await office.administer(["cut", "ed", "--stored", "1", "--receipts", "0"])
        #expect(cut.code == 64)
        expect(
            try await office.teczka("ed", "clock", "2026-01-01 10:00"), code: 64,
            says: "demonstration only")
    }

    @Test func aRepeatedCommandAddsNothing() async throws {
        let office = try await Office(people: ["jw", "ed"])
        _ = try await office.teczka("ed", "new", "title=Teren", "kind=open", "--id", "one")
        _ = try await office.teczka("ed", "new", "title=Teren", "kind=open", "--id", "one")
        _ = try await office.teczka(
            "ed", "add", "001", "contact", "type=inquiry", "channel=www", "--id", "two")
        let again = try await office.teczka(
            "ed", "add", "001", "contact", "type=inquiry", "channel=www", "--id", "two")
        #expect(again.code == 0)
        let shown = try await office.teczka("ed", "show", "001", "contact", "--json").output
        #expect(shown.components(separatedBy: "\"type\":\"contact\"").count == 2)
        #expect(
            try await office.teczka("ed", "list", "--json").output
                .components(separatedBy: "\"number\"").count == 2)
    }
}
