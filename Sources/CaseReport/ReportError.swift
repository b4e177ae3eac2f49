// The one error of this target: a value from outside that no report can be made of.

/// Says which outside value cannot become a figure.
package enum ReportError: Error, Hashable, Sendable {
    /// A count lies outside 0…`CountLimit.valueMax`.
    case countOutOfRange(field: String, value: Int)
    /// A field is missing, has the wrong type, or is not known here.
    case malformed(field: String)
    /// The parts of a figure contradict each other.
    case inconsistent(field: String)
    /// A portfolio holds more than `PortfolioFigures.rowsMax` cases.
    case tooManyCases(Int)
}
