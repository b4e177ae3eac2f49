// What lies in a device's directory besides the cache: its key, its certificate, the authority it
// trusts and, for a demonstration, its clock.

internal import CaseModel
internal import FaultPoint
internal import Foundation
internal import Glibc
internal import TLS

/// The directory of one person on one device.
package struct Home: Sendable {
    /// The directory.
    package let path: String

    /// Names the directory `$TECZKA_HOME`, or `teczka` in the XDG data directory.
    package init(environment: [String: String]) {
        if let own = environment["TECZKA_HOME"], !own.isEmpty {
            path = own
        } else if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            path = data + "/teczka"
        } else {
            path = (environment["HOME"] ?? "/") + "/.local/share/teczka"
        }
    }

    private var keyPath: String { path + "/device.key" }
    private var certificatePath: String { path + "/device.crt" }
    private var authorityPath: String { path + "/authority.crt" }
    private var clockPath: String { path + "/clock" }
    /// The folder of the attachments.
    package var attachments: String { path + "/attachments" }

    /// Is true when a device was enrolled here.
    package var isEnrolled: Bool { FileManager.default.fileExists(atPath: certificatePath) }

    /// Makes the directory, for its owner alone.
    func prepare() throws(ClientFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .notWritable(path)
        }
    }

    /// The pin of the authority that this device trusts already; nil for a new home.
    var authorityPin: String? {
        get throws(ClientFailure) {
            guard let text = read(authorityPath) else { return nil }
            do throws(TLSError) {
                return try Certificate(pem: text).publicKeySHA256
            } catch {
                throw .damagedKeys(path)
            }
        }
    }

    /// Keeps what an enrolment brought.
    func keep(
        key: PrivateKey, certificate: Certificate, authority: Certificate
    ) throws(ClientFailure) {
        try write(key.pem, to: keyPath)
        try write(authority.pem, to: authorityPath)
        // The certificate comes last: with it the device counts as enrolled.
        try write(certificate.pem, to: certificatePath)
    }

    /// Takes another key and certificate into use: both or neither, also when it is interrupted.
    ///
    /// The new certificate is written last under a name of its own; whoever finds it finishes.
    func exchange(key: PrivateKey, certificatePEM: String) throws(ClientFailure) {
        try write(key.pem, to: keyPath + Self.next)
        try write(certificatePEM, to: certificatePath + Self.next)
        try finishExchange()
    }

    private func finishExchange() throws(ClientFailure) {
        guard read(certificatePath + Self.next) != nil else { return }
        guard FaultPoint.step("home.exchange") == 0,
            rename(keyPath + Self.next, keyPath) == 0 || errno == ENOENT,
            FaultPoint.step("home.exchange") == 0,
            rename(certificatePath + Self.next, certificatePath) == 0
        else { throw .notWritable(path) }
        try synchronizeNames()
    }

    private static let next = ".next"

    /// Returns whether a third or less of the life of the certificate is left.
    func isRenewalDue(at now: Instant) throws(ClientFailure) -> Bool {
        guard let text = read(certificatePath) else { throw .notEnrolled(path) }
        do throws(TLSError) {
            let certificate = try Certificate(pem: text)
            return (certificate.notAfter - now.milliseconds / 1000) * 3
                < certificate.notAfter - certificate.notBefore
        } catch {
            throw .damagedKeys(path)
        }
    }

    /// Returns the TLS context of this device.
    func context(protocol name: String) throws(ClientFailure) -> TLSContext {
        try finishExchange()
        guard let key = read(keyPath), let certificate = read(certificatePath),
            let authority = read(authorityPath)
        else { throw .notEnrolled(path) }
        do throws(TLSError) {
            return try TLSContext.client(
                authority: Certificate(pem: authority), certificate: Certificate(pem: certificate),
                key: PrivateKey(pem: key), protocol: name)
        } catch {
            throw .damagedKeys(path)
        }
    }

    // MARK: - The demonstration clock

    /// The moment that a command set; nil when the clock was never moved.
    var clock: Instant? {
        read(clockPath).flatMap { Instant(text: $0.filter { !$0.isNewline }) }
    }

    func moveClock(to moment: Instant) throws(ClientFailure) {
        try write(moment.text + "\n", to: clockPath)
    }

    // MARK: - Files

    /// Takes the right to talk to the server for this process; nil when another process of this
    /// person has it.
    func lock() throws(ClientFailure) -> HomeLock? {
        try HomeLock(path: path + "/sync.lock")
    }

    private func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    private func write(_ text: String, to path: String) throws(ClientFailure) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            guard FaultPoint.step("home.write") == 0 else { throw ClientFailure.notWritable(path) }
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            throw .notWritable(path)
        }
        guard FaultPoint.step("home.rename") == 0, rename(temporary, path) == 0
        else { throw .notWritable(path) }
        try synchronizeNames()
    }

    /// Makes the names of the files survive a loss of power: the server counts on a certificate
    /// that was used once.
    private func synchronizeNames() throws(ClientFailure) {
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .notWritable(path) }
        defer { _ = Glibc.close(directory) }
        guard FaultPoint.step("home.sync") == 0, fsync(directory) == 0
        else { throw .notWritable(path) }
    }
}

/// The right to talk to the server, held by one process at a time.
final class HomeLock: Sendable {
    private let descriptor: Int32

    init?(path: String) throws(ClientFailure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            _ = Glibc.close(descriptor)
            return nil
        }
    }

    deinit { _ = Glibc.close(descriptor) }
}
