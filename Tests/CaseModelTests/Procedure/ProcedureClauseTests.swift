// The laws of the list of clauses: nothing of the procedure is left out, and nothing that a clause
// names is missing from gates and forms.

import CaseModel
import Testing

@Suite struct ProcedureClauseTests {
    @Test func theProcedureHasFiftyOneClausesInItsOwnOrder() {
        let numbers = (1...51).map { $0 < 10 ? "R0\($0)" : "R\($0)" }
        #expect(ClauseCatalogue.all.map(\.id) == numbers)
        let stages = ClauseCatalogue.all.map(\.stage)
        #expect(stages == stages.sorted())
        #expect(Set(stages) == Set(0...13))
    }

    @Test(arguments: [
        (ProcedureClause.Modality.mandatory, 37), (.conditional, 11), (.openList, 2),
        (.optional, 1),
    ])
    func theProcedureAsksAsStronglyAsItsWordsDo(
        _ modality: ProcedureClause.Modality, _ count: Int
    ) {
        #expect(ClauseCatalogue.all.filter { $0.modality == modality }.count == count)
    }

    @Test(arguments: ClauseCatalogue.all)
    func aClauseNamesGatesAndFieldsThatExist(_ clause: ProcedureClause) {
        for gate in clause.gates { #expect(GateCatalogue.gate(gate) != nil, "\(gate)") }
        #expect(!clause.evidence.isEmpty)
        for path in clause.evidence {
            let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
            let type = FormCatalogue.type(parts[0])
            #expect(type != nil, "\(path)")
            if parts.count > 1 { #expect(type?.field(parts[1]) != nil, "\(path)") }
        }
    }

    @Test(arguments: ClauseCatalogue.all)
    func aClauseIsASentenceInBothLanguages(_ clause: ProcedureClause) {
        #expect(clause.sentence.polish.hasSuffix("."))
        #expect(clause.sentence.english.hasSuffix("."))
        #expect(ClauseCatalogue.clause(clause.id) == clause)
        #expect(ClauseCatalogue.ofStage(clause.stage).contains(clause))
    }

    /// What the procedure leaves open blocks nothing and counts nowhere; what it demands, somebody
    /// asks for.
    @Test(arguments: ClauseCatalogue.all)
    func onlyADemandIsEnforced(_ clause: ProcedureClause) {
        let gates = clause.gates.compactMap { GateCatalogue.gate($0) }
        switch clause.modality {
        case .mandatory, .conditional: #expect(!gates.isEmpty)
        case .optional, .openList: #expect(gates.filter { !$0.isHint }.isEmpty)
        }
    }

    /// G04e goes beyond the procedure: the law on minors asks for it.
    @Test func everyGateOfTheProcedureIsCarriedByAClause() {
        let carried = Set(ClauseCatalogue.all.flatMap(\.gates))
        #expect(Set(GateCatalogue.all.map(\.id)).subtracting(carried) == ["G04e"])
    }

    @Test func everyModalityHasAName() {
        for modality in ProcedureClause.Modality.allCases {
            #expect(!modality.label.polish.isEmpty && !modality.label.english.isEmpty)
        }
    }
}
