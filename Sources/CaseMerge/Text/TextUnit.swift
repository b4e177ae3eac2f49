// # Units of text
//
// Cuts text into lines or words. It guarantees that the tokens joined are the text again and that
// no cut falls inside a scalar. Tokens are equal exactly when their UTF-8 bytes are: Swift's own
// equality would call differently encoded letters the same and drop one side's bytes.

/// Tells what the tokens of a text are.
enum TextUnit {
    /// A line with its line feed; only the last may lack one.
    case line
    /// A word, or the whole run of white space between two words.
    case word

    /// Returns the tokens of a text, none of them empty; linear.
    func tokens(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var tokens: [ArraySlice<UInt8>] = []
        var start = 0
        for end in cuts(in: text) {
            tokens.append(text[start..<end])
            start = end
        }
        if start < text.count { tokens.append(text[start...]) }
        return tokens
    }

    /// Returns whether the token is a run of white space.
    static func isBlank(_ token: ArraySlice<UInt8>) -> Bool {
        String(decoding: token, as: UTF8.self).unicodeScalars
            .allSatisfy(\.properties.isWhitespace)
    }

    private func cuts(in text: [UInt8]) -> [Int] {
        switch self {
        case .line:
            return text.indices.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        case .word:
            var cuts: [Int] = []
            var place = 0
            var wasBlank: Bool?
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                let isBlank = scalar.properties.isWhitespace
                if let wasBlank, wasBlank != isBlank { cuts.append(place) }
                wasBlank = isBlank
                place += UTF8.width(scalar)
            }
            return cuts
        }
    }
}

/// Numbers the distinct tokens of several texts, so that comparing two is comparing integers.
struct TokenTable {
    private let unit: TextUnit
    private var numbers: [ArraySlice<UInt8>: Int] = [:]
    private var spellings: [ArraySlice<UInt8>] = []

    init(unit: TextUnit) {
        self.unit = unit
    }

    /// Returns the numbers of a text's tokens in order; equal tokens share one.
    mutating func tokens(of text: [UInt8]) -> [Int] {
        unit.tokens(of: text).map { spelling in
            if let number = numbers[spelling] { return number }
            numbers[spelling] = spellings.count
            spellings.append(spelling)
            return spellings.count - 1
        }
    }

    /// Returns the text that the tokens make.
    func text(of tokens: some Sequence<Int>) -> [UInt8] {
        Array(tokens.lazy.map { spellings[$0] }.joined())
    }

    /// Returns whether the token is a run of white space.
    func isBlank(_ token: Int) -> Bool {
        TextUnit.isBlank(spellings[token])
    }
}
