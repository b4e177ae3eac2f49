// A file, a function and a line are small enough to be seen at once.

/// Measures files, functions and lines.
enum SizeRule {
    /// The most lines of a file; the goal is 300.
    static let fileLinesMax = 500
    /// The most lines of a function, from its name to its last brace; the goal is 40.
    static let functionLinesMax = 70
    /// The most columns of a line.
    static let columnsMax = 100

    /// Returns what is too long.
    static func violations(in file: SourceFile) -> [Violation] {
        var found: [Violation] = []
        if file.text.lines.count > fileLinesMax {
            found.append(file.violation(1, "\(file.text.lines.count) lines in one file"))
        }
        for (index, line) in file.text.lines.enumerated() where line.count > columnsMax {
            found.append(file.violation(index + 1, "\(line.count) columns"))
        }
        for function in functions(file) where function.lineCount > functionLinesMax {
            found.append(file.violation(function.line, "\(function.lineCount) lines in a function"))
        }
        return found
    }

    /// Returns where the functions and initialisers of a file begin and how long they are.
    static func functions(_ file: SourceFile) -> [(line: Int, lineCount: Int)] {
        file.text.code.indices.compactMap { index in
            let line = file.text.code[index]
            let isFunction =
                WordRule.stands("func ", in: line) || WordRule.stands("subscript(", in: line)
                || WordRule.stands("init(", in: line) && !line.contains(".init(")
            guard isFunction, let last = lastLine(file, from: index) else { return nil }
            return (index + 1, last - index + 1)
        }
    }

    /// Finds the brace that ends what begins on a line; nil for a mere requirement or a call.
    private static func lastLine(_ file: SourceFile, from start: Int) -> Int? {
        var parentheses = 0
        var braces = 0
        for index in start..<file.text.code.count {
            if index > start, braces == 0, parentheses == 0,
                beginsSomethingElse(file.text.code[index])
            {
                return nil
            }
            for character in file.text.code[index] {
                switch character {
                case "(", "[": parentheses += braces == 0 ? 1 : 0
                case ")", "]": parentheses -= braces == 0 ? 1 : 0
                case "{" where parentheses == 0: braces += 1
                case "}" where parentheses == 0:
                    braces -= 1
                    if braces == 0 { return index }
                    if braces < 0 { return nil }
                default: break
                }
            }
        }
        return nil
    }

    private static func beginsSomethingElse(_ line: String) -> Bool {
        let first = line.split(separator: " ").first ?? ""
        return !["{", "->", "where", "throws", "async", ")", "rethrows"].contains {
            first.hasPrefix($0)
        }
    }
}
