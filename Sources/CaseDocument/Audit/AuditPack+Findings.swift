// What went wrong and what was done about it: nonconformities with the reasons for which they were
// accepted, evidence that came late, amendments, disagreements.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var findings: [String: JSONValue] {
        let open = Procedure.nonconformities(facts)
        let late = lateEvidence + lateAnswers
        return [
            "open": .array(open.map(finding)), "has_open": .bool(!open.isEmpty),
            "accepted": .array(facts.all("nc_acceptance").map(acceptance)),
            "has_accepted": .bool(!facts.all("nc_acceptance").isEmpty),
            "late": .array(late), "has_late": .bool(!late.isEmpty),
            "healed": .array(healed), "has_healed": .bool(!healed.isEmpty),
            "amendments": .array(facts.all("amendment").map(amendment)),
            "has_amendments": .bool(!facts.all("amendment").isEmpty),
            "complaints": .array(complaints), "has_complaints": .bool(!complaints.isEmpty),
            "conflicts": .array(conflicts), "has_conflicts": .bool(!conflicts.isEmpty),
        ]
    }

    private func finding(_ result: GateResult) -> JSONValue {
        let gate = GateCatalogue.gate(result.gate)
        let since = since(result).map { ValueText.day($0) }
        return [
            "gate": .string(result.gate), "text": .string(gate?.sentence.polish ?? ""),
            "missing": .string(result.missing.map(said).joined(separator: "\n")),
            "since": since.map { .string($0) } ?? "–",
        ]
    }

    /// Since when something is amiss.
    ///
    /// A complaint is late once its legal term has passed; the earlier term that the firm sets
    /// itself makes nobody late.
    private func since(_ result: GateResult) -> CalendarDate? {
        let terms = result.missing.compactMap { piece -> CalendarDate? in
            guard let complaint = complaint(of: piece) else { return nil }
            return ComplaintClock(complaint, facts)?.dueLegal
        }
        return terms.min() ?? result.since(facts)?.day
    }

    private func acceptance(_ record: Record) -> JSONValue {
        let gate = record.text("gate") ?? ""
        // One of a time before it was written down what was missing covers all of it.
        return [
            "gate": .string(gate),
            "text": .string(GateCatalogue.gate(gate)?.sentence.polish ?? ""),
            "covers": .string(record.text("covers").map(covers) ?? "cały warunek"),
            "reason": .string(record.text("reason") ?? ""),
            "by": .string(values.person(record.text("by") ?? "")),
            "at": .string(record.instant("at").map { ValueText.moment($0) } ?? "–"),
        ]
    }

    /// What was missing when a nonconformity was accepted, a line each.
    func covers(_ covered: String) -> String {
        covered.split(separator: "\n").map { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 2, let need = Need(rawValue: parts[1]) else { return String(line) }
            return names.text(parts[0], need)
        }.joined(separator: "\n")
    }

    private func amendment(_ record: Record) -> JSONValue {
        let key = record.text("record").flatMap { RecordKey(text: $0) }
        let type = key.flatMap { FormCatalogue.type($0.type) }
        return [
            "form": .string(type?.label.polish ?? record.text("record") ?? ""),
            "reason": .string(record.text("reason") ?? ""),
            "by": .string(values.person(record.text("by") ?? "")),
            "at": .string(record.instant("at").map { ValueText.moment($0) } ?? "–"),
            "hash": .string(record.text("before") ?? ""),
        ]
    }

    /// Evidence that came only after its deadline, with when it happened, was recorded and arrived.
    private var lateEvidence: [JSONValue] {
        facts.lateEvidence.map { record in
            let type = FormCatalogue.type(record.key.type)
            let name = type.map { kind in
                [kind.label.polish, mark(of: record, kind)].compactMap(\.self)
                    .joined(separator: " · ")
            }
            return [
                "name": .string(name ?? record.key.description),
                "place": .string("zapisy.html#" + Self.anchor(record.key)),
                "happened": .string(record.happenedAt.map { ValueText.moment($0) } ?? "–"),
                "recorded": .string(ValueText.moment(record.recordedAt)),
                "synced": .string(record.syncedAt.map { ValueText.moment($0) } ?? "–"),
            ]
        }
    }

    /// Items of a checklist that were answered, or whose answer arrived, only after their deadline.
    private var lateAnswers: [JSONValue] {
        events.filter {
            facts.isLateAnswer(at: $0.address, doneAt: $0.doneAt, arrivedAt: $0.arrivedAt)
        }.map { event in
            let answer = ": " + said(event.value, at: event.address)
            return [
                "name": .string(name(of: event.address) + answer),
                "place": .string("zapisy.html#" + Self.anchor(event.address.record)),
                "happened": .string(ValueText.moment(event.doneAt)),
                "recorded": .string(ValueText.moment(event.doneAt)),
                "synced": .string(event.arrivedAt.map { ValueText.moment($0) } ?? "–"),
            ]
        }
    }

    private var conflicts: [JSONValue] {
        facts.state.conflicts.values.sorted { $0.address < $1.address }.compactMap { conflict in
            guard FormCatalogue.field(conflict.address) != nil else { return nil }
            return [
                "field": .string(name(of: conflict.address)),
                "values": .string(candidates(of: conflict)),
                "state": .string(conflict.isOpen ? "otwarta" : settlement(of: conflict)),
            ]
        }
    }

    /// How a disagreement ended: which value was chosen, by whom and when.
    private func settlement(of conflict: Conflict) -> String {
        let who = conflict.resolvedBy.map { values.person($0.text) }
        let when = settledAt(conflict).map { ValueText.moment($0) }
        let by = [who, when].compactMap(\.self).joined(separator: ", ")
        let given = facts.state.records[conflict.address.record]?.fields[conflict.address.field]
        // A value given later is not the one that was chosen.
        let chosen = given.flatMap { register in
            register.mutation == conflict.resolution
                ? "wybrano: " + said(register.value, at: conflict.address) : nil
        }
        return ["rozstrzygnięta" + (by.isEmpty ? "" : " (\(by))"), chosen].compactMap(\.self)
            .joined(separator: "\n")
    }
}
