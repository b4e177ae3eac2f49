// Everything that a decision needs from outside: who asks, when, and what the server alone may
// give.

package import CaseModel

/// The surroundings of one mutation.
package struct MergeContext: Sendable {
    /// Who made the mutation, with the role they have now.
    package var actor: Actor
    /// The moment at which it is decided; on a device, the device's own.
    package var now: Instant
    /// The log position it gets; 0 for a prediction.
    package var version: Sequence64
    /// The trainer cards and the published procedure.
    package var organisation: CaseState
    /// The number series.
    package var numbers: Numbers
    /// Returns the lower-case hexadecimal SHA-256 of bytes.
    package var digest: @Sendable ([UInt8]) -> String

    /// Makes surroundings.
    package init(
        actor: Actor, now: Instant, version: Sequence64, organisation: CaseState,
        numbers: Numbers, digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.actor = actor
        self.now = now
        self.version = version
        self.organisation = organisation
        self.numbers = numbers
        self.digest = digest
    }
}

/// The number series.
///
/// Only the server holds their counters; a device names things provisionally
/// after their identifier, so that a provisional name stays a valid alias for ever.
package struct Numbers: Hashable, Sendable {
    /// The last number given, by `series/year`; nil on a device.
    package var counters: [String: Int64]?

    /// Makes the server's series.
    package init(counters: [String: Int64]) { self.counters = counters }
    private init() { counters = nil }

    /// A device's series: it gives provisional names only.
    package static let provisional = Numbers()

    /// Returns the next number of a series, `OF/2026/0003`, or a provisional one,
    /// `OF/2026/T-9f3a01`.
    package mutating func next(_ series: NumberSeries, year: Int64, identifier: String) -> String {
        guard var counters else {
            return "\(series.rawValue)/\(year)/" + Self.provisionalTail(identifier)
        }
        let key = "\(series.rawValue)/\(year)"
        let number = (counters[key] ?? 0) + 1
        counters[key] = number
        self.counters = counters
        let digits = String(number)
        let width = series == .offer ? 4 : 3
        return key + "/" + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Returns the last part of a provisional number.
    package static func provisionalTail(_ identifier: String) -> String {
        "T-" + identifier.suffix(6)
    }
}
