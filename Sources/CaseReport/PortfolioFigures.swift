// The manager's report over many cases as one value.
//
// Guarantees: survey totals are computed over published figures only, so that a hidden group
// cannot be obtained by subtraction; counts of the register are totals over all cases.

package import CanonicalJSON

/// Holds one row per case, ordered by case number.
package struct PortfolioFigures: Hashable, Sendable {
    /// The cases by number.
    package let rows: [PortfolioRow]
    /// The state of the register the figures come from.
    package let provenance: Provenance

    /// The greatest number of cases in one report.
    package static let rowsMax = 10_000

    /// Calculates every case for the manager, whatever the audience of the inputs.
    ///
    /// - Throws: `ReportError.tooManyCases`, or `countOutOfRange` for a stored count.
    package init(_ inputs: [CaseReportInput], provenance: Provenance) throws(ReportError) {
        guard inputs.count <= Self.rowsMax else { throw .tooManyCases(inputs.count) }
        var rows: [PortfolioRow] = []
        for var input in inputs {
            input.audience = .manager
            rows.append(
                PortfolioRow(try CaseFigures(input), complaints: input.oversight.complaints)
            )
        }
        self.rows = rows.sorted { $0.number < $1.number }
        self.provenance = provenance
    }

    /// The totals of all rows.
    package var totals: PortfolioTotals { PortfolioTotals(rows: rows) }
}

extension PortfolioFigures: ReportCodable {
    /// The rows and the provenance; totals follow from the rows.
    package var json: JSONValue {
        ["rows": .list(rows), "provenance": provenance.json]
    }

    /// Reads the rows and the provenance.
    package init(json: JSONValue, field: String = "portfolio") throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        rows = try reader.list("rows")
        provenance = try reader.value("provenance")
        try reader.finish()
        guard rows.count <= Self.rowsMax else { throw .tooManyCases(rows.count) }
    }
}
