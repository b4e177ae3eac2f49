// Signing in takes the device's certificate and the person's password, or a token that stands for
// the password on that device for a while. A stranger learns nothing and costs little: no password
// is hashed for a connection without a certificate of this server.

package import CanonicalJSON
package import CaseModel
internal import CaseStore
package import CaseWire
internal import Digest
internal import TLS

/// Who is on the other end of a connection.
package struct SignedIn: Sendable, Hashable {
    /// The person.
    package let actor: Actor
    /// The device.
    package let device: DeviceID
}

/// Somebody who has just signed in.
package struct Arrival: Sendable {
    /// Who it is.
    package let who: SignedIn
    /// What they are told.
    package let accepted: AuthAccepted
    /// The receipts that the device lacks.
    package let receipts: [JSONValue]
    /// Is true when this sign-in showed that the store was restored.
    package let isNewEpoch: Bool
}

/// Signs people in and enrols devices.
package struct Authenticator: Sendable {
    private let store: Store
    let clock: ServerClock
    private let authority: CertificateAuthority

    private static let tokenIdleMilliseconds: Int64 = 12 * 3_600_000
    private static let tokenLifeMilliseconds: Int64 = 7 * 86_400_000
    private static let deviceDays = 180
    /// A password is at least this many characters long.
    package static let passwordCharactersMin = 12

    /// Makes the authenticator of a store.
    init(store: Store, clock: ServerClock, authority: CertificateAuthority) {
        self.store = store
        self.clock = clock
        self.authority = authority
    }

    /// Checks a sign-in on the device with that certificate.
    package func signIn(
        _ request: AuthRequest, version: Int64, fingerprint: String?
    ) async throws -> Result<Arrival, WireError> {
        guard let fingerprint, let found = try store.device(fingerprint: fingerprint)
        else { return .failure(WireError(.authentication, .auth)) }
        guard found.actor.user == request.user else {
            await burn(request.password ?? "")
            return .failure(WireError(.authentication, .auth))
        }
        // The first version knows no depositing.
        guard !found.isDisabled || version >= 2 else { return .failure(WireError(.disabled)) }
        guard let token = try await token(for: request, found)
        else { return .failure(WireError(.authentication, .auth)) }
        // A copy of another device's home, or one that was cut off while it got a new identity.
        if let claimed = request.device, claimed != found.device {
            return .failure(WireError(.forked, .rehome))
        }
        let position = try store.greet(
            found.device, request, fingerprint: fingerprint, realNow: clock.realMilliseconds)
        let accepted = AuthAccepted(
            role: found.actor.role, store: store.identifier, epoch: position.epoch,
            lineage: position.lineage, head: position.head, floor: position.floor,
            stable: position.stable, acknowledged: position.acknowledged,
            isDeposit: found.isDisabled, token: token, now: clock.now)
        return .success(
            Arrival(
                who: SignedIn(actor: found.actor, device: found.device), accepted: accepted,
                receipts: position.receipts, isNewEpoch: position.isNewEpoch))
    }

    /// Returns the token that a sign-in earns; nil when neither password nor token fits.
    private func token(
        for request: AuthRequest, _ found: EnrolledDevice
    ) async throws -> String? {
        if let given = request.token {
            let isGood = try store.useToken(
                hash: Self.hash(given), device: found.device, realNow: clock.realMilliseconds,
                idleMilliseconds: Self.tokenIdleMilliseconds)
            return isGood ? given : nil
        }
        guard await matches(request.password ?? "", found.password) else { return nil }
        return try newToken(for: found.device)
    }

    /// Gives a signed-in device another certificate; a copy, an identity of its own.
    func renew(
        _ request: RenewRequest, for who: SignedIn
    ) async throws -> Result<Renewed, WireError> {
        guard let signing = try? CertificateRequest(pem: request.request)
        else { return .failure(WireError(.malformed, detail: ["field": "csr"])) }
        let device =
            request.isFork ? DeviceID("d_" + Hex.encode(SecureRandom.bytes(8))) : who.device
        let now = clock.realMilliseconds
        let certificate = try authority.issueDevice(
            request: signing, commonName: device.text, now: now / 1000, days: Self.deviceDays)
        let fingerprint = certificate.sha256Fingerprint
        if request.isFork {
            try store.fork(who.device, as: device, fingerprint: fingerprint, realNow: now)
        } else {
            try store.renew(device, fingerprint: fingerprint, realNow: now)
        }
        return .success(
            Renewed(
                device: device, certificate: certificate.pem, token: try newToken(for: device)))
    }

    /// Enrols a device with a single-use code.
    package func enrol(_ request: EnrolRequest) async throws -> Result<Enrolled, WireError> {
        let hash = Self.hash(request.code)
        guard
            let invited = try store.invited(codeHash: hash, realNow: clock.realMilliseconds)
        else { return .failure(WireError(.enrolment)) }
        let password = Array(request.password.utf8)
        if invited.password == nil {
            guard Self.isAcceptable(request.password, user: invited.user.text) else {
                return .failure(
                    WireError(
                        .password, detail: ["min": .integer(Int64(Self.passwordCharactersMin))]))
            }
        } else if await !matches(request.password, invited.password) {
            return .failure(WireError(.authentication, .auth))
        }
        guard let signing = try? CertificateRequest(pem: request.request)
        else { return .failure(WireError(.malformed, detail: ["field": "csr"])) }
        let device = DeviceID("d_" + Hex.encode(SecureRandom.bytes(8)))
        let certificate = try authority.issueDevice(
            request: signing, commonName: device.text, now: clock.realMilliseconds / 1000,
            days: Self.deviceDays)
        let salt = SecureRandom.bytes(PasswordHash.saltByteCount)
        let stored = try await Blocking.hashing.run {
            try PasswordHash(password: password, salt: salt).phc
        }
        let isNew = try store.enrol(
            codeHash: hash, user: invited.user, device: device,
            name: String(request.device.prefix(60)),
            fingerprint: certificate.sha256Fingerprint, password: stored,
            realNow: clock.realMilliseconds)
        guard isNew else { return .failure(WireError(.enrolment)) }
        return .success(
            Enrolled(
                user: invited.user.text, device: device.text, certificate: certificate.pem,
                token: try newToken(for: device)))
    }

    /// Returns whether a password may be set: long enough, and not the login over again.
    package static func isAcceptable(_ password: String, user: String) -> Bool {
        (passwordCharactersMin...128).contains(password.count)
            && (user.count < 4 || !password.lowercased().contains(user.lowercased()))
    }

    /// Returns the hash under which a code or token is kept.
    package static func hash(_ secret: String) -> String { SHA256.hex(Array(secret.utf8)) }

    private func newToken(for device: DeviceID) throws -> String {
        let token = Hex.encode(SecureRandom.bytes(32))
        try store.addToken(
            hash: Self.hash(token), device: device, realNow: clock.realMilliseconds,
            expires: clock.realMilliseconds + Self.tokenLifeMilliseconds)
        return token
    }

    private func matches(_ password: String, _ stored: String?) async -> Bool {
        guard let hash = stored.flatMap({ PasswordHash(phc: $0) }) else {
            await burn(password)
            return false
        }
        let bytes = Array(password.utf8)
        return (try? await Blocking.hashing.run { hash.matches(password: bytes) }) ?? false
    }

    /// Takes as long as checking a real password, so that time tells nothing.
    private func burn(_ password: String) async {
        let bytes = Array(password.utf8)
        _ = try? await Blocking.hashing.run { PasswordHash.dummy.matches(password: bytes) }
    }
}
