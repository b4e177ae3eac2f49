// Stage 7: no contract leaves without its documents on personal data.

extension Gate {
    static let g07c = Gate(
        "G07c", stage: 7, pl: "Umowa jest wysyłana wraz z dokumentami RODO.",
        en: "A contract is sent together with GDPR documents.", blocks: [.sendContract],
        reads: ["contract.gdpr_docs"]
    ) { facts in
        facts.subjects("contract")
            .filter { $0.instant("sent_at") != nil && $0.codes("gdpr_docs").isEmpty }
            .map { $0.missing("gdpr_docs", .add, stage: 7) }
    }
}
