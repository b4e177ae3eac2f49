// The queue of e-mails: in one transaction with the act, out of it in one with its fate, and no
// attempt that was not seen to end is ever repeated by itself.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Testing

struct OutgoingMailTests {
    private static let message = Array("Od: biuro".utf8)

    private func desk() throws -> Desk {
        let desk = try started()
        try order(desk)
        return desk
    }

    private func started() throws -> Desk {
        let desk = try Desk()
        try desk.startCase()
        try desk.commit([
            .set(
                FieldAddress(RecordKey("feedback"), "text"), value: "Dziękujemy",
                base: Base(.at(0), value: .null))
        ])
        return desk
    }

    private func order(
        _ desk: Desk, from device: Device = Desk.ed, seen cursor: Sequence64? = nil
    ) throws {
        let arguments: [String: JSONValue] = [
            "to": "szkola@example.pl", "via": "email", "deliver": true,
        ]
        let receipt = try desk.commit(
            [.act(.sendFeedback, subject: nil, arguments: arguments)], from: device,
            id: "the-mail", seen: cursor)
        #expect(receipt.outcome == .applied)
    }

    /// Erases a participant to whom the e-mail goes.
    private func eraseRecipient(_ desk: Desk) throws {
        let person = RecordKey("participant", "p1")
        try desk.commit([.create(person, fields: ["no": "P01", "email": "szkola@example.pl"])])
        try desk.commit(
            [.act(.requestErasure, subject: person, arguments: ["reason": "prośba"])],
            id: "asked-for")
        try desk.commit(
            [.act(.confirmErasure, subject: RecordKey("erasure", "asked-for"), arguments: [:])],
            from: Desk.jw)
    }

    private func next(_ desk: Desk, after minutes: Int64 = 0) throws -> OutgoingMail? {
        try desk.store.nextMail(now: Desk.now.adding(minutes: minutes))
    }

    private func state(_ desk: Desk) throws -> String? {
        try desk.state().record(RecordKey("mail", "the-mail"))?.text("state")
    }

    @Test func anActThatSendsLeavesARow() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        #expect(mail.key == RecordKey("mail", "the-mail") && mail.message == nil)
        try desk.reopen()
        #expect(try next(desk) == mail)
    }

    @Test func whatWasHandedOverIsEvidenceAndNoLongerWaits() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        _ = try desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl")
        try desk.store.finishMail(
            mail, ["state": "sent", "message_id": "m@example.pl"], now: Desk.now)
        #expect(try state(desk) == "sent")
        #expect(try next(desk, after: 100_000) == nil)
        #expect(try desk.store.interruptedMails().isEmpty)
    }

    @Test func anAttemptThatWasNotSeenToEndIsNotRepeated() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        _ = try desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl")
        try desk.reopen()
        #expect(try next(desk, after: 100_000) == nil)
        #expect(try desk.store.interruptedMails().map(\.key) == [mail.key])
    }

    @Test func anAttemptInVainIsRepeatedLaterWithTheSameBytes() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        _ = try desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl")
        try desk.store.postponeMail(
            mail, until: Desk.now.adding(minutes: 5), ["problem": "busy"], now: Desk.now)
        #expect(try next(desk, after: 4) == nil)
        let again = try #require(try next(desk, after: 5))
        #expect(again.message == Self.message && again.messageID == "m@example.pl")
        #expect(again.attempts == 1)
        #expect(try desk.state("c_1").record(mail.key)?.text("problem") == "busy")
        #expect(try state(desk) == "queued")
    }

    @Test func nothingBeginsOnceTheRecipientIsErased() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        try eraseRecipient(desk)
        #expect(
            try !desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl"))
    }

    @Test func whatIsErasedOnItsWayLeavesNoAddressAndNoBytes() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        #expect(try desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl"))
        try eraseRecipient(desk)
        try desk.store.finishMail(
            mail,
            [
                "state": "sent", "message_id": "m@example.pl", "sha256": "00ff",
                "answer": "ola@example.pl: 250",
            ], now: Desk.now)
        let record = try #require(try desk.state().record(mail.key))
        #expect(record.text("state") == "sent" && record.text("message_id") != nil)
        #expect(record.text("sha256") == nil && record.text("answer") == nil)
        #expect(try desk.store.erasedAttachments() == ["00ff"])
    }

    @Test func whatDidNotGoOutWasNotSent() throws {
        let desk = try desk()
        #expect(try desk.value("feedback", "sent_at") != nil)
        let mail = try #require(try next(desk))
        try desk.store.finishMail(mail, ["state": "failed", "problem": "550"], now: Desk.now)
        #expect(try state(desk) == "failed")
        #expect(try desk.value("feedback", "sent_at") == nil)
        #expect(try next(desk) == nil)
    }

    @Test func aDoubtfulOneWaitsForAPersonAndKeepsItsBytes() throws {
        let desk = try desk()
        let mail = try #require(try next(desk))
        _ = try desk.store.beginMail(mail, message: Self.message, messageID: "m@example.pl")
        try desk.store.finishMail(mail, ["state": "doubtful"], now: Desk.now)
        #expect(try next(desk, after: 100_000) == nil)
        #expect(try desk.value("feedback", "sent_at") != nil)
        try desk.commit([.act(.settleMail, subject: mail.key, arguments: ["outcome": "again"])])
        #expect(try next(desk)?.message == Self.message)
    }

    @Test func whatWasAskedForInALostHistoryMayHaveGoneOut() throws {
        let desk = try desk()
        let backup = try desk.backUp()
        try desk.commit([.create(RecordKey("module", "m1"), fields: ["title": "Wstęp"])])
        try desk.restore(backup)
        #expect(try next(desk) == nil)
        #expect(try desk.store.interruptedMails().count == 1)
    }

    @Test func whatADeviceBringsAgainAfterARestoreMayHaveGoneOut() throws {
        let desk = try started()
        let backup = try desk.backUp()
        let cursor = try desk.store.head()
        try desk.commit([.create(RecordKey("module", "m1"), fields: ["title": "Wstęp"])])
        try desk.restore(backup)
        let device = Device(id: "d-new", user: "ed")
        try desk.enrol(device)
        try order(desk, from: device, seen: cursor)
        #expect(try next(desk) == nil)
        #expect(try desk.store.interruptedMails().map(\.key.local) == ["the-mail"])
    }
}
