// How many answered and how many could have.

package import CanonicalJSON

/// Holds the two counts every report may show, however small the group.
package struct GroupSize: Hashable, Sendable {
    /// The counted answer sheets.
    package let responses: Int
    /// The people who started, not the registered ones.
    package let invited: Int

    /// Makes a size from two counts.
    package init(responses: Int, invited: Int) {
        self.responses = responses
        self.invited = invited
    }

    /// Responses ÷ invited.
    package var rate: Ratio? { Ratio(responses, invited) }

    /// Adds two groups without common members.
    package static func + (one: GroupSize, other: GroupSize) -> GroupSize {
        GroupSize(
            responses: one.responses + other.responses,
            invited: one.invited + other.invited
        )
    }
}

extension GroupSize: ReportCodable {
    /// The two counts by name.
    package var json: JSONValue {
        ["responses": .count(responses), "invited": .count(invited)]
    }

    /// Reads the two counts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        responses = try reader.count("responses")
        invited = try reader.count("invited")
        try reader.finish()
    }
}
