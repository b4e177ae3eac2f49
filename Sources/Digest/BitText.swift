// Bytes written as characters of a 16-, 32- or 64-letter alphabet, without padding (RFC 4648).
// One byte sequence has exactly one text: decoding refuses everything that encoding cannot make.

/// Spells bytes in an alphabet whose size is a power of two.
struct BitText: Sendable {
    private let alphabet: [UInt8]
    private let values: [UInt8: UInt8]
    private let bitsPerCharacter: Int

    init(alphabet: String, bitsPerCharacter: Int) {
        precondition(alphabet.utf8.count == 1 << bitsPerCharacter)
        self.alphabet = Array(alphabet.utf8)
        self.bitsPerCharacter = bitsPerCharacter
        values = Dictionary(
            uniqueKeysWithValues: zip(alphabet.utf8, 0...UInt8((1 << bitsPerCharacter) - 1)))
    }

    func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 8 / bitsPerCharacter + 1)
        // At most 13 bits wait here, so the shifts cannot lose any.
        var waiting: UInt32 = 0
        var waitingBits = 0
        for byte in bytes {
            waiting = (waiting << 8 | UInt32(byte)) & 0xFFFF
            waitingBits += 8
            while waitingBits >= bitsPerCharacter {
                waitingBits -= bitsPerCharacter
                text.append(character(waiting >> waitingBits))
            }
        }
        if waitingBits > 0 {
            text.append(character(waiting << (bitsPerCharacter - waitingBits)))
        }
        return String(decoding: text, as: UTF8.self)
    }

    func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * bitsPerCharacter / 8)
        var waiting: UInt32 = 0
        var waitingBits = 0
        for unit in text.utf8 {
            guard let value = values[unit] else { return nil }
            waiting = (waiting << bitsPerCharacter | UInt32(value)) & 0xFFFF
            waitingBits += bitsPerCharacter
            if waitingBits >= 8 {
                waitingBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: waiting >> waitingBits))
            }
        }
        // A whole spare character or a set spare bit would give the same bytes a second text.
        guard waitingBits < bitsPerCharacter, waiting & (1 << waitingBits - 1) == 0 else {
            return nil
        }
        return bytes
    }

    private func character(_ bits: UInt32) -> UInt8 {
        alphabet[Int(bits) & (alphabet.count - 1)]
    }
}
