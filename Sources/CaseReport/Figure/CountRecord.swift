// Records of plain counts share their codec, their range check and their sum.
//
// Guarantees: a checked record holds counts in 0…`CountLimit.valueMax` only, so sums over
// `PortfolioFigures.rowsMax` of them cannot overflow.

package import CanonicalJSON

/// Names the range of every count that enters a report.
package enum CountLimit {
    /// The greatest count; larger than any training company, small enough for exact sums.
    package static let valueMax = 1_000_000_000
}

/// A record whose fields are all counts.
package protocol CountRecord: ReportCodable {
    /// Makes a record of zeros.
    init()
    /// The fields with their JSON names.
    static var counts: [(name: String, path: WritableKeyPath<Self, Int>)] { get }
}

extension CountRecord {
    /// The counts by name.
    package var json: JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: Self.counts.map { ($0.name, .count(self[keyPath: $0.path])) }
            )
        )
    }

    /// Reads all counts; none may be missing.
    package init(json: JSONValue, field: String) throws(ReportError) {
        self.init()
        var reader = try FieldReader(json, field: field)
        for (name, path) in Self.counts { self[keyPath: path] = try reader.count(name) }
        try reader.finish()
    }

    /// Refuses a record with a count out of range.
    package func check(field: String) throws(ReportError) {
        for (name, path) in Self.counts {
            let value = self[keyPath: path]
            guard 0...CountLimit.valueMax ~= value else {
                throw .countOutOfRange(field: "\(field).\(name)", value: value)
            }
        }
    }

    /// Adds field by field; both sides are checked records or sums of them.
    package static func + (one: Self, other: Self) -> Self {
        var sum = one
        for (_, path) in counts { sum[keyPath: path] += other[keyPath: path] }
        return sum
    }
}
