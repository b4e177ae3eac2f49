// Stage 12: the rule of audience. An institution is given the report of a closed training, and
// never that of an open one.

extension CaseFacts {
    /// States that the case's report may be made for the ordering institution: only that of a
    /// training which is known to be closed.
    package var reportGoesToInstitution: Bool { text("case.kind") == "closed" }
}

extension Gate {
    static let g12e = Gate(
        "G12e", stage: 12,
        pl: "Raport ze szkolenia zamkniętego jest udostępniany zlecającej instytucji; z otwartego –"
            + " nigdy.",
        en: "The report of a closed training is made available to the ordering institution; that of"
            + " an open one never.",
        blocks: [.shareReport, .closeCase], reads: ["case.kind", "client.name", "client.type"]
    ) { facts in
        let toInstitution = facts.subjects("share").filter {
            $0.text("to") == "ordering_institution"
        }
        guard let kind = facts.text("case.kind") else {
            return [Missing("case.kind", .fill, stage: 1)]
        }
        if kind == "open" {
            return toInstitution.map { $0.missing("to", .forbidden, stage: 12) }
        }
        // What is being shared now need not be the institution's copy; closing asks for that.
        let isAboutShare = facts.subject?.type == "share"
        return isAboutShare || !toInstitution.isEmpty || !facts.hasOrderingParty
            ? [] : [Missing("share.to.ordering_institution", .send, stage: 12)]
    }
}
