// One figure as an audience may see it.
// Guarantees: a withheld figure carries its n and nothing else.

package import CanonicalJSON

/// Holds a figure, or what may be said instead of it.
package enum Disclosure<Figure: ReportCodable & Hashable & Sendable>: Hashable, Sendable {
    case full(Figure)
    /// Fewer answers to this question than the smallest group.
    case tooFew(n: Int)
    /// All n gave the same low answer, so only "≤2" is said.
    case atMostTwo(n: Int)

    /// The figure, when it is disclosed.
    package var figure: Figure? {
        if case .full(let figure) = self { figure } else { nil }
    }
}

extension Disclosure: ReportCodable {
    /// An object with one key that names the case.
    package var json: JSONValue {
        switch self {
        case .full(let figure): ["full": figure.json]
        case .tooFew(let n): ["too_few": .count(n)]
        case .atMostTwo(let n): ["at_most_two": .count(n)]
        }
    }

    /// Reads an object with exactly one key.
    package init(json: JSONValue, field: String) throws(ReportError) {
        guard case .object(let fields) = json, fields.count == 1, let (key, value) = fields.first
        else { throw .malformed(field: field) }
        switch key {
        case "full": self = .full(try Figure(json: value, field: "\(field).full"))
        case "too_few": self = .tooFew(n: try value.count(field: field))
        case "at_most_two": self = .atMostTwo(n: try value.count(field: field))
        default: throw .malformed(field: field)
        }
    }
}
