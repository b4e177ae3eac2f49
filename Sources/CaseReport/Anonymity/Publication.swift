// The results of one group: published, or hidden and why.
// Guarantees: a hidden group carries its size and the reason, nothing else.

package import CanonicalJSON

/// Holds a group's results as far as they may be known.
package enum Publication<Content: ReportCodable & Hashable & Sendable>: Hashable, Sendable {
    /// The collection is open: two reports could differ by one person.
    case collecting(GroupSize)
    /// Fewer responses than `threshold`.
    case tooSmall(GroupSize, threshold: Int)
    /// The results without the `waiting` latest responses, which too few would tell apart.
    case published(GroupSize, waiting: Int = 0, threshold: Int, Content)

    /// The counts that may always be shown.
    package var size: GroupSize {
        switch self {
        case .collecting(let size), .tooSmall(let size, _), .published(let size, _, _, _): size
        }
    }

    /// The results, when they are published.
    package var content: Content? {
        if case .published(_, _, _, let content) = self { content } else { nil }
    }

    /// The responses that are counted and not shown yet, beside published results.
    package var waiting: Int {
        if case .published(_, let waiting, _, _) = self { waiting } else { 0 }
    }

    /// Replaces published results; a hidden group stays hidden for the same reason.
    package func map<Other>(_ transform: (Content) -> Other) -> Publication<Other> {
        switch self {
        case .collecting(let size): .collecting(size)
        case .tooSmall(let size, let threshold): .tooSmall(size, threshold: threshold)
        case .published(let size, let waiting, let threshold, let content):
            .published(size, waiting: waiting, threshold: threshold, transform(content))
        }
    }
}

extension Publication: ReportCodable {
    /// The state, the size and what belongs to the state.
    package var json: JSONValue {
        switch self {
        case .collecting(let size): return ["state": "collecting", "size": size.json]
        case .tooSmall(let size, let threshold):
            return ["state": "too_small", "size": size.json, "threshold": .count(threshold)]
        case .published(let size, let waiting, let threshold, let content):
            var fields: [String: JSONValue] = [
                "state": "published", "size": size.json, "threshold": .count(threshold),
                "content": content.json,
            ]
            // Readers that do not know of steps read what has none.
            if waiting > 0 { fields["waiting"] = .count(waiting) }
            return .object(fields)
        }
    }

    /// Reads the state; a size on the wrong side of the threshold is refused.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        let size: GroupSize = try reader.value("size")
        switch try reader.text("state") {
        case "collecting": self = .collecting(size)
        case "too_small":
            let threshold = try reader.count("threshold")
            guard size.responses < threshold else { throw .inconsistent(field: field) }
            self = .tooSmall(size, threshold: threshold)
        case "published":
            let threshold = try reader.count("threshold")
            let waiting = try reader.countIfPresent("waiting")
            guard size.responses - waiting >= threshold else { throw .inconsistent(field: field) }
            self = .published(
                size, waiting: waiting, threshold: threshold, try reader.value("content"))
        default: throw .malformed(field: "\(field).state")
        }
        try reader.finish()
    }
}
