// Stages 1 and 5 to 7: offers and contracts go out, acceptances come in.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func sendOffer(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let offer = try subject("offer", arguments)
        if offer["sent_at"] != nil { return .noop }
        let moment = try arguments.moment
        let recipient = JSONValue.string(try arguments.text("to"))
        let way = JSONValue.string(try arguments.text("via"))
        try write(
            offer.key,
            [
                "sent_at": moment, "sent_to": recipient, "sent_via": way,
                "programme_version": .integer(facts.programmeVersion),
            ])
        // The programme goes on changing; what the client was offered does not.
        if let programme = ProgrammeText.of(facts) {
            write(FieldAddress(offer.key, "sent_programme"), .string(programme))
        }
        // The information that the ordering party must have before the service starts goes out
        // with the offer and is recorded as what it is: a disclosure of named elements.
        if let elements = arguments["elements"] {
            let facts = self.facts
            try write(
                RecordKey("disclosure", mutation.id.text),
                [
                    "elements": elements, "programme_version": .integer(facts.programmeVersion),
                    "trainers": .array(facts.teachingTrainers.sorted().map { .string($0) }),
                    "sent_at": moment, "sent_to": recipient,
                    "sent_via": way,
                ])
        }
        return .applied
    }

    mutating func acceptOffer(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let offer = try subject("offer", arguments)
        if offer["accepted_at"] != nil { return .noop }
        guard offer["sent_at"] != nil else {
            let missing = Missing("\(offer.key).sent_at", .send, stage: 5)
            let gate = GateResult(gate: "G07a", missing: [missing])
            throw Refusal([Reason(.gate, Act.acceptOffer.rawValue, gate: gate)])
        }
        try write(
            offer.key,
            [
                "accepted_by": .string(try arguments.text("by")),
                "accepted_at": try arguments.moment,
                "accepted_channel": .string(try arguments.text("channel")),
                "accepted_version": .integer(offer.integer("version") ?? 1),
            ])
        return .applied
    }

    mutating func sendContract(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let contract = try subject("contract", arguments)
        if contract["sent_at"] != nil { return .noop }
        // What is blank now stays blank: a contract that was sent does not change. The firm's usual
        // clauses become its own.
        let isSigned =
            FormCatalogue.type("contract")?.reply.contains { contract[$0] != nil } ?? false
        let firm = isSigned ? nil : context.organisation.single("firm")
        for clause in ["obligations_provider", "obligations_client", "complaint_clause"] {
            guard contract.text(clause) == nil, let usual = firm?.text(clause) else { continue }
            write(FieldAddress(contract.key, clause), .string(usual))
        }
        let gaps = state.record(contract.key)?.contractBlanks ?? []
        guard gaps.isEmpty else {
            let gate = GateResult(gate: "G07b", missing: gaps)
            throw Refusal([Reason(.gate, Act.sendContract.rawValue, gate: gate)])
        }
        try write(
            contract.key,
            [
                "sent_at": try arguments.moment,
                "sent_to": .string(try arguments.text("to")),
                "sent_via": .string(try arguments.text("via")),
                "gdpr_docs": arguments["gdpr_docs"] ?? .array([]),
            ])
        return .applied
    }
}
