// Polish alphabetical order without a locale database.
//
// Guarantees: a total order, the same on every machine; case does not matter unless the texts
// are otherwise equal; a decomposed letter equals the composed one.

/// Orders texts by the Polish alphabet.
package enum Collation {
    private static let alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
    private static let ranks: [Character: UInt32] = Dictionary(
        uniqueKeysWithValues: zip(alphabet, letterRank...)
    )
    // Ranks 1… belong to ASCII, the letters follow, everything unknown comes last.
    private static let letterRank: UInt32 = 0x100
    private static let unknownRank: UInt32 = 0x200

    /// Holds the order of one text; computing it costs its length.
    package struct Key: Hashable, Sendable, Comparable {
        private let ranks: [UInt32]
        private let scalars: [UInt32]

        fileprivate init(ranks: [UInt32], scalars: [UInt32]) {
            self.ranks = ranks
            self.scalars = scalars
        }

        /// Compares letters first and, when all are the same, the exact text.
        package static func < (one: Key, other: Key) -> Bool {
            one.ranks == other.ranks
                ? one.scalars.lexicographicallyPrecedes(other.scalars)
                : one.ranks.lexicographicallyPrecedes(other.ranks)
        }
    }

    /// Returns the key that orders `text`.
    package static func key(_ text: String) -> Key {
        let folded = text.lowercased()
        return Key(
            ranks: folded.map(rank),
            scalars: text.unicodeScalars.map(\.value)
        )
    }

    /// States that `one` comes before `other`.
    package static func precedes(_ one: String, _ other: String) -> Bool { key(one) < key(other) }

    private static func rank(_ character: Character) -> UInt32 {
        if let rank = ranks[character] { return rank }
        if let ascii = character.asciiValue { return UInt32(ascii) }
        return character.unicodeScalars.reduce(unknownRank) { $0 &+ $1.value }
    }
}
