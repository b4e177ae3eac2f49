// Stage 12: certificates, F6, reports and feedback.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func issueCertificate(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let key = try newSubject("certificate", arguments)
        let local = try arguments.text("participant")
        guard let person = state.record(RecordKey("participant", local))
        else { throw Refusal(.notFound, "participant/\(local)") }
        let held = state.all("certificate").contains {
            $0.text("participant") == local && $0["revoked_at"] == nil
        }
        if held { throw Refusal(.done, "participant/\(local)") }
        let facts = self.facts
        let dates = facts.sessions.compactMap {
            ($0.instant("actual.start") ?? $0.instant("planned.start")).map(WarsawTime.date)
        }
        try write(
            key,
            [
                "number": .string(certificateNumber(key)), "participant": .string(local),
                "first_name": person["first_name"] ?? .null,
                "last_name": person["last_name"] ?? .null,
                "training_title": facts.value("case.title") ?? .null,
                "dates": .string(Set(dates).sorted().map(\.text).joined(separator: ", ")),
                "place": facts.value("terms.agreed.place") ?? .null,
                "hours_minutes": facts.value("case.hours.minutes") ?? .null,
                "hours_unit": facts.value("case.hours.unit") ?? .null,
                "form": trainingForm, "topics": topics, "outcomes": outcomes,
                "trainer_names": .string(trainerNames),
                "type": arguments["type"] ?? "completion",
                "validation_method": arguments["validation_method"] ?? .null,
                "validation_result": arguments["validation_result"] ?? .null,
                "sending_institution": arguments["sending_institution"] ?? .null,
                "service_number": arguments["service_number"] ?? .null,
                "support_id": arguments["support_id"] ?? .null,
                "duplicate_of": arguments["duplicate_of"] ?? .null,
                "issued_at": try arguments.moment,
                "issued_place": arguments["place"] ?? .null,
                "signatory": .string(signatory),
            ])
        // A firm that moves or merges later issued it all the same under the name of that day.
        for (field, text) in provider { write(FieldAddress(key, field), .string(text)) }
        return .applied
    }

    /// Who signs certificates: the firm's signatory with the position, else whoever issues them.
    private var signatory: String {
        guard let firm = context.organisation.single("firm"), let name = firm.text("signatory")
        else { return context.actor.user.text }
        return firm.text("signatory_role").map { "\(name), \($0)" } ?? name
    }

    /// The firm by name and by its numbers in registers.
    private var provider: [(field: String, text: String)] {
        guard let firm = context.organisation.single("firm") else { return [] }
        let numbers = [firm.text("nip").map { "NIP \($0)" }, firm.text("registers")]
            .compactMap(\.self).joined(separator: " · ")
        return [("provider_name", firm.text("name") ?? ""), ("register_numbers", numbers)]
            .filter { !$0.1.isEmpty }
    }

    /// Certificates are numbered within their case; revoked ones keep their number for ever.
    private func certificateNumber(_ key: RecordKey) -> String {
        let ofCase = state.single("case")?.text("number") ?? ""
        let stem = "Z/" + ofCase.split(separator: "/").dropFirst().joined(separator: "/")
        guard context.numbers.counters != nil
        else { return stem + "/" + Numbers.provisionalTail(key.local) }
        let index = String(state.records.keys.filter { $0.type == "certificate" }.count + 1)
        return stem + "/" + (index.count < 2 ? "0" + index : index)
    }

    /// What a certificate calls the training: its kind and setting in the words of the forms.
    private var trainingForm: JSONValue {
        let words = ["kind", "setting"].compactMap { name -> String? in
            let code = facts.text("case.\(name)")
            return FormCatalogue.type("case")?.field(name)?.type.choiceList
                .first { $0.code == code }?.label.polish
        }
        return words.isEmpty ? .null : .string("szkolenie " + words.joined(separator: ", "))
    }

    /// The modules with their lengths, a line each.
    private var topics: JSONValue {
        lines(facts.all("module")) { module in
            module.text("title").map { title in
                module.integer("minutes").map { "\(title) – \($0) min" } ?? title
            }
        }
    }

    /// The learning outcomes under their categories, a line each.
    private var outcomes: JSONValue {
        let categories = FormCatalogue.type("outcome")?.field("category")?.type.choiceList ?? []
        return lines(facts.all("outcome")) { outcome in
            outcome.text("text").map { text in
                let code = outcome.text("category")
                let category = categories.first { $0.code == code }?.label.polish
                return category.map { "\($0): \(text)" } ?? text
            }
        }
    }

    private func lines(_ records: [Record], _ text: (Record) -> String?) -> JSONValue {
        let texts = records.sorted { ($0.text("no") ?? "") < ($1.text("no") ?? "") }
            .compactMap(text)
        return texts.isEmpty ? .null : .string(texts.joined(separator: "\n"))
    }

    private var trainerNames: String {
        facts.evaluatedTrainers.sorted().map { login in
            context.organisation.record(RecordKey("trainer", login))?.text("name") ?? login
        }.joined(separator: ", ")
    }

    mutating func revokeCertificate(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let certificate = try subject("certificate", arguments)
        if certificate["revoked_at"] != nil { return .noop }
        try write(
            certificate.key,
            [
                "revoked_at": try arguments.moment,
                "revoke_reason": .string(try arguments.text("reason")),
            ])
        return .applied
    }

    /// Signs F6 for one party; the figures freeze with the first signature.
    mutating func signCompletion(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let party = try arguments.text("party")
        let isTrainer = context.actor.role == .trainer
        guard ["provider", "trainer", "client"].contains(party), !isTrainer || party == "trainer"
        else { throw Refusal(.argument, "party") }
        if state.single("f6")?["signed_\(party)_at"] != nil { return .noop }
        if party == "client", let reason = arguments["refusal"]?.nonBlankText {
            try write(RecordKey("f6"), ["client_refusal_reason": .string(reason)])
            return .applied
        }
        // The firm's people sign for themselves; who signed for the client has to be said.
        let name =
            party == "client"
            ? try arguments.text("by")
            : arguments["by"]?.nonBlankText ?? context.actor.user.text
        if state.single("f6")?["finalised_at"] == nil { freezeFigures(try arguments.moment) }
        try write(
            RecordKey("f6"),
            ["signed_\(party)_by": .string(name), "signed_\(party)_at": try arguments.moment])
        return .applied
    }

    private mutating func freezeFigures(_ moment: JSONValue) {
        let figures = attendance
        let issued = state.all("certificate").filter { $0["revoked_at"] == nil }.count
        write("f6", "registered", .integer(Int64(figures.listed)))
        write("f6", "started", .integer(Int64(figures.started)))
        write("f6", "completed", .integer(Int64(figures.completed)))
        write("f6", "planned_minutes", .integer(figures.plannedMinutes))
        write("f6", "delivered_minutes", .integer(figures.deliveredMinutes))
        write("f6", "certificates_count", .integer(Int64(issued)))
        write("f6", "finalised_at", moment)
    }

    mutating func shareReport(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let key = try newSubject("share", arguments)
        // Stage 12: the report goes to those who taught, each by name.
        if arguments["to"] == "trainer" {
            let login = try arguments.text("trainer")
            guard taught(login) else { throw Refusal(.argument, "trainer") }
        }
        try requireReport()
        try write(
            key,
            [
                "to": .string(try arguments.text("to")),
                "trainer": arguments["trainer"] ?? .null,
                "at": try arguments.moment,
                "via": .string(try arguments.text("via")),
                "by": .string(context.actor.user.text),
            ])
        return .applied
    }

    /// A report is shared once it says something: its conclusions are there, and the collection of
    /// sheets that it rests on has ended.
    private func requireReport() throws(Refusal) {
        // Without any evaluation there is nothing to conclude from: its gate says so.
        guard GateCatalogue.gate("G11")?.answer(facts).isMet ?? false else { return }
        var missing = ["conclusions", "recommendations"]
            .filter { state.single("report")?.text($0) == nil }
            .map { Missing("report.\($0)", .fill, stage: 12) }
        let sheets = state.single("f5")?.integer("responses") ?? 0
        if sheets > 0, state.single("f5")?["closed_at"] == nil {
            missing.insert(Missing("f5.closed_at", .finalise, stage: 11), at: 0)
        }
        guard !missing.isEmpty else { return }
        let gate = GateResult(gate: "G12d", missing: missing)
        throw Refusal([Reason(.gate, Act.shareReport.rawValue, gate: gate)])
    }

    /// Whether a trainer is assigned, or was and taught.
    private func taught(_ login: String) -> Bool {
        facts.assignedTrainers.contains(login)
            || facts.heldSessions.contains { $0.text("trainer") == login }
    }

    mutating func sendFeedback(_ arguments: Arguments) throws(Refusal) -> Outcome {
        guard let feedback = state.single("feedback"), feedback.text("text") != nil else {
            let missing = Missing("feedback.text", .fill, stage: 12)
            throw Refusal([
                Reason(
                    .gate, Act.sendFeedback.rawValue,
                    gate: GateResult(gate: "G12c", missing: [missing]))
            ])
        }
        if feedback["sent_at"] != nil { return .noop }
        try write(
            feedback.key,
            [
                "sent_at": try arguments.moment,
                "sent_to": .string(try arguments.text("to")),
                "sent_via": .string(try arguments.text("via")),
            ])
        return .applied
    }
}
