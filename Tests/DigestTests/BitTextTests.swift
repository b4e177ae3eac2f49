// The laws of `BitText`.

import Digest
import Testing

@Suite struct BitTextTests {
    static let vectors = [
        ("", "", "", ""),
        ("f", "66", "my", "Zg"),
        ("fo", "666f", "mzxq", "Zm8"),
        ("foo", "666f6f", "mzxw6", "Zm9v"),
        ("foob", "666f6f62", "mzxw6yq", "Zm9vYg"),
        ("fooba", "666f6f6261", "mzxw6ytb", "Zm9vYmE"),
        ("foobar", "666f6f626172", "mzxw6ytboi", "Zm9vYmFy"),
    ]

    @Test(arguments: vectors)
    func textIsThatOfRFC4648(plain: String, hex: String, base32: String, base64: String) {
        let bytes = Array(plain.utf8)
        #expect(Hex.encode(bytes) == hex)
        #expect(Hex.decode(hex) == bytes)
        #expect(Base32.encode(bytes) == base32)
        #expect(Base32.decode(base32) == bytes)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64.decode(base64) == bytes)
    }

    @Test(arguments: ["0", "0A", "0g", "000", "é0"])
    func hexThatNothingEncodesToIsRefused(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test(arguments: ["m", "mz", "mzx", "MY", "m1", "my======", "mzxw6y"])
    func base32ThatNothingEncodesToIsRefused(text: String) {
        #expect(Base32.decode(text) == nil)
    }

    @Test(arguments: ["Z", "Zh", "Zg==", "Zm9", "Zm9v\n", "Zm-_"])
    func base64ThatNothingEncodesToIsRefused(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test func everyByteSurvives() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Base32.decode(Base32.encode(bytes)) == bytes)
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test func codeOf128BitsHas26Characters() {
        #expect(Base32.encode([UInt8](repeating: 0xFF, count: 16)).count == 26)
    }
}
