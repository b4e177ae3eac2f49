// Stage 8: what has to be ready in paper.

extension Gate {
    static let g08a = Gate(
        "G08a", stage: 8,
        pl: "Przygotowano materiały szkoleniowe, certyfikaty/zaświadczenia i dokumenty.",
        en: "Training materials, certificates and documents are prepared.",
        blocks: [.markReady], reads: ["prep", "case.certificates_issued"]
    ) { facts in
        var missing = ["materials", "documents"]
            .filter { facts.instant("prep.\($0).done_at") == nil }
            .map { Missing("prep.\($0).done_at", .fill, stage: 8) }
        let reserved = facts.integer("prep.certificates_reserved") ?? 0
        if facts.flag("case.certificates_issued") && reserved < 1 {
            missing.append(Missing("prep.certificates_reserved", .fill, stage: 8))
        }
        return missing
    }
}
