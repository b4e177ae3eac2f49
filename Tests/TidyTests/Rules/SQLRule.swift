// SQL stands in the targets that keep tables, and no value is ever written into its text.

/// Keeps SQL in its place.
enum SQLRule {
    /// The targets that may hold SQL.
    static let targets: Set<String> = ["CaseStore", "CaseCache", "CaseTables"]

    private static let beginnings = [
        "SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE ", "DROP ", "ALTER ", "PRAGMA ",
        "REPLACE INTO", "WITH RECURSIVE", "ATTACH ", "VACUUM", "BEGIN IMMEDIATE", "SAVEPOINT ",
    ]

    /// Returns SQL in a wrong target, and SQL that is put together from pieces.
    static func violations(in file: SourceFile) -> [Violation] {
        file.text.literals.flatMap { literal -> [Violation] in
            let text = literal.text.drop { $0.isWhitespace }
            let isSQL =
                literal.lead.hasSuffix("sql:") || literal.lead.hasSuffix("literal:")
                || beginnings.contains { text.hasPrefix($0) }
            guard isSQL else { return [] }
            var found: [Violation] = []
            if !targets.contains(file.target) {
                found.append(file.violation(literal.line, "SQL does not belong in \(file.target)"))
            }
            // A `literal:` binds what it interpolates, unless it says that it is SQL itself.
            let isBound = literal.lead.hasSuffix("literal:")
            if literal.text.contains("\\(sql:") || !isBound && literal.text.contains("\\(") {
                found.append(file.violation(literal.line, "SQL with a value written into it"))
            }
            return found
        }
    }
}
