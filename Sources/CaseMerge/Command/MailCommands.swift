// Acts that send something. The server hands the e-mail over, or a person did and says so; either
// way the case keeps what was asked, of whom, and what became of it. Without a sending there is no
// evidence of one: what certainly did not go out takes its act's stamp back with it.

package import CanonicalJSON
package import CaseModel

extension Act {
    /// Is true for an act by which something goes out of the firm (stages 2, 5–7, 9, 12, 13).
    package var sends: Bool { !stamps.isEmpty }

    /// The fields by which the record that the act is about says that it was sent.
    package var stamps: [String] {
        switch self {
        case .sendDiagnosis, .sendRegistration, .sendBriefing: ["sent_at", "sent_via"]
        case .sendOffer, .sendContract, .sendFeedback: ["sent_at", "sent_to", "sent_via"]
        case .answerComplaint: ["answered_at", "answer_form"]
        default: []
        }
    }
}

extension Transaction {
    /// The arguments of an act; what the server is to send is sent when the server takes it.
    func arguments(
        of act: Act, _ subject: RecordKey?, _ values: [String: JSONValue]
    ) -> Arguments {
        guard act.sends, values["deliver"]?.boolValue == true
        else { return Arguments(subject, values, mutation.claimedAt) }
        let moment = context.version > 0 ? context.now : mutation.claimedAt
        return Arguments(subject, values.filter { $0.key != "at" }, moment)
    }

    /// Stages 2 and 6: a form that the client fills in goes out.
    mutating func sendForm(_ form: String, _ arguments: Arguments) throws(Refusal) -> Outcome {
        if state.single(form)?["sent_at"] != nil { return .noop }
        var fields: [String: JSONValue] = [
            "sent_at": try arguments.moment, "sent_via": .string(try arguments.text("via")),
        ]
        if form == "f2" { fields["recipient_email"] = .string(try arguments.text("to")) }
        try write(RecordKey(form), fields)
        return .applied
    }

    /// Leaves an e-mail to send, or the one that a person sent and of which they give the
    /// Message-ID.
    mutating func leaveMail(_ act: Act, _ arguments: Arguments) throws(Refusal) {
        let isOrdered = arguments.flag("deliver")
        let name = arguments["message_id"]?.nonBlankText
        guard isOrdered || name != nil else { return }
        let way = arguments["via"] ?? arguments["form"]
        guard way == "email" else { throw Refusal(.argument, "via") }
        let moment = try arguments.moment
        let key = RecordKey("mail", mutation.id.text)
        // One mutation sends one e-mail: its name is the mutation's.
        guard state.records[key] == nil else { throw Refusal(.exists, key.description) }
        try write(
            key,
            [
                "act": .string(act.rawValue),
                "record": .string((arguments.subject ?? RecordKey(act.form)).description),
                "to": .string(try recipients(arguments).joined(separator: "\n")),
                "text": arguments["text"] ?? .null,
                "queued_at": moment,
                "state": isOrdered ? "queued" : "sent",
                "message_id": name.map { .string($0) } ?? .null,
                "sent_at": isOrdered ? .null : moment,
            ])
    }

    private static let recipientsMax = 100

    private func recipients(_ arguments: Arguments) throws(Refusal) -> [String] {
        let text = (arguments["recipients"] ?? arguments["to"])?.nonBlankText ?? ""
        let addresses = text.split { $0.isWhitespace || ",;".contains($0) }.map(String.init)
        // Relays take no other letters, and no longer lists.
        let areFit = addresses.allSatisfy {
            $0.utf8.allSatisfy { $0 < 128 } && (try? FieldType.email.check(.string($0))) != nil
        }
        guard (1...Self.recipientsMax).contains(addresses.count), areFit else {
            throw Refusal(.argument, "to")
        }
        return addresses
    }

    /// Says what became of a doubtful e-mail: it arrived, it is to be sent again, or it is lost and
    /// nothing was sent.
    mutating func settleMail(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let mail = try subject("mail", arguments)
        guard mail.text("state") == "doubtful" else { throw Refusal(.done, mail.key.description) }
        var fields: [String: JSONValue] = ["settled_by": .string(context.actor.user.text)]
        for field in ["problem", "answer"] { write(FieldAddress(mail.key, field), .null) }
        switch try arguments.text("outcome") {
        case "again": fields["state"] = "queued"
        case "arrived":
            fields["state"] = "sent"
            fields["sent_at"] = mail["queued_at"] ?? .null
            fields["reason"] = .string(try arguments.text("reason"))
        case "lost":
            fields["state"] = "failed"
            fields["reason"] = .string(try arguments.text("reason"))
            for (address, value) in MailFate.withdrawal(of: mail, in: state) {
                write(address, value)
            }
        default: throw Refusal(.argument, "outcome")
        }
        try write(mail.key, fields)
        return .applied
    }
}

/// What becomes of an act when its e-mail certainly did not go out.
package enum MailFate {
    /// Returns the fields that say that something was sent, emptied.
    ///
    /// They are those of the record that the act was about, and of the disclosure that went with an
    /// offer. What somebody wrote there since is theirs and stays.
    package static func withdrawal(
        of mail: Record, in state: CaseState
    ) -> [(FieldAddress, JSONValue)] {
        guard let act = mail.text("act").flatMap(Act.init(rawValue:)),
            let subject = mail.text("record").flatMap(RecordKey.init(text:))
        else { return [] }
        let disclosure = RecordKey("disclosure", mail.key.local)
        let addresses =
            act.stamps.map { FieldAddress(subject, $0) }
            + ["sent_at", "sent_to", "sent_via"].map { FieldAddress(disclosure, $0) }
        let own = MutationID(mail.key.local)
        return addresses.filter { address in
            let register = state.records[address.record]?.fields[address.field]
            return register?.mutation == own && register?.value != .null
        }.map { ($0, .null) }
    }
}

extension Act {
    /// The form that exists once and that an act without a subject is about.
    var form: String { String(rawValue.prefix { $0 != "." }) }
}
