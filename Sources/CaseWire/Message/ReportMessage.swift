// Reports are computed by the server, which alone holds the F5 answers (Protocol 4, Report).

package import CanonicalJSON
package import CaseModel

/// Asks for a report: of one case, or of all.
package struct ReportRequest: WireMessage {
    package static let type = "report"
    /// The case; nil for the portfolio.
    package let scope: ScopeID?

    /// Makes a request.
    package init(scope: ScopeID?) { self.scope = scope }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = reader.optional("scope")?.stringValue.map { ScopeID($0) }
    }

    package var fields: [String: JSONValue] {
        ["scope": scope.map { .string($0.text) } ?? .null]
    }
}

/// Brings the figures of a report, suppressed for this reader.
package struct ReportAnswer: WireMessage {
    package static let type = "figures"
    /// The figures.
    package let figures: JSONValue

    /// Makes an answer.
    package init(figures: JSONValue) { self.figures = figures }

    package init(_ reader: JSONReader) throws(WireError) { figures = try reader.value("figures") }

    package var fields: [String: JSONValue] { ["figures": figures] }
}
