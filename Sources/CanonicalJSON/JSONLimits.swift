// # Limits of JSON text
//
// The bounds the parser holds outside input to. They guarantee that memory and time stay linear in
// the bytes received. They bound the shape of one text, not its length: the framer above caps that.

/// Bounds what one JSON text may contain; each bound is the largest value still accepted.
package struct JSONLimits: Hashable, Sendable {
    /// Names the bound that was exceeded.
    package enum Bound: Hashable, Sendable {
        case depth, objectKeys, tokens, stringBytes, keyBytes, numberCharacters
    }

    /// Limits how many arrays and objects may be open at once; a bare scalar has depth 0.
    package var depthMax: Int
    /// Limits the keys of one object.
    package var objectKeysMax: Int
    /// Limits the tokens of the text: every value and every key is one, punctuation is none.
    package var tokensMax: Int
    /// Limits one string value, in UTF-8 bytes after unescaping.
    package var stringBytesMax: Int
    /// Limits one key, in UTF-8 bytes after unescaping.
    package var keyBytesMax: Int
    /// Limits the text of one number, in characters with its sign.
    package var numberCharactersMax: Int

    /// Creates limits; each defaults to the value that holds for a protocol line.
    package init(
        depthMax: Int = 32,
        objectKeysMax: Int = 256,
        tokensMax: Int = 20_000,
        stringBytesMax: Int = 65_536,
        keyBytesMax: Int = 64,
        numberCharactersMax: Int = 24
    ) {
        self.depthMax = depthMax
        self.objectKeysMax = objectKeysMax
        self.tokensMax = tokensMax
        self.stringBytesMax = stringBytesMax
        self.keyBytesMax = keyBytesMax
        self.numberCharactersMax = numberCharactersMax
    }

    /// Holds for one line of the protocol.
    package static let line = JSONLimits()

    /// Returns the value of the named bound.
    package subscript(bound: Bound) -> Int {
        switch bound {
        case .depth: depthMax
        case .objectKeys: objectKeysMax
        case .tokens: tokensMax
        case .stringBytes: stringBytesMax
        case .keyBytes: keyBytesMax
        case .numberCharacters: numberCharactersMax
        }
    }
}
