// Stages 1–13 as one process. Stage 13 runs beside the others: a complaint that is still open keeps
// a case out of the archive (G13b), not from being closed.

extension Gate {
    static let g00 = Gate(
        "G00", stage: 0,
        pl: "Sprawa przechodzi przez wszystkie etapy procedury albo podaje, dlaczego etap nie"
            + " dotyczy.",
        en: "A case goes through every stage of the procedure or says why one does not apply.",
        blocks: [.closeCase], reads: [Gate.everything]
    ) { facts in
        var missing: [Missing] = []
        if facts.integer("case.template_version") == nil {
            missing.append(Missing("case.template_version", .fill, stage: 1))
        }
        for exemption in facts.all("not_applicable") where exemption.text("reason") == nil {
            let stage = Int(clamping: exemption.integer("stage") ?? 1)
            missing.append(exemption.missing("reason", .fill, stage: min(max(stage, 1), 13)))
        }
        for status in StageStatus.all(facts) {
            missing += status.missing.filter { !$0.path.hasPrefix("complaint/") }
        }
        return missing
    }
}
