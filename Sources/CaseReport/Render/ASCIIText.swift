// Plain spelling for terminals that draw ASCII only.

/// Spells characters in ASCII.
enum ASCIIText {
    private static let spellings: [Character: String] = [
        "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
        "Ą": "A", "Ć": "C", "Ę": "E", "Ł": "L", "Ń": "N", "Ó": "O", "Ś": "S", "Ź": "Z", "Ż": "Z",
        "\u{A0}": " ", "\u{2212}": "-", "–": "-", "—": "-", "…": "...", "„": "\"", "”": "\"",
        "±": "+/-", "≤": "<=", "÷": "/", "×": "x", "·": "|", "↑": "+", "↓": "-", "─": "-",
        "█": "#", "▒": "-", "░": ".", "●": "@", "○": "o",
    ]

    /// Returns the spelling; controls vanish and unknown characters become "?".
    static func text(_ character: Character) -> String {
        if let spelling = spellings[character] { return spelling }
        if character.isWhitespace { return " " }
        guard let value = character.asciiValue else {
            return character.unicodeScalars.contains(where: TextWidth.isVisible) ? "?" : ""
        }
        return 0x20..<0x7F ~= value ? String(character) : ""
    }
}
