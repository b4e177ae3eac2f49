// Stages 8 to 11: checklists become final, the briefing goes out, F5 sheets come in.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func finaliseChecklist(_ arguments: Arguments) throws(Refusal) -> Outcome {
        guard let key = arguments.subject, ["f4r", "f4t"].contains(key.type), key.local.isEmpty,
            let type = FormCatalogue.type(key.type)
        else { throw Refusal(.argument, "subject", detail: ["expected": "f4r"]) }
        guard let form = state.record(key) else { throw Refusal(.notFound, key.description) }
        if form["finalised_at"] != nil { return .noop }
        let open = type.fields.filter {
            $0.merge == .flag && $0.since <= state.templateVersion
                && form.value("\($0.name).state") == nil
        }
        guard open.isEmpty else {
            let missing = open.map { Missing("\(key.type).\($0.name)", .fill, stage: 8) }
            throw Refusal([
                Reason(
                    .gate, Act.finaliseChecklist.rawValue,
                    gate: GateResult(gate: "G08b", missing: missing))
            ])
        }
        write(key.type, "finalised_at", try arguments.moment)
        write(key.type, "finalised_by", .string(context.actor.user.text))
        return .applied
    }

    mutating func sendBriefing(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let key = try newSubject("n13", arguments)
        let recipients = arguments["recipients"] ?? arguments["to"]
        // An e-mail to nobody tells nobody anything.
        if arguments["via"] == "email", recipients?.nonBlankText == nil {
            throw Refusal(.argument, "to")
        }
        let facts = self.facts
        let schedule = facts.sessions.map(\.scheduleLine)
        try write(
            key,
            [
                "date": facts.announcedDate.map { .string($0.text) } ?? .null,
                "place": facts.announcedPlace.map { .string($0) } ?? .null,
                "schedule": schedule.isEmpty ? .null : .string(schedule.joined(separator: "\n")),
                "programme_version": .integer(facts.programmeVersion),
                "trainers": .array(facts.teachingTrainers.sorted().map { .string($0) }),
                "trainer_data": trainerData,
                "addressee": .string(try arguments.text("addressee")),
                "recipients": recipients ?? .null,
                "sent_at": try arguments.moment,
                "sent_via": .string(try arguments.text("via")),
                "extra": arguments["extra"] ?? .null,
            ])
        return .applied
    }

    /// Who teaches, as participants are told: name, qualifications and contact, a line each.
    private var trainerData: JSONValue {
        let lines = facts.teachingTrainers.sorted().map { login -> String in
            let card = context.organisation.record(RecordKey("trainer", login))
            return [
                card?.text("name") ?? login, card?.text("qualifications"), card?.text("email"),
                card?.text("phone"),
            ]
            .compactMap { $0 }.joined(separator: " – ")
        }
        return lines.isEmpty ? .null : .string(lines.joined(separator: "\n"))
    }

    /// Counts a sheet and hands it on; its answers never become part of the case.
    mutating func recordSheet(_ arguments: Arguments) throws(Refusal) -> Outcome {
        if state.single("f5")?["closed_at"] != nil { throw Refusal(.closed, "f5") }
        guard let value = arguments["sheet"], let sheet = try? AnswerSheet(json: value)
        else { throw Refusal(.argument, "sheet") }
        guard sheet.isCounted else { throw Refusal(.argument, "sheet") }
        sheets.append(CollectedSheet(sheet, round: facts.surveyRound))
        let count = state.single("f5")?.integer("responses") ?? 0
        write("f5", "responses", .integer(count + 1))
        return .applied
    }

    mutating func closeEvaluation(_ arguments: Arguments) throws(Refusal) -> Outcome {
        if state.single("f5")?["closed_at"] != nil { return .noop }
        write("f5", "closed_at", try arguments.moment)
        write("f5", "closed_by", .string(context.actor.user.text))
        write("f5", "invited", .integer(Int64(attendance.started)))
        return .applied
    }

    /// Begins another collection; its number tells its sheets apart from those shown already.
    mutating func reopenEvaluation(_ arguments: Arguments) throws(Refusal) -> Outcome {
        guard state.single("f5")?["closed_at"] != nil else { throw Refusal(.done, "f5.closed_at") }
        let reason = try arguments.text("reason")
        write("f5", "closed_at", .null)
        write("f5", "closed_by", .null)
        write("f5", "round", .integer(facts.surveyRound + 1))
        write("f5", "reopened_at", try arguments.moment)
        write("f5", "reopened_by", .string(context.actor.user.text))
        write("f5", "reopen_reason", .string(reason))
        return .applied
    }

    /// The attendance figures of the case as it stands.
    var attendance: AttendanceFigures {
        AttendanceFigures(facts)
    }
}
