// What a template may not hold besides tags: a page lies on people's desks and goes to clients, so
// it runs nothing, and it tells nobody that it was opened by fetching something from them.

/// Looks for what runs or fetches.
enum TemplateSafety {
    /// Returns the first thing in a text that would run or fetch something; nil when there is none.
    static func fault(in text: String) -> TemplateFault? {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if let found = found(in: line.lowercased()) {
                return .unsafe(found, line: index + 1)
            }
        }
        // What is split over lines is still one tag or one address to a browser.
        let joined = text.lowercased().filter { !$0.isWhitespace }
        return forbidden.first { joined.contains($0) }.map { .unsafe($0, line: 1) }
    }

    private static func found(in line: String) -> String? {
        if let word = forbidden.first(where: { line.contains($0) }) { return word }
        return line.firstMatch(of: /(^|[\s"'\/])on[a-z]+\s*=/).map {
            $0.0.trimmingPrefix { !$0.isLetter }.filter { !$0.isWhitespace }
        }
    }

    private static let forbidden = [
        "<script", "<iframe", "<frame", "<object", "<embed", "<link", "<base", "javascript:",
        "http:", "https:", "file:", "//", "url(", "@import", "srcset",
        // The same signs, written so as not to be found.
        "&#47", "&#x2f", "&#58", "&#x3a", "&sol;", "&colon;",
    ]
}
