// The laws of `PasswordHash`.

import Digest
import Testing

@Suite struct PasswordHashTests {
    static let cheap = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelism: 1)

    /// RFC 7914, section 12; a shorter output of scrypt is a prefix of a longer one.
    @Test(arguments: [
        ("", "", 4, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        ),
    ])
    func hashIsThatOfTheStandard(
        password: String, salt: String, logarithm: Int, blockSize: Int, parallelism: Int,
        expected: String
    ) throws {
        let cost = PasswordHash.Cost(
            logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        let hash = try PasswordHash(
            password: Array(password.utf8), salt: Array(salt.utf8), cost: cost)
        let bytes = try #require(Hex.decode(expected))
        #expect(hash.phc.hasSuffix("$" + Base64.encode(bytes)))
    }

    @Test func onlyTheRightPasswordMatches() throws {
        let salt = SecureRandom.bytes(PasswordHash.saltByteCount)
        let hash = try PasswordHash(password: [1, 2, 3], salt: salt, cost: Self.cheap)
        #expect(hash.matches(password: [1, 2, 3]))
        #expect(!hash.matches(password: [1, 2]))
        #expect(!hash.matches(password: []))
    }

    @Test func textSurvives() throws {
        let salt = SecureRandom.bytes(PasswordHash.saltByteCount)
        let hash = try PasswordHash(password: [7], salt: salt, cost: Self.cheap)
        #expect(hash.phc.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
        #expect(PasswordHash(phc: hash.phc) == hash)
    }

    @Test(arguments: [
        "", "$", "$scrypt$ln=4,r=1,p=1$", "$bcrypt$ln=4,r=1,p=1$AAAA$AAAA",
        "$scrypt$r=1,ln=4,p=1$AAAA$AAAA", "$scrypt$ln=04,r=1,p=1$AAAA$AAAA",
        "$scrypt$ln=99,r=1,p=1$AAAA$AAAA", "$scrypt$ln=4,r=1,p=1$AAAA$AAAA",
        "$scrypt$ln=4,r=1$AAAA$AAAA", "$scrypt$ln=4,r=1,p=9223372036854775808$AAAA$AAAA",
    ])
    func otherTextIsRefused(text: String) {
        #expect(PasswordHash(phc: text) == nil)
    }

    @Test(arguments: [(0, 8, 1), (30, 8, 1), (-1, 8, 1), (4, 0, 1), (4, -1, 1), (4, 1, 0)])
    func impossibleCostIsAnError(logarithm: Int, blockSize: Int, parallelism: Int) {
        let cost = PasswordHash.Cost(
            logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        #expect(throws: DigestError.derivationFailed) {
            try PasswordHash(password: [1], salt: [1], cost: cost)
        }
    }

    @Test func standardCostFitsItsMemoryBound() throws {
        let hash = try PasswordHash(password: [1], salt: SecureRandom.bytes(16))
        #expect(hash.phc.hasPrefix("$scrypt$ln=17,r=8,p=1$"))
        #expect(PasswordHash.dummy.cost == hash.cost)
    }
}
