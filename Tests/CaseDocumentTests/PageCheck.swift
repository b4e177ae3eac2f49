// Whether a page is whole: every element that is opened is closed, in the right order.

/// Looks for broken markup.
enum PageCheck {
    private static let alone: Set<Substring> = ["meta", "img", "br", "!DOCTYPE"]

    /// Returns what is wrong with a page; nil when nothing is.
    static func fault(_ html: String) -> String? {
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return "an unfinished tag" }
            let tag = rest[rest.index(after: start)..<end]
            let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
            rest = rest[rest.index(after: end)...]
            if name == "style", !tag.hasPrefix("/") {
                guard let close = rest.firstRange(of: "</style>") else { return "endless style" }
                rest = rest[close.upperBound...]
            } else if tag.hasPrefix("/") {
                guard open.popLast() == name else { return "</\(name)> closes something else" }
            } else if !alone.contains(name) {
                open.append(name)
            }
        }
        return open.last.map { "<\($0)> is never closed" }
    }
}
