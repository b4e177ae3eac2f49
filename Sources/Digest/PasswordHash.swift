// A password stored as scrypt (RFC 7914) in PHC text: `$scrypt$ln=17,r=8,p=1$salt$hash`.
// Comparison takes the same time wherever the first difference is. The type keeps no password.

internal import CLibSSL

/// Holds what is kept of a password.
package struct PasswordHash: Sendable, Equatable {
    /// States how dear one guess is; memory is `128 * r * 2^logarithm` bytes.
    package struct Cost: Sendable, Equatable {
        /// The binary logarithm of N.
        package let logarithm: Int
        /// The factor r of the memory.
        package let blockSize: Int
        /// The number p of independent rounds.
        package let parallelism: Int

        /// Creates a cost; values scrypt refuses show when a hash is made.
        package init(logarithm: Int, blockSize: Int, parallelism: Int) {
            self.logarithm = logarithm
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// The cost of new passwords: N = 2^17, r = 8, p = 1; 128 MiB and about 0.4 s.
        package static let standard = Cost(logarithm: 17, blockSize: 8, parallelism: 1)
    }

    /// The length of a salt in bytes.
    package static let saltByteCount = 16
    private static let hashByteCount = 32
    private static let memoryMaxBytes: UInt64 = 160 << 20

    /// The cost this hash was made with; a login may re-hash when it is below the standard.
    package let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// A record no password is known for; matching it burns the time of a real check, so that an
    /// unknown user costs as much as a wrong password.
    package static let dummy = PasswordHash(
        cost: .standard,
        salt: [UInt8](repeating: 0, count: saltByteCount),
        hash: [UInt8](repeating: 0, count: hashByteCount))

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Derives the hash of a password; blocks for about 0.4 s at the standard cost.
    ///
    /// - Throws: `derivationFailed` when the cost is invalid or memory ran out.
    package init(
        password: [UInt8], salt: [UInt8], cost: Cost = .standard
    ) throws(DigestError) {
        guard let hash = Self.derive(password: password, salt: salt, cost: cost) else {
            throw .derivationFailed
        }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// Reads PHC text; nil for another scheme, another order of parameters or bad base64.
    package init?(phc: String) {
        let parts = phc.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = Self.parseCost(parts[2]),
            let salt = Base64.decode(String(parts[3])), !salt.isEmpty,
            let hash = Base64.decode(String(parts[4])), hash.count == Self.hashByteCount
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// The PHC text, as `init(phc:)` reads it.
    package var phc: String {
        let parameters = "ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)"
        return "$scrypt$\(parameters)$\(Base64.encode(salt))$\(Base64.encode(hash))"
    }

    /// Returns whether the password is the stored one; blocks as long as making the hash did.
    ///
    /// A derivation that fails for lack of memory counts as no match.
    package func matches(password: [UInt8]) -> Bool {
        guard let candidate = Self.derive(password: password, salt: salt, cost: cost) else {
            return false
        }
        return CRYPTO_memcmp(candidate, hash, Self.hashByteCount) == 0
    }

    private static func parseCost(_ text: Substring) -> Cost? {
        let names = ["ln=", "r=", "p="]
        let fields = text.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == names.count else { return nil }
        var numbers: [Int] = []
        for (field, name) in zip(fields, names) {
            guard field.hasPrefix(name), let number = Int(field.dropFirst(name.count)),
                "\(name)\(number)" == field, (1...32).contains(number)
            else { return nil }
            numbers.append(number)
        }
        return Cost(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
    }

    private static func derive(password: [UInt8], salt: [UInt8], cost: Cost) -> [UInt8]? {
        guard (1...32).contains(cost.logarithm),
            let blockSize = UInt64(exactly: cost.blockSize),
            let parallelism = UInt64(exactly: cost.parallelism)
        else { return nil }
        var hash = [UInt8](repeating: 0, count: hashByteCount)
        let status = password.withUnsafeBytes { bytes in
            EVP_PBE_scrypt(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
                salt, salt.count, 1 << UInt64(cost.logarithm), blockSize, parallelism,
                memoryMaxBytes, &hash, hashByteCount)
        }
        ERR_clear_error()
        return status == 1 ? hash : nil
    }
}
