// Texts of the table in one language, with their blanks filled in.

package import CaseModel

/// Speaks one language.
package struct Phrasebook: Hashable, Sendable {
    /// The language of the texts.
    package let language: Language

    /// Makes a phrasebook.
    package init(_ language: Language) { self.language = language }

    /// Returns a text with "{0}", "{1}" … replaced by `values`, which are not read again.
    package func text(_ key: TextKey, _ values: String...) -> String {
        var text = ""
        var rest = choose(TextTable.texts[key], or: key.rawValue)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let index = Int(rest[rest.index(after: open)..<close])
            text += index.flatMap { values.indices.contains($0) ? values[$0] : nil } ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// Returns the number with the noun in the form it asks for: "5 uczestników".
    package func counted(_ number: Int, _ noun: NounKey) -> String {
        let forms = TextTable.nouns[noun]
        let form =
            switch PluralRule.form(of: number, in: language) {
            case .one: forms?.one
            case .few: forms?.few
            case .many: forms?.many
            }
        return NumberText(language).integer(number) + "\u{A0}" + choose(form, or: noun.rawValue)
    }

    private func choose(_ text: UserText?, or key: String) -> String {
        switch language {
        case .polish: text?.polish ?? key
        case .english: text?.english ?? key
        }
    }
}
