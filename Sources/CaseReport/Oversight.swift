// What the office must look after: nonconformities and complaints.
// Must not: be shown to a trainer or to an institution.

package import CanonicalJSON

/// Holds the open nonconformities and the complaint counts of one case.
package struct Oversight: Hashable, Sendable {
    /// The ids of the nonconformities nobody has closed or accepted.
    package var openNonconformities: [String]
    /// The complaints about this case.
    package var complaints: ComplaintCounts

    /// Makes an oversight from ids and counts.
    package init(
        openNonconformities: [String] = [],
        complaints: ComplaintCounts = ComplaintCounts()
    ) {
        self.openNonconformities = openNonconformities
        self.complaints = complaints
    }
}

extension Oversight: ReportCodable {
    /// The ids and the counts.
    package var json: JSONValue {
        ["open_nonconformities": .texts(openNonconformities), "complaints": complaints.json]
    }

    /// Reads the ids and the counts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        openNonconformities = try reader.texts("open_nonconformities")
        complaints = try reader.value("complaints")
        try reader.finish()
    }
}
