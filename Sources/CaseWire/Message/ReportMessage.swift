// Reports are computed by the server, which alone holds the F5 answers (Protocol 4, Report).

package import CanonicalJSON
package import CaseModel

/// Asks for a report: of one case, or of all.
package struct ReportRequest: WireMessage {
    /// For whom a report is made when it is not for whoever asks.
    package enum Audience: String, Hashable, Sendable {
        /// The institution that ordered the training.
        case institution
    }

    package static let type = "report"
    /// The case; nil for the portfolio.
    package let scope: ScopeID?
    /// For whom it is; nil for whoever asks.
    package let audience: Audience?

    /// Makes a request.
    package init(scope: ScopeID?, audience: Audience? = nil) {
        self.scope = scope
        self.audience = audience
    }

    package init(_ reader: JSONReader) throws(WireError) {
        scope = reader.optional("scope")?.stringValue.map { ScopeID($0) }
        audience = reader.optional("audience") == nil ? nil : try reader.code("audience")
        // Nobody outside is given a report over all cases.
        if audience != nil, scope == nil { throw .missing("scope") }
    }

    package var fields: [String: JSONValue] {
        [
            "scope": scope.map { .string($0.text) } ?? .null,
            "audience": audience.map { .string($0.rawValue) } ?? .null,
        ]
    }

    /// Whether figures are for whom they were asked for.
    ///
    /// A server that does not know audiences makes its report for whoever asks, which must not be
    /// taken for another.
    package func isAnswered(by figures: JSONValue) -> Bool {
        guard let audience else { return true }
        return figures["case"]?["audience"] == .string(audience.rawValue)
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
