// What lies in a data directory besides the store: keys, certificates, the local socket and, for a
// demonstration, the clock.

internal import CaseWire
internal import FaultPoint
internal import Foundation
internal import Glibc
package import TLS

/// The paths of a data directory.
package struct ServerDirectory: Sendable {
    /// The directory.
    package let path: String

    /// Names the files of a data directory.
    package init(path: String) { self.path = path }

    var authorityCertificate: String { path + "/authority.crt" }
    var authorityKey: String { path + "/authority.key" }
    var serverCertificate: String { path + "/server.crt" }
    var serverKey: String { path + "/server.key" }
    /// The socket for the administrator's commands.
    package var socket: String { path + "/admin.sock" }
    /// The demonstration clock.
    package var clock: String { path + "/clock" }
    /// The folder of the attachments.
    var attachments: String { path + "/attachments" }
    /// How e-mails go out; absent while the server sends none.
    var mailSetting: String { path + "/mail.json" }
    /// Where an e-mail lies while it is handed over; what a killed server leaves goes at its start.
    var outbox: String { path + "/outbox" }
    /// The host name and port that enrolment strings carry.
    var endpoint: String { path + "/endpoint" }

    /// Makes the authority and the server's certificate for host names and addresses.
    package func makeCertificates(names: [String]) throws {
        let now = Int64(Date().timeIntervalSince1970)
        let authority = try CertificateAuthority.make(name: "Teczka", now: now, days: 3650)
        let key = try PrivateKey.make()
        let certificate = try authority.issueServer(
            names: names, publicKey: key.publicKey, now: now, days: 825)
        try Self.write(authority.certificate.pem, to: authorityCertificate)
        try Self.write(authority.key.pem, to: authorityKey)
        try Self.write(certificate.pem, to: serverCertificate)
        try Self.write(key.pem, to: serverKey)
    }

    /// Returns the authority that signs devices.
    ///
    /// - Throws: `ServerFailure.keyReadable` when others may read its key.
    package func authority() throws -> CertificateAuthority {
        try CertificateAuthority(
            certificate: Certificate(pem: try read(authorityCertificate)),
            key: PrivateKey(pem: try readSecret(authorityKey)))
    }

    /// Returns the TLS context of the listener.
    package func context() throws -> TLSContext {
        let authority = try Certificate(pem: try read(authorityCertificate))
        return try TLSContext.server(
            chain: [Certificate(pem: try read(serverCertificate)), authority],
            key: PrivateKey(pem: try readSecret(serverKey)), clientAuthority: authority,
            protocols: [ApplicationProtocol.cases, ApplicationProtocol.enrolment])
    }

    private func read(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8)
        else { throw ServerFailure.fileMissing(path) }
        return text
    }

    private func readSecret(_ path: String) throws -> String {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw ServerFailure.fileMissing(path) }
        guard status.st_mode & 0o077 == 0, status.st_mode & S_IFMT == S_IFREG
        else { throw ServerFailure.keyReadable(path) }
        return try read(path)
    }

    /// Writes a file that only its owner may read, whole or not at all.
    static func write(_ text: String, to path: String) throws {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ServerFailure.notWritable(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            guard FaultPoint.step("server.write") == 0
            else { throw ServerFailure.notWritable(path) }
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            throw ServerFailure.notWritable(path)
        }
        guard FaultPoint.step("server.rename") == 0, rename(temporary, path) == 0
        else { throw ServerFailure.notWritable(path) }
        // The name has to survive a loss of power as well as the contents.
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw ServerFailure.notWritable(path) }
        defer { _ = Glibc.close(directory) }
        guard FaultPoint.step("server.sync") == 0, fsync(directory) == 0
        else { throw ServerFailure.notWritable(path) }
    }
}

/// Why the server does not start or an administrator's command does not work.
package enum ServerFailure: Error, Sendable, Hashable {
    /// A file of the data directory is missing.
    case fileMissing(String)
    /// A private key may be read by others.
    case keyReadable(String)
    /// A file could not be written.
    case notWritable(String)
    /// The command exists on a demonstration server only.
    case demonstrationOnly
    /// The command needs a running server.
    case notRunning
    /// The moment is not of the form `2026-02-20 08:30`.
    case badMoment(String)
    /// There is no such role.
    case badRole(String)
    /// The password is too short or contains the login; the shortest length is given.
    case weakPassword(min: Int)
    /// The server answered something that is no answer.
    case badAnswer
    /// The running server reported an error; its code and subject are given.
    case reported(code: String, subject: String)
}
