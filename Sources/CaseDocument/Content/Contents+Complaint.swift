// The answer to a complaint (Procedura, stage 13).

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
        let remedies = facts.all("remedy").filter {
            $0.text("complaint") == complaint.key.local
        }
        branch["has_remedies"] = .bool(!remedies.isEmpty)
        branch["remedies"] = .array(
            remedies.map { remedy in
                var branch = self.branch(remedy, ["kind", "text", "done_at"])
                branch["worth"] = money(remedy, "value")
                return .object(branch)
            })
        return .object(branch)
    }
}
