// What the administrator does around a server: setting up once, moving the clock of a
// demonstration.

package import CanonicalJSON
package import CaseModel
internal import CaseStore
internal import Digest
internal import Foundation

/// The administrator's use cases.
package enum Setup {
    /// Makes a data directory: certificates, store, the first manager, and where people reach it.
    package static func make(
        _ directory: ServerDirectory, names: [String], port: Int, isDemonstration: Bool,
        manager: UserID, managerName: String
    ) throws {
        try Store.create(
            directory: directory.path, identifier: "s_" + Hex.encode(SecureRandom.bytes(8)),
            epoch: "e_" + Hex.encode(SecureRandom.bytes(8)), isDemonstration: isDemonstration)
        try directory.makeCertificates(names: names)
        if isDemonstration { try directory.moveClock(to: ServerClock(demonstrationFile: nil).now) }
        try directory.setEndpoint(host: names.first ?? "localhost", port: port)
        try perform(.addUser(manager, name: managerName, role: .manager), directory)
    }

    /// Carries out a command on a data directory, whether a server runs on it or not.
    @discardableResult
    package static func perform(
        _ command: AdministrationCommand, _ directory: ServerDirectory
    ) throws -> JSONValue {
        try Administration.perform(command, directory: directory)
    }

    /// Moves the clock of a demonstration, whether its server runs or not.
    ///
    /// - Throws: `demonstrationOnly`, `badMoment`.
    package static func moveClock(_ directory: ServerDirectory, to text: String) throws {
        guard try directory.isDemonstration else { throw ServerFailure.demonstrationOnly }
        guard let moment = WarsawTime.instant(text: text) else {
            throw ServerFailure.badMoment(text)
        }
        try directory.moveClock(to: moment)
    }

    /// Returns the role of that name.
    package static func role(_ text: String) throws -> Role {
        guard let role = Role(rawValue: text) else { throw ServerFailure.badRole(text) }
        return role
    }

    /// Reads a password from a file descriptor.
    package static func password(from descriptor: Int32, login: String) throws -> String {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        guard let data = try? handle.readToEnd(), let text = String(data: data, encoding: .utf8)
        else { throw ServerFailure.weakPassword(min: Authenticator.passwordCharactersMin) }
        let password = String(text.prefix { !$0.isNewline })
        guard Authenticator.isAcceptable(password, user: login)
        else { throw ServerFailure.weakPassword(min: Authenticator.passwordCharactersMin) }
        return password
    }
}
