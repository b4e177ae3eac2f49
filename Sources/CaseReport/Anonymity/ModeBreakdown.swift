// How the sheets were filled in, as far as it may be known.
// Guarantees: a breakdown is shown whole or not at all, since a part can be had by subtraction.

package import CanonicalJSON

/// Holds the breakdown of the shown sheets, or what may be said instead of it.
package enum ModeBreakdown: Hashable, Sendable {
    /// No sheet says.
    case unsaid
    /// One of the counts would be of fewer than the smallest group.
    case withheld
    case counts(ModeCounts)
}

extension ModeBreakdown: ReportCodable {
    /// The counts, `withheld` or nothing.
    package var json: JSONValue {
        switch self {
        case .unsaid: .null
        case .withheld: "withheld"
        case .counts(let counts): counts.json
        }
    }

    /// Reads the counts or the reason.
    package init(json: JSONValue, field: String) throws(ReportError) {
        switch json {
        case .null: self = .unsaid
        case "withheld": self = .withheld
        default: self = .counts(try ModeCounts(json: json, field: field))
        }
    }
}
