// What comments must say and must not: a file begins with what it is, and what is left to do has an
// issue.

/// Looks at comments.
enum CommentRule {
    /// Returns files without a head comment, and reminders without an issue number.
    static func violations(in file: SourceFile) -> [Violation] {
        var found: [Violation] = []
        if file.text.comments.first?.hasPrefix("// ") != true {
            found.append(file.violation(1, "the file does not begin with what it is"))
        }
        for (index, line) in file.text.comments.enumerated() {
            let isReminder = ["TODO", "FIXME", "XXX", "HACK"].contains {
                WordRule.stands($0, in: line)
            }
            if isReminder, !hasIssueNumber(line) {
                found.append(file.violation(index + 1, "a reminder without an issue number"))
            }
        }
        return found
    }

    private static func hasIssueNumber(_ line: String) -> Bool {
        line.split(separator: "#").dropFirst().contains { $0.first?.isNumber ?? false }
    }
}
