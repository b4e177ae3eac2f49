// Enrolling a device: the key is made here and stays here; the server is recognised by the pin in
// the administrator's string before a single byte of the code is sent.

internal import CaseCache
package import CaseModel
internal import CaseWire
internal import Digest
internal import TLS
internal import Transport

/// What an enrolment made.
package struct EnrolledHome: Sendable, Hashable {
    /// The account.
    package let user: UserID
    /// The server's host and port.
    package let server: String
}

/// Enrols devices.
package enum Enrolment {
    /// Returns where an enrolment string leads, or refuses one that is not whole.
    package static func server(of text: String) throws(ClientFailure) -> String {
        guard let invitation = EnrolmentString(text: text) else { throw .badInvitation }
        return invitation.endpoint.text
    }

    /// Enrols this device with the administrator's string and the person's password.
    ///
    /// A home whose certificate has expired is enrolled again by the same person at the same
    /// server: what waits in it goes with the new certificate.
    ///
    /// - Throws: `alreadyEnrolled` for another person or server, `badInvitation`, `enrolmentCode`,
    ///   `weakPassword`, `wrongPin` and
    ///   whatever keeps a connection from being made; nothing is left behind then.
    package static func enrol(
        _ home: Home, invitation text: String, device: String, password: String
    ) async throws(ClientFailure) -> EnrolledHome {
        guard let invitation = EnrolmentString(text: text) else { throw .badInvitation }
        if let pin = try home.authorityPin, pin != invitation.pin {
            throw .alreadyEnrolled(home.path)
        }
        try home.prepare()
        let key: PrivateKey
        let request: EnrolRequest
        let context: TLSContext
        do throws(TLSError) {
            key = try PrivateKey.make()
            request = EnrolRequest(
                code: invitation.code,
                request: try CertificateRequest(key: key, commonName: "teczka").pem,
                device: device, password: password)
            context = try TLSContext.enrolment(
                authorityPublicKeySHA256: invitation.pin, protocol: ApplicationProtocol.enrolment)
        } catch {
            throw ClientFailure(TransportError.tls(error))
        }
        // The disk is tried before the code is used up.
        do throws(CacheError) {
            _ = try Cache(directory: home.path)
        } catch {
            throw ClientFailure(error)
        }
        let (answer, authority) = try await ask(request, invitation.endpoint, context)
        guard let certificate = try? Certificate(pem: answer.certificate)
        else { throw .notTeczka(invitation.endpoint.text) }
        try keepFacts(home, invitation, answer)
        try home.keep(key: key, certificate: certificate, authority: authority)
        return EnrolledHome(user: UserID(answer.user), server: invitation.endpoint.text)
    }

    private static func keepFacts(
        _ home: Home, _ invitation: EnrolmentString, _ answer: Enrolled
    ) throws(ClientFailure) {
        do throws(CacheError) {
            let cache = try Cache(directory: home.path)
            if let user = try cache.meta(.user), user != answer.user {
                throw CacheError.notEnrolled(path: home.path)
            }
            try cache.rehome([
                .user: answer.user, .device: answer.device, .token: answer.token,
                .host: invitation.endpoint.host, .port: String(invitation.endpoint.port),
                // The first sign-in brings the role; until then the device can do nothing.
                .role: Role.trainer.rawValue,
                .demonstration: invitation.isDemonstration ? "1" : "0",
            ])
        } catch .notEnrolled(let path) {
            throw .alreadyEnrolled(path)
        } catch {
            throw ClientFailure(error)
        }
    }

    private static func ask(
        _ request: EnrolRequest, _ endpoint: EnrolmentString.Endpoint, _ context: TLSContext
    ) async throws(ClientFailure) -> (Enrolled, Certificate) {
        let result: Result<Enrolled, ClientFailure>
        let pinned: Certificate?
        do throws(TransportError) {
            let channel = try await Connector.connect(
                host: endpoint.host, port: endpoint.port, context: context,
                timeoutMilliseconds: 10_000)
            defer { channel.abort() }
            pinned = channel.pinnedAuthority
            let hello = ClientHello(versions: [ProtocolVersion.current], program: "teczka/1")
            try await channel.send(hello.line(id: 1) + request.line(id: 2))
            result = try await answer(on: channel)
        } catch {
            throw ClientFailure(error)
        }
        guard let pinned else { throw .wrongPin }
        return (try result.get(), pinned)
    }

    private static func answer(
        on channel: ByteChannel
    ) async throws(TransportError) -> Result<Enrolled, ClientFailure> {
        var framer = LineFramer(lineBytesMax: LineLimits.standard.lineBytesMax)
        while let bytes = try await channel.receive() {
            switch answer(in: bytes, &framer) {
            case .success(let enrolled?): return .success(enrolled)
            case .success(nil): continue
            case .failure(.authentication): return .failure(.accountPassword)
            case .failure(let failure): return .failure(failure)
            }
        }
        throw .truncated
    }

    private static func answer(
        in bytes: [UInt8], _ framer: inout LineFramer
    ) -> Result<Enrolled?, ClientFailure> {
        do throws(WireError) {
            for line in framer.receive(bytes) {
                switch try ServerMessage(try Envelope(line: line)) {
                case .enrolled(let enrolled): return .success(enrolled)
                case .error(let message): return .failure(ClientFailure(message.error))
                default: continue
                }
            }
            return .success(nil)
        } catch {
            return .failure(ClientFailure(error))
        }
    }
}
