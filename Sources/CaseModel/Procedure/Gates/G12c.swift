// Stage 12: who ordered the training hears back.

extension Gate {
    static let g12c = Gate(
        "G12c", stage: 12, pl: "Zamawiający otrzymuje informację zwrotną.",
        en: "The ordering party is given feedback.", blocks: [.closeCase],
        reads: ["client.name", "client.type", "feedback"]
    ) { facts in
        facts.hasOrderingParty && facts.instant("feedback.sent_at") == nil
            ? [Missing("feedback.sent_at", .send, stage: 12)] : []
    }
}
