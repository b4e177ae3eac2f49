// The languages a report can be rendered in.

/// Names the language of a rendering; the figures do not depend on it.
package enum ReportLanguage: String, CaseIterable, Hashable, Sendable {
    case polish = "pl"
    case english = "en"
}
