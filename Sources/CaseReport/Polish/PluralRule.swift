// The three Polish plural forms.

package import CaseModel

/// Names the plural form a number asks for.
package enum PluralRule: Hashable, Sendable {
    case one, few, many

    /// Chooses the form: one for 1, few for …2–4 but not …12–14, many for the rest.
    ///
    /// English knows one and many only.
    package static func form(of number: Int, in language: Language) -> PluralRule {
        if number == 1 { return .one }
        guard language == .polish else { return .many }
        let magnitude = number.magnitude
        let isFew = 2...4 ~= magnitude % 10 && !(12...14 ~= magnitude % 100)
        return isFew ? .few : .many
    }
}
