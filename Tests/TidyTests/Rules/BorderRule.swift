// What the compiler could check and does not: errors at a target's border are typed, and a
// machine or a rule of rights names every case.

/// Looks at signatures and at switches.
enum BorderRule {
    /// The tables are used inside GRDB's closures, which throw anything; the server's border
    /// gathers
    /// the errors of four lower targets, and its one caller tells them apart by type.
    private static let exempt: Set = ["CaseTables", "CaseServer"]

    /// Returns `package` functions that throw anything.
    static func untypedThrows(in file: SourceFile) -> [Violation] {
        if exempt.contains(file.target) { return [] }
        return file.text.code.indices.compactMap { index in
            let words = file.text.code[index].split(separator: " ")
            guard words.first == "package", words.dropFirst().first != "import" else { return nil }
            let signature = file.text.code[index...].prefix(8).joined(separator: " ")
                .prefix { $0 != "{" }
            let isFunction = signature.contains("func ") || signature.contains("init(")
            guard isFunction, signature.split(separator: " ").contains("throws") else { return nil }
            return file.violation(index + 1, "an error without a type crosses the border")
        }
    }

    /// Returns a `default` where a new case must be thought about.
    static func defaults(in file: SourceFile) -> [Violation] {
        let name = file.path.split(separator: "/").last ?? ""
        let isNamed =
            name.contains("Session") && file.target == "CaseSession"
            || file.path.contains("/Gates/") || name.hasPrefix("Gate")
            || name == "AccessRules.swift"
        guard isNamed else { return [] }
        return file.text.code.enumerated().compactMap { index, line in
            line.split(separator: " ").first == "default:"
                ? file.violation(index + 1, "`default` hides a new case") : nil
        }
    }
}
