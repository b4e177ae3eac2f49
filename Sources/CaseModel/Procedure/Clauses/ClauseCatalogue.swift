// The registry of every clause, in the order of the procedure. Each part of the procedure stands in
// its own file.

/// All clauses of the procedure.
package enum ClauseCatalogue {
    /// R01 to R51.
    package static let all: [ProcedureClause] =
        ProcedureClause.ofDesign + ProcedureClause.ofOffer + ProcedureClause.ofDelivery
        + ProcedureClause.ofHandover

    private static let index: [String: ProcedureClause] = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })

    /// Returns the clause of that number, or nil.
    package static func clause(_ id: String) -> ProcedureClause? { index[id] }

    /// Returns the clauses of a stage, in order.
    package static func ofStage(_ stage: Int) -> [ProcedureClause] {
        all.filter { $0.stage == stage }
    }
}
