// How a complaint was handled, on its form F7, and the answer to it (Procedura, stage 13).

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// The answer.
    var answerBranch: JSONValue {
        guard let complaint = subjects.first else { return .null }
        var branch = branch(
            complaint,
            [
                "number", "complainant_name", "complainant_contact", "subject", "decision",
                "answer_text", "corrective_action",
            ])
        branch["received"] = text(complaint.instant("received_at").map { ValueText.day($0) })
        branch["date"] = .string(
            ValueText.day(
                complaint.instant("answered_at") ?? complaint.instant("decision_at") ?? facts.now))
        branch["by"] = text(complaint.text("decision_by").map { values.person($0) })
        for (name, value) in remedies(of: complaint) { branch[name] = value }
        return .object(branch)
    }

    /// What became of a complaint: its terms, what was found, how it was decided and answered.
    var handledBranch: JSONValue {
        guard let complaint = subjects.first else { return .null }
        var branch = branch(
            complaint,
            [
                "extended_to", "extension_reason", "extension_notified_at", "decision",
                "decision_at", "answer_text", "answered_at", "answer_form", "corrective_action",
                "closed_at",
            ])
        let clock = ComplaintClock(complaint, facts)
        branch["due_acknowledgement"] = text(clock.map { ValueText.day($0.dueAcknowledgement) })
        branch["due_internal"] = text(clock.map { ValueText.day($0.dueInternal) })
        branch["due_legal"] = text(clock.map { ValueText.day($0.dueLegal) })
        branch["late"] = .bool(clock?.isLate ?? false)
        branch["state"] = .string(ComplaintState.of(complaint, facts).label.polish)
        branch["decided_by"] = text(complaint.text("decision_by").map { values.person($0) })
        branch["owner"] = text(complaint.text("corrective_owner").map { values.person($0) })
        let findings = records("investigation", of: complaint)
        branch["has_findings"] = .bool(!findings.isEmpty)
        branch["findings"] = .array(
            findings.map { finding in
                var branch = self.branch(finding, ["at", "text"])
                branch["by"] = .string(values.person(finding.author.text))
                return .object(branch)
            })
        for (name, value) in remedies(of: complaint) { branch[name] = value }
        return .object(branch)
    }

    private func records(_ type: String, of complaint: Record) -> [Record] {
        facts.all(type).filter { $0.text("complaint") == complaint.key.local }
    }

    private func remedies(of complaint: Record) -> [String: JSONValue] {
        let remedies = records("remedy", of: complaint)
        return [
            "has_remedies": .bool(!remedies.isEmpty),
            "remedies": .array(
                remedies.map { remedy in
                    var branch = branch(remedy, ["kind", "text", "done_at"])
                    branch["worth"] = money(remedy, "value")
                    return .object(branch)
                }),
        ]
    }
}
