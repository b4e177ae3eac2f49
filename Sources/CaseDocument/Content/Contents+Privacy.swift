// What people are told of their data (RODO, articles 13 and 14): who keeps it, and for how long.
// The words around it are a template; a company may write its own instead.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport

extension Contents {
    /// How long each class of personal data is kept, in words.
    var keptBranch: JSONValue {
        let settings = facts.settings
        return [
            "enquiry": .string(Self.months(settings.retentionEnquiryMonths)),
            "contacts": .string(Self.months(settings.retentionContactMonths)),
            "file": .string(Self.years(settings.retentionFileYears)),
            "claims": .string(Self.years(settings.retentionClaimYears)),
            "register": .string(Self.years(settings.retentionRegisterYears)),
        ]
    }

    /// The fields of the company without which nobody could tell who keeps the data (article
    /// 13(1)(a)): its name, and one way to reach it.
    var missingOfController: [FieldDefinition] {
        let firm = facts.organisation.single("firm")
        let ways = ["address", "email", "phone"]
        let isReachable = ways.contains { firm?.text($0) != nil }
        let missing =
            (firm?.text("name") == nil ? ["name"] : []) + (isReachable ? [] : ["address", "email"])
        return missing.compactMap { FormCatalogue.type("firm")?.field($0) }
    }

    private static func months(_ count: Int64) -> String {
        counted(count, one: "miesiąc", few: "miesiące", many: "miesięcy")
    }

    private static func years(_ count: Int64) -> String {
        counted(count, one: "rok", few: "lata", many: "lat")
    }

    private static func counted(
        _ count: Int64, one: String, few: String, many: String
    ) -> String {
        let noun =
            switch PluralRule.form(of: Int(clamping: count), in: .polish) {
            case .one: one
            case .few: few
            case .many: many
            }
        return "\(ValueText.number(count))\u{A0}\(noun)"
    }
}
