// Every `package` declaration says what it is: a `///` comment whose first paragraph is whole
// sentences. What a protocol asks for is described there, once, and not at each conformance.

/// Asks for documentation comments.
enum DocumentationRule {
    /// Members that only answer to a protocol's requirement.
    private static let conformances = [
        "init(_ reader: JSONReader) throws(WireError)", "init(rawValue: ", "init(stringLiteral ",
        "static let type = \"", "var fields: [String: JSONValue]", "var description: String",
        "let rawValue: ", "static func < (", "static func == (", "func hash(into ",
        "func makeAsyncIterator() -> Self", "func next(", "typealias Element = ",
        "typealias Failure = ", "typealias InboundIn = ", "typealias InboundOut = ",
        "typealias OutboundIn = ", "typealias OutboundOut = ",
    ]

    /// Returns the `package` declarations without a comment, or with half a sentence.
    static func violations(in file: SourceFile) -> [Violation] {
        file.text.code.indices.compactMap { index in
            guard let declaration = declaration(file, index) else { return nil }
            if conformances.contains(where: declaration.hasPrefix) { return nil }
            // What a channel asks of its handlers is described where channels are.
            if signature(index, file).contains("context: ChannelHandlerContext") { return nil }
            let comment = comment(above: index, file)
            if comment.isEmpty {
                return file.violation(index + 1, "no comment on `\(declaration)`")
            }
            let summary = comment.prefix { !$0.isEmpty }.joined(separator: " ")
            return summary.hasSuffix(".")
                ? nil : file.violation(index + 1, "the summary is no sentence: \(summary)")
        }
    }

    /// Returns a line without its modifiers when it declares something for the package.
    private static func declaration(_ file: SourceFile, _ index: Int) -> String? {
        guard file.text.code[index].contains("package") else { return nil }
        var words = file.text.lines[index].split(separator: " ")
        words.removeAll { $0.hasPrefix("@") }
        guard words.first == "package", words.dropFirst().first != "import" else { return nil }
        let modifiers: Set<Substring> = [
            "package", "mutating", "final", "indirect", "nonisolated", "consuming", "borrowing",
            "override", "convenience", "lazy", "private(set)", "fileprivate(set)", "internal(set)",
        ]
        return words.drop { modifiers.contains($0) }.joined(separator: " ")
    }

    private static func signature(_ index: Int, _ file: SourceFile) -> Substring {
        file.text.code[index...].prefix(8).joined(separator: " ").prefix { $0 != "{" }
    }

    /// Returns the documentation comment that ends above a line, attributes between them aside.
    private static func comment(above index: Int, _ file: SourceFile) -> [String] {
        var lines: [String] = []
        var place = index - 1
        while place >= 0 {
            let line = file.text.lines[place].drop { $0 == " " }
            if line.hasPrefix("///") {
                lines.insert(String(line.dropFirst(3).drop { $0 == " " }), at: 0)
            } else if !line.hasPrefix("@") || !lines.isEmpty {
                break
            }
            place -= 1
        }
        return lines
    }
}
