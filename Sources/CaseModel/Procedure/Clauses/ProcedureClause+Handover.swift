// Stages 11 to 13 of the Procedura: evaluation, handing over documents, complaints.

extension ProcedureClause {
    static let ofHandover: [ProcedureClause] = [
        ProcedureClause(
            "R42", stage: 11, .mandatory, gates: ["G11"], evidence: ["f5"],
            pl: "Uczestnicy wypełniają ankietę ewaluacji F5.",
            en: "Participants fill in evaluation survey F5."),
        ProcedureClause(
            "R43", stage: 11, .mandatory, gates: ["G11"],
            evidence: ["f5.responses", "advanced_evaluation"],
            pl: "Ocena efektów uczenia obejmuje opinię uczestników albo inną formę ewaluacji.",
            en: "The assessment of outcomes includes participants' opinion or another form of"
                + " evaluation."),
        ProcedureClause(
            "R44", stage: 12, .mandatory, gates: ["G12a"], evidence: ["f6"],
            pl: "Jest podpisany protokół realizacji usługi F6.",
            en: "There is a signed service protocol F6."),
        ProcedureClause(
            "R45", stage: 12, .conditional, gates: ["G12b"],
            evidence: ["certificate", "case.certificates_issued"],
            pl: "Zaświadczenia, jeśli są wydawane, dostają ci, którzy byli na zajęciach.",
            en: "Certificates, where issued, go to those who attended."),
        ProcedureClause(
            "R46", stage: 12, .conditional, gates: ["G12c"], evidence: ["feedback", "mail"],
            pl: "Zamawiający dostaje informację zwrotną.",
            en: "The ordering party is given feedback."),
        ProcedureClause(
            "R47", stage: 12, .mandatory, gates: ["G12d"], evidence: ["report", "share"],
            pl: "Raport o efektach uczenia dostaje kadra prowadząca.",
            en: "The teaching staff are given the report on learning outcomes."),
        ProcedureClause(
            "R48", stage: 12, .conditional, gates: ["G12e"], evidence: ["share", "case.kind"],
            pl: "Raport ze szkolenia zamkniętego dostaje także zlecająca instytucja.",
            en: "The report of a closed training also goes to the ordering institution."),
        ProcedureClause(
            "R49", stage: 13, .mandatory, gates: ["G13b"], evidence: ["complaint"],
            pl: "Reklamacja jest zapisana w formularzu F7 i rozstrzygnięta.",
            en: "A complaint is recorded in form F7 and decided."),
        ProcedureClause(
            "R50", stage: 13, .mandatory, gates: ["G13a"], evidence: ["complaint_procedure"],
            pl: "Firma ma procedurę reklamacji.", en: "The firm has a complaint procedure."),
        ProcedureClause(
            "R51", stage: 13, .mandatory, gates: ["G13a"],
            evidence: ["procedure_given", "participant.complaint_procedure_ack"],
            pl: "Odbiorcy znają procedurę reklamacji, zanim się zwiążą.",
            en: "Recipients know the complaint procedure before they are bound."),
    ]
}
