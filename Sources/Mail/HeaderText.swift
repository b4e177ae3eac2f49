// What may stand in a header: cleaned values, and words in other letters (RFC 2047).

/// Writes values into headers.
enum HeaderText {
    /// The most columns of a line with an encoded word (RFC 2047 §2).
    private static let columnsMax = 76
    /// What is quoted or left bare at most; what is longer is encoded, for that can be folded.
    private static let bareMax = 60

    /// Returns a value in one line: line ends and tabs become spaces, other controls nothing.
    static func clean(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in value.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\n" where wasReturn: continue
            case "\t", "\n", "\u{0B}", "\u{0C}", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                result.append(" ")
            case _ where scalar.properties.generalCategory == .control: continue
            case _: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Returns free text, when `used` columns of its line are taken.
    static func unstructured(_ value: String, after used: Int) -> String {
        let text = clean(value)
        return isPlain(text) ? text : encoded(text, after: used)
    }

    /// Returns a name that stands before an address; of several spaces one is kept.
    static func phrase(_ value: String, after used: Int) -> String {
        let text = clean(value).split(separator: " ").joined(separator: " ")
        return isPlain(text) ? quoted(text) : encoded(text, after: used)
    }

    /// Returns text in quotation marks.
    static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// Returns whether a reader sees the text as it is: short, ASCII, spaces between words only.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= bareMax && text.unicodeScalars.allSatisfy(\.isASCII)
            && !text.contains("=?") && !text.contains("  ")
            && !text.hasPrefix(" ") && !text.hasSuffix(" ")
    }

    /// Returns an id without what could end it.
    static func id(_ value: String) -> String {
        let scalars = value.unicodeScalars.filter { isAddressScalar($0) && $0.isASCII || $0 == "@" }
        return String(String.UnicodeScalarView(scalars.prefix(250)))
    }

    /// Returns a media type, or that of mere bytes for what is none or would have parts itself.
    static func mediaType(_ value: String) -> String {
        let halves = value.split(separator: "/", omittingEmptySubsequences: false)
        let isType =
            halves.count == 2 && value.utf8.count <= bareMax
            && halves.allSatisfy { half in
                !half.isEmpty
                    && half.utf8.allSatisfy { isLetterOrDigit($0) || ".+-".utf8.contains($0) }
            }
        let hasParts = ["multipart", "message"].contains(halves[0].lowercased())
        return isType && !hasParts ? value : "application/octet-stream"
    }

    /// Returns whether an address may hold a character, the at sign aside.
    static func isAddressScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let isVisible = (0x21...0x7E).contains(scalar.value)
            return isVisible && !#""(),:;<>@[\]"#.unicodeScalars.contains(scalar)
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case _: false
        }
    }

    /// Returns encoded words, each on a line of its own; each holds whole characters.
    ///
    /// They end at spaces where they can: some readers show a space between them where none is.
    private static func encoded(_ text: String, after used: Int) -> String {
        let (start, end) = ("=?utf-8?Q?", "?=")
        let fullRoom = columnsMax - 1 - start.utf8.count - end.utf8.count
        var words = [""]
        var room = fullRoom + 1 - used
        func add(_ spelled: String) {
            if words[words.count - 1].utf8.count + spelled.utf8.count > room {
                words.append("")
                room = fullRoom
            }
            words[words.count - 1] += spelled
        }
        var run: [String] = []
        func addRun() {
            let whole = run.joined()
            // No line may be left empty, so the first word begins on the header's own.
            let isFirst = words == [""]
            if whole.utf8.count <= (isFirst ? room : fullRoom) {
                add(whole)
            } else {
                run.forEach(add)
            }
            run = []
        }
        for scalar in text.unicodeScalars {
            run.append(String(scalar).utf8.map(spelled).joined())
            if scalar == " " { addRun() }
        }
        addRun()
        return words.map { start + $0 + end }.joined(separator: "\r\n ")
    }

    /// Spells a byte with what a phrase allows (RFC 2047 §5, 3).
    private static func spelled(_ byte: UInt8) -> String {
        if byte == UInt8(ascii: " ") { return "_" }
        let isBare = isLetterOrDigit(byte) || "!*+-/".utf8.contains(byte)
        return isBare ? String(Unicode.Scalar(byte)) : "=" + Hexadecimal.pair(byte)
    }
}

/// Spells bytes as the mail standards want them, in capital letters.
enum Hexadecimal {
    static let digits = Array("0123456789ABCDEF".utf8)

    static func pair(_ byte: UInt8) -> String {
        String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }
}
