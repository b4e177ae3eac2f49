// The Procedura as a numbered list of what it asks for. A clause says in our own words what has to
// be shown, which gates ask for it and where its evidence lies, so that an auditor can go from the
// text of the Procedura to the records of a case. It decides nothing: gates do.

/// One thing that the procedure asks for.
package struct ProcedureClause: Hashable, Sendable {
    /// How strongly the procedure asks.
    package enum Modality: String, Sendable, CaseIterable {
        /// Always.
        case mandatory
        /// Under a condition that the procedure names.
        case conditional
        /// It can be considered, and nothing follows from not doing it.
        case optional
        /// A list of examples, to which others may be added.
        case openList = "open_list"
    }

    /// The number, `R01` … `R51`.
    package let id: String
    /// The stage, 1…13; 0 for the process as a whole.
    package let stage: Int
    /// How strongly the procedure asks.
    package let modality: Modality
    /// What it asks for.
    package let sentence: Label
    /// The gates and hints that ask for the evidence; empty where nothing is ever missing.
    package let gates: [String]
    /// Where the evidence lies: record types (`type`) and fields (`type.field`).
    package let evidence: [String]

    init(
        _ id: String, stage: Int, _ modality: Modality, gates: [String] = [], evidence: [String],
        pl: String, en: String
    ) {
        self.id = id
        self.stage = stage
        self.modality = modality
        self.gates = gates
        self.evidence = evidence
        sentence = Label(pl: pl, en: en)
    }
}

extension ProcedureClause.Modality {
    /// What people read.
    package var label: Label {
        switch self {
        case .mandatory: Label(pl: "obowiązek", en: "mandatory")
        case .conditional: Label(pl: "obowiązek pod warunkiem", en: "conditional")
        case .optional: Label(pl: "do rozważenia", en: "optional")
        case .openList: Label(pl: "lista przykładów", en: "list of examples")
        }
    }
}
