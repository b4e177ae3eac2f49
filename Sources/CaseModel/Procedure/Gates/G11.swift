// Stage 11: the participants' opinion, or another advanced form of evaluation.

extension Gate {
    static let g11 = Gate(
        "G11", stage: 11,
        pl: "Ocena efektów uczenia uwzględnia badanie opinii uczestników (F5) lub inne zaawansowane"
            + " formy ewaluacji.",
        en: "Learning outcomes are assessed with participants' opinion (F5) or other advanced forms"
            + " of evaluation.",
        blocks: [.shareReport, .closeCase], reads: ["advanced_evaluation"]
    ) { facts in
        if facts.integer("f5.responses") ?? 0 >= 1 { return [] }
        let evaluations = facts.all("advanced_evaluation")
        guard let last = evaluations.last else {
            return [Missing("f5.responses", .more, stage: 11)]
        }
        let fields = ["method", "result", "reason"]
        let isComplete = evaluations.contains { $0.blanks(fields, stage: 11).isEmpty }
        return isComplete ? [] : last.blanks(fields, stage: 11)
    }
}
