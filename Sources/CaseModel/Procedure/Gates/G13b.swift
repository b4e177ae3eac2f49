// Stage 13: every complaint is registered, decided and answered in time in a durable form. What
// came too late (`earlier`) counts as a nonconformity; what is merely open only keeps the case out
// of the archive.

extension Gate {
    static let g13b = Gate(
        "G13b", stage: 13,
        pl: "Reklamacja (F7) jest zarejestrowana, rozstrzygnięta i w terminie odpowiedziana.",
        en: "A complaint (F7) is registered, decided and answered in time.",
        blocks: [.archiveCase], nonconformity: .atOnce, reads: ["complaint"]
    ) { facts in facts.subjects("complaint").flatMap { complaintGaps($0, facts) } }

    private static func complaintGaps(_ complaint: Record, _ facts: CaseFacts) -> [Missing] {
        var missing = complaint.blanks(["received_at"], stage: 13)
        if complaint.text("number") == nil {
            missing.append(complaint.missing("number", .number, stage: 13))
        }
        let decision = complaint.text("decision")
        if decision == nil {
            missing.append(complaint.missing("decision", .fill, who: .manager, stage: 13))
        }
        let clock = ComplaintClock(complaint, facts)
        // Who takes a complaint back needs no answer; what was late by then was late.
        if decision == "withdrawn" {
            let ended = complaint.instant("decision_at") ?? facts.now
            guard let clock, clock.isOverdue(at: ended) else { return missing }
            return missing + [complaint.missing("answered_at", .earlier, stage: 13)]
        }
        let answered = complaint.instant("answered_at")
        if let clock, clock.isOverdue(at: answered ?? facts.now) {
            missing.append(complaint.missing("answered_at", .earlier, stage: 13))
        } else if answered == nil {
            missing.append(complaint.missing("answered_at", .send, stage: 13))
        }
        if answered != nil && !["email", "letter"].contains(complaint.text("answer_form") ?? "") {
            let need: Need = complaint.text("answer_form") == nil ? .fill : .correct
            missing.append(complaint.missing("answer_form", need, stage: 13))
        }
        return missing
    }
}
