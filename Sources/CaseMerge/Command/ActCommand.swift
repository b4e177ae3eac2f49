// Named acts: what they write, once their gates hold. The gates are asked about the state as it
// would be after the act, and every failing reason is given at once.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func perform(
        _ act: Act, subject: RecordKey?, arguments: [String: JSONValue]
    ) throws(Refusal) -> Outcome {
        let standing = context.actor.standing(in: state)
        guard state.scope.isCase, state.exists("case"), !isInvisible(standing)
        else { throw Refusal(.notFound, "case") }
        guard AccessRules.mayPerform(act, standing) else {
            throw Refusal(.permission, act.rawValue)
        }
        let given = self.arguments(of: act, subject, arguments)
        let outcome = try effect(of: act, given)
        if outcome == .noop {
            try requireSame(act, given)
            return .noop
        }
        if act.sends { try leaveMail(act, given) }
        let facts = CaseFacts(
            state, organisation: context.organisation, now: context.now, subject: subject)
        let blockers = Procedure.blockers(of: act, facts)
        guard blockers.isEmpty else {
            throw Refusal(blockers.map { Reason(.gate, act.rawValue, gate: $0) })
        }
        return outcome
    }

    private func isInvisible(_ standing: Standing) -> Bool {
        AccessRules.readable(standing).isEmpty || standing == .otherTrainer
    }

    private mutating func effect(
        of act: Act, _ arguments: Arguments
    ) throws(Refusal) -> Outcome {
        switch act {
        case .sendDiagnosis: try sendForm("f2", arguments)
        case .finaliseNote: try finaliseNote(arguments)
        case .reviseProgramme: try reviseProgramme(arguments)
        case .sendOffer: try sendOffer(arguments)
        case .sendRegistration: try sendForm("f3", arguments)
        case .acceptOffer: try acceptOffer(arguments)
        case .sendContract: try sendContract(arguments)
        case .finaliseChecklist: try finaliseChecklist(arguments)
        case .markReady: try advance("active", to: "ready", "ready_at", arguments)
        case .sendBriefing: try sendBriefing(arguments)
        case .recordSheet: try recordSheet(arguments)
        case .closeEvaluation: try closeEvaluation(arguments)
        case .reopenEvaluation: try reopenEvaluation(arguments)
        case .issueCertificate: try issueCertificate(arguments)
        case .revokeCertificate: try revokeCertificate(arguments)
        case .signCompletion: try signCompletion(arguments)
        case .shareReport: try shareReport(arguments)
        case .sendFeedback: try sendFeedback(arguments)
        case .decideComplaint: try decideComplaint(arguments)
        case .answerComplaint: try answerComplaint(arguments)
        case .extendComplaint: try extendComplaint(arguments)
        case .acceptNonconformity: try acceptNonconformity(arguments)
        case .adoptParked: try adoptParked(arguments)
        case .declineParked: try declineParked(arguments)
        case .amend: try amend(arguments)
        case .settleMail: try settleMail(arguments)
        case .migrateCase: migrate()
        case .requestErasure: try requestErasure(arguments)
        case .confirmErasure: try decideErasure(arguments, isConfirmed: true)
        case .declineErasure: try decideErasure(arguments, isConfirmed: false)
        case .closeCase: try close(arguments)
        case .archiveCase: try advance("closed", to: "archived", "archived_at", arguments)
        }
    }

    /// Moves the case from one state to the next, absolutely: asking twice never skips a state.
    private mutating func advance(
        _ from: String, to target: String, _ stamp: String, _ arguments: Arguments
    ) throws(Refusal) -> Outcome {
        let current = state.single("case")?.text("state")
        if current == target { return .noop }
        guard current == from else { throw Refusal(.done, "case.state") }
        write("case", "state", .string(target))
        write("case", stamp, try arguments.moment)
        return .applied
    }

    /// Moves the case on to the newest templates; what was filled in stays.
    private mutating func migrate() -> Outcome {
        guard state.templateVersion < FormCatalogue.version else { return .noop }
        write("case", "template_version", .integer(FormCatalogue.version))
        return .applied
    }

    private mutating func close(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let current = state.single("case")?.text("state")
        if current == "closed" { return .noop }
        guard current != "archived" else { throw Refusal(.done, "case.state") }
        write("case", "state", "closed")
        write("case", "closed_at", try arguments.moment)
        return .applied
    }

    private mutating func acceptNonconformity(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let key = RecordKey("nc_acceptance", mutation.id.text)
        let gate = try arguments.text("gate")
        guard GateCatalogue.all.contains(where: { $0.id == gate && $0.nonconformity != .never })
        else { throw Refusal(.argument, "gate") }
        // What is not open now, or not yet, cannot be accepted.
        guard let open = Procedure.nonconformities(facts).first(where: { $0.gate == gate })
        else { throw Refusal(.done, gate) }
        try write(
            key,
            [
                "gate": .string(gate),
                "covers": .string(open.missing.map(\.name).joined(separator: "\n")),
                "reason": .string(try arguments.text("reason")),
                "at": try arguments.moment, "by": .string(context.actor.user.text),
            ])
        return .applied
    }

    /// The case as it stands in this transaction, as rules read it.
    var facts: CaseFacts {
        CaseFacts(state, organisation: context.organisation, now: context.now)
    }

    // MARK: - Writing by name

    mutating func write(_ form: String, _ field: String, _ value: JSONValue) {
        write(FieldAddress(RecordKey(form), field), value)
    }

    /// Writes the fields of a record that an act makes, in their canonical form or not at all.
    mutating func write(_ key: RecordKey, _ fields: [String: JSONValue]) throws(Refusal) {
        ensure(key)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where value != .null {
            let address = FieldAddress(key, name)
            guard let field = FormCatalogue.field(address)
            else { throw Refusal(.unknownField, address.description) }
            try check(value, field, address)
            write(address, value)
        }
        _ = try keep(key)
    }

    /// Returns the living record that an act is about.
    func subject(_ type: String, _ arguments: Arguments) throws(Refusal) -> Record {
        guard let key = arguments.subject, key.type == type
        else { throw Refusal(.argument, "subject", detail: ["expected": .string(type)]) }
        guard let record = state.record(key) else { throw Refusal(.notFound, key.description) }
        return record
    }

    /// Returns the key of the record that an act is to make.
    func newSubject(_ type: String, _ arguments: Arguments) throws(Refusal) -> RecordKey {
        guard let key = arguments.subject, key.type == type, !key.local.isEmpty
        else { throw Refusal(.argument, "subject", detail: ["expected": .string(type)]) }
        guard state.records[key] == nil else { throw Refusal(.exists, key.description) }
        return key
    }
}
