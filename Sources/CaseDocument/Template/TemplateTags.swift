// The tags of a template, read well enough to judge it: which parts it includes, and whether it
// uses a tag that would let a value onto the page without being made harmless first. The engine
// does the parsing proper.

/// One tag of a template.
struct TemplateTag: Hashable {
    /// What stands between the braces, blanks around it taken off.
    let text: String
    /// The line, counted from 1.
    let line: Int

    /// The first character, when it says what kind of tag it is.
    var sign: Character? { text.first }
    /// What follows the sign.
    var name: String { String(text.dropFirst().drop { $0 == " " }) }

    /// Returns the tags of a text in their order; an unfinished one ends them.
    static func tags(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            line += rest[..<open.lowerBound].count { $0.isNewline }
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let inside = rest[..<close.lowerBound]
            tags.append(TemplateTag(text: trimmed(inside), line: line))
            line += inside.count { $0.isNewline }
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// The part that the tag includes; nil for other tags.
    var part: String? {
        guard let sign, sign == ">" || sign == "<" else { return nil }
        return name
    }

    /// Is true for a tag that puts text on the page as it is, changes the tags' own signs, chooses
    /// a part by a value, or changes how values are made harmless.
    var isForbidden: Bool {
        switch sign {
        case "{", "&", "=", "%": true
        case ">", "<": name.hasPrefix("*")
        default: false
        }
    }
}
