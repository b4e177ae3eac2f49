// Stage 4: the trainer comes from the base. Who was offered must be accepted, presentable and
// there.

extension Gate {
    static let g04a = Gate(
        "G04a", stage: 4,
        pl: "Trener jest dobierany z bazy zgodnie z Procedurą rekrutacji i wymaganiami MSUES.",
        en: "The trainer is chosen from the base by the recruitment procedure and MSUES.",
        blocks: [.sendOffer],
        reads: [
            "assignment.trainer", "assignment.role", "trainer.recruitment_status",
            "trainer.qualifications", "trainer.experience",
        ]
    ) { facts in
        if facts.individualOffers.isEmpty { return [] }
        let assignments = facts.all("assignment")
        if assignments.isEmpty { return [Missing("assignment", .add, stage: 4)] }
        return assignments.flatMap { assignment -> [Missing] in
            guard let login = assignment.text("trainer") else {
                return [assignment.missing("trainer", .fill, stage: 4)]
            }
            guard let card = facts.organisation.record(RecordKey("trainer", login)) else {
                return [Missing("trainer/\(login)", .add, stage: 4)]
            }
            let blanks = card.blanks(["qualifications", "experience"], stage: 4)
            return card.text("recruitment_status") == "accepted"
                ? blanks
                : [card.missing("recruitment_status", .correct, who: .manager, stage: 4)] + blanks
        }
    }
}
