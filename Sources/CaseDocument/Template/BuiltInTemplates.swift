// The templates that Teczka brings along: one for each kind of document and the parts they share.
// They are files in `Templates`, compiled into the program.

/// The built-in templates.
package enum BuiltInTemplates {
    /// The parts that templates share: the page around every document, tables of fields, and what
    /// several documents say alike.
    package static let parts = [
        "page", "fields", "programme", "outcomes", "schedule", "checklist", "marks", "privacy",
        "privacy_contact",
    ]

    /// The pages of an audit pack.
    package static let auditPages = [
        "audit_index", "audit_trace", "audit_records", "audit_findings", "audit_history",
    ]

    /// The names of all templates, documents first.
    package static var names: [String] {
        DocumentKind.allCases.map(\.rawValue) + auditPages + parts
    }

    /// Returns a template's text, or nil when there is none of that name.
    package static func text(_ name: String) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func bytes(_ name: String) -> [UInt8]? {
        if let kind = DocumentKind(rawValue: name) { return bytes(of: kind) }
        return switch name {
        case "page": PackageResources.page_mustache
        case "fields": PackageResources.fields_mustache
        case "programme": PackageResources.programme_mustache
        case "outcomes": PackageResources.outcomes_mustache
        case "schedule": PackageResources.schedule_mustache
        case "checklist": PackageResources.checklist_mustache
        case "marks": PackageResources.marks_mustache
        case "privacy": PackageResources.privacy_mustache
        case "privacy_contact": PackageResources.privacy_contact_mustache
        case "audit_index": PackageResources.audit_index_mustache
        case "audit_trace": PackageResources.audit_trace_mustache
        case "audit_records": PackageResources.audit_records_mustache
        case "audit_findings": PackageResources.audit_findings_mustache
        case "audit_history": PackageResources.audit_history_mustache
        default: nil
        }
    }

    private static func bytes(of kind: DocumentKind) -> [UInt8] {
        switch kind {
        case .f2: PackageResources.f2_mustache
        case .note: PackageResources.note_mustache
        case .offer: PackageResources.offer_mustache
        case .f3: PackageResources.f3_mustache
        case .contract: PackageResources.contract_mustache
        case .f4r: PackageResources.f4r_mustache
        case .f4t: PackageResources.f4t_mustache
        case .n13: PackageResources.n13_mustache
        case .attendance: PackageResources.attendance_mustache
        case .f5: PackageResources.f5_mustache
        case .f6: PackageResources.f6_mustache
        case .certificate: PackageResources.certificate_mustache
        case .report: PackageResources.report_mustache
        case .f7: PackageResources.f7_mustache
        case .answer: PackageResources.answer_mustache
        }
    }
}
