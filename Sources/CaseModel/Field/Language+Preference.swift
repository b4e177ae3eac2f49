// Which language a person is spoken to in: asked for on the command line, else by the environment.

extension Language {
    /// Returns the language of an explicit wish, or else of `LC_ALL`, `LC_MESSAGES` or `LANG`, in
    /// that order; English when none of them names one that Teczka speaks.
    package static func preferred(
        _ wish: String?, environment: [String: String]
    ) -> Language {
        if let wish, let language = Language(rawValue: wish) { return language }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            return Language(rawValue: String(value.prefix(2))) ?? .english
        }
        return .english
    }
}
