// Stage 12: everyone who taught is given the summary report.

extension Gate {
    static let g12d = Gate(
        "G12d", stage: 12,
        pl: "Raport podsumowujący ocenę efektów uczenia jest udostępniany kadrze prowadzącej.",
        en: "The summary report on learning outcomes is made available to the teaching staff.",
        blocks: [.closeCase], reads: ["session.trainer"]
    ) { facts in
        let taught = Set(facts.heldSessions.compactMap { $0.text("trainer") })
        let told = facts.all("share").filter { $0.text("to") == "trainer" }
            .compactMap { $0.text("trainer") }
        return taught.subtracting(told).sorted()
            .map { Missing("share.trainer.\($0)", .send, stage: 12) }
    }
}
