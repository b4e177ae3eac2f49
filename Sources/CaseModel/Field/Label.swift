// Words that people read. Everything with a name for people carries both languages, side by side,
// so that a missing one cannot compile.

/// A language that Teczka speaks to people.
package enum Language: String, Sendable, CaseIterable {
    case polish = "pl"
    case english = "en"
}

/// One text in both languages.
package struct Label: Hashable, Sendable {
    /// The Polish text.
    package let polish: String
    /// The English text.
    package let english: String

    /// Makes a label.
    package init(pl polish: String, en english: String) {
        self.polish = polish
        self.english = english
    }

    /// Returns the text in one language.
    package func text(_ language: Language) -> String {
        switch language {
        case .polish: polish
        case .english: english
        }
    }
}
