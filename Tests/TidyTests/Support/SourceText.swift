// Swift text taken apart into code, comments and string literals. It knows as much of the
// language as the house rules need: comments, strings of all kinds, interpolations.

/// One file's text in three layers of equal length and equal lines.
struct SourceText {
    /// One string literal.
    struct Literal {
        /// The line on which it begins, counted from 1.
        let line: Int
        /// What stands between the quotes, interpolations included.
        let text: String
        /// The code before it on the same line and the one above, without spaces at the end.
        let lead: String
    }

    /// The text with comments and the contents of strings blanked; interpolations stay.
    let code: [String]
    /// The text with everything but comments blanked.
    let comments: [String]
    /// The lines as they stand.
    let lines: [String]
    /// The string literals, in order.
    let literals: [Literal]

    init(_ text: String) {
        var lexer = Lexer(Array(text.utf8))
        lexer.run()
        code = Self.lines(lexer.code)
        comments = Self.lines(lexer.comments)
        lines = Self.lines(lexer.bytes)
        literals = lexer.literals
    }

    /// The code as one text.
    var wholeCode: String { code.joined(separator: "\n") }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// Walks over the bytes of a file once.
private struct Lexer {
    let bytes: [UInt8]
    private(set) var code: [UInt8]
    private(set) var comments: [UInt8]
    private(set) var literals: [SourceText.Literal] = []
    private var place = 0
    private var line = 1
    private var counted = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let blank = bytes.map { $0 == 10 ? UInt8(10) : 32 }
        code = blank
        comments = blank
    }

    mutating func run() { takeCode(isInterpolation: false) }

    private func sees(_ first: Character, _ second: Character) -> Bool {
        place + 1 < bytes.count && bytes[place] == first.asciiValue
            && bytes[place + 1] == second.asciiValue
    }

    private mutating func takeCode(isInterpolation: Bool) {
        var depth = 0
        while place < bytes.count {
            let byte = bytes[place]
            if sees("/", "/") {
                takeLineComment()
            } else if sees("/", "*") {
                takeBlockComment()
            } else if let hashes = hashesBeforeQuote() {
                takeString(hashes: hashes)
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if depth < 0, isInterpolation { return }
                code[place] = byte
                place += 1
            }
        }
    }

    private mutating func takeLineComment() {
        while place < bytes.count, bytes[place] != 10 {
            comments[place] = bytes[place]
            place += 1
        }
    }

    private mutating func takeBlockComment() {
        var depth = 0
        repeat {
            if sees("/", "*") { depth += 1 }
            if sees("*", "/") { depth -= 1 }
            comments[place] = bytes[place]
            place += 1
        } while place < bytes.count && depth > 0
    }

    private func hashesBeforeQuote() -> Int? {
        var end = place
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        return end - place
    }

    private mutating func takeString(hashes: Int) {
        let start = place
        line += bytes[counted..<start].count { $0 == 10 }
        counted = start
        let first = line
        code[start] = UInt8(ascii: "\"")
        place += hashes
        let quotes = bytes[place...].prefix(3).elementsEqual("\"\"\"".utf8) ? 3 : 1
        place += quotes
        let tail = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + tail
        let escape = [UInt8(ascii: "\\")] + tail
        let contents = place
        while place < bytes.count, !bytes[place...].starts(with: end) {
            guard bytes[place...].starts(with: escape) else {
                place += 1
                continue
            }
            place += escape.count
            let isOpening = place < bytes.count && bytes[place] == UInt8(ascii: "(")
            place += 1
            if isOpening { takeCode(isInterpolation: true) }
        }
        keep(from: start, on: first, contents: contents)
        place = min(bytes.count, place + end.count)
    }

    private mutating func keep(from start: Int, on line: Int, contents: Int) {
        let ends = code[..<start].indices.reversed().lazy.filter { [code] in code[$0] == 10 }
        let from = ends.dropFirst().first ?? 0
        var lead = String(decoding: code[from..<start], as: UTF8.self)
        while let last = lead.last, last.isWhitespace { lead.removeLast() }
        literals.append(
            SourceText.Literal(
                line: line,
                text: String(decoding: bytes[contents..<min(place, bytes.count)], as: UTF8.self),
                lead: lead))
    }
}
