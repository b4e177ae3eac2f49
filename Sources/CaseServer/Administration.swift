// The administrator's commands. They work on the store directly when no server holds it, and
// through the server's local socket when one does: the store has one writer, always.

package import CanonicalJSON
package import CaseModel
package import CaseStore
internal import CaseWire
internal import Digest
internal import Foundation
internal import TLS
internal import Transport

/// One command of the administrator.
package enum AdministrationCommand: Sendable, Hashable {
    case addUser(UserID, name: String, role: Role)
    case listUsers
    case setDisabled(UserID, Bool)
    case setRole(UserID, Role)
    /// Sets a password; nil lets the next enrolment set one.
    case setPassword(UserID, String?)
    /// Makes an enrolment string.
    case invite(UserID)
    /// Orders the cut of a link, on a running demonstration server.
    case cut(UserID, stored: Int, receipts: Int)
    /// Writes a checked copy of the store to a path.
    case backUp(path: String)
    /// Drops changes older than so many days from the log.
    case compact(days: Int64)
    /// Tells all devices where the server's e-mails come from; nil when it sends none.
    case noteSender(String?)
    /// Tells which devices may still hold what was erased.
    case erasures
    /// Tells of the histories of the store and how far each device is.
    case histories
}

extension AdministrationCommand {
    var json: JSONValue {
        switch self {
        case .addUser(let user, let name, let role):
            [
                "c": "user.add", "user": .string(user.text), "name": .string(name),
                "role": .string(role.rawValue),
            ]
        case .listUsers: ["c": "user.list"]
        case .setDisabled(let user, let isDisabled):
            ["c": "user.disable", "user": .string(user.text), "on": .bool(isDisabled)]
        case .setRole(let user, let role):
            ["c": "user.role", "user": .string(user.text), "role": .string(role.rawValue)]
        case .setPassword(let user, let password):
            [
                "c": "user.password", "user": .string(user.text),
                "password": password.map { .string($0) } ?? .null,
            ]
        case .invite(let user): ["c": "device.invite", "user": .string(user.text)]
        case .cut(let user, let stored, let receipts):
            [
                "c": "cut", "user": .string(user.text), "stored": .integer(Int64(stored)),
                "receipts": .integer(Int64(receipts)),
            ]
        case .backUp(let path): ["c": "backup", "path": .string(path)]
        case .compact(let days): ["c": "compact", "days": .integer(days)]
        case .noteSender(let address):
            ["c": "sender", "address": address.map { .string($0) } ?? .null]
        case .erasures: ["c": "erasures"]
        case .histories: ["c": "histories"]
        }
    }

    init?(json: JSONValue) {
        let user = UserID(json["user"]?.stringValue ?? "")
        let role = json["role"]?.stringValue.flatMap { Role(rawValue: $0) }
        switch (json["c"]?.stringValue, role) {
        case ("user.add", let role?):
            self = .addUser(user, name: json["name"]?.stringValue ?? "", role: role)
        case ("user.list", _): self = .listUsers
        case ("user.disable", _): self = .setDisabled(user, json["on"]?.boolValue ?? true)
        case ("user.role", let role?): self = .setRole(user, role)
        case ("user.password", _): self = .setPassword(user, json["password"]?.stringValue)
        case ("device.invite", _): self = .invite(user)
        case ("cut", _):
            self = .cut(
                user, stored: Int(clamping: json["stored"]?.integerValue ?? 0),
                receipts: Int(clamping: json["receipts"]?.integerValue ?? 0))
        case ("backup", _): self = .backUp(path: json["path"]?.stringValue ?? "")
        case ("compact", _): self = .compact(days: json["days"]?.integerValue ?? Store.logDays)
        case ("sender", _): self = .noteSender(json["address"]?.stringValue)
        case ("erasures", _): self = .erasures
        case ("histories", _): self = .histories
        default: return nil
        }
    }
}

/// Carries out commands on an open store.
package struct Administration: Sendable {
    private let store: Store
    private let directory: ServerDirectory
    private let clock: ServerClock
    private let registry: ConnectionRegistry?
    private let linkCut: LinkCut?
    private let head: HeadSignal?

    private static let invitationLifeMilliseconds: Int64 = 60 * 60_000

    /// Works on a store that no server holds, or, given its parts, inside one.
    package init(
        store: Store, directory: ServerDirectory, clock: ServerClock,
        registry: ConnectionRegistry? = nil, linkCut: LinkCut? = nil, head: HeadSignal? = nil
    ) {
        self.store = store
        self.directory = directory
        self.clock = clock
        self.registry = registry
        self.linkCut = linkCut
        self.head = head
    }

    /// Carries out a command and returns what it has to say.
    package func perform(_ command: AdministrationCommand) throws -> JSONValue {
        defer { head?.moved() }
        switch command {
        case .addUser(let user, let name, let role):
            try store.addAccount(user, name: name, role: role, now: clock.now)
        case .listUsers: return ["users": .array(try store.accounts().map(Self.line))]
        case .setDisabled(let user, let isDisabled):
            try store.setDisabled(user, isDisabled)
            if isDisabled { registry?.cut(user) }
        case .setRole(let user, let role):
            try store.setRole(user, role, now: clock.now)
            registry?.cut(user)
        case .setPassword(let user, let password):
            let hash = try password.map {
                try PasswordHash(
                    password: Array($0.utf8),
                    salt: SecureRandom.bytes(PasswordHash.saltByteCount)
                ).phc
            }
            try store.setPassword(user, hash)
            registry?.cut(user)
        case .invite(let user): return try invite(user)
        case .cut(let user, let stored, let receipts):
            guard store.isDemonstration else { throw ServerFailure.demonstrationOnly }
            guard let linkCut else { throw ServerFailure.notRunning }
            linkCut.order(user, stored: stored, receipts: receipts)
        case .backUp(let path): return ["head": .integer(try store.backUp(to: path))]
        case .compact(let days):
            let moment = Instant(milliseconds: clock.now.milliseconds - days * 86_400_000)
            return ["floor": .integer(try store.compact(before: moment))]
        case .noteSender(let address): try store.noteSender(address, now: clock.now)
        case .erasures: return ["devices": try store.unconfirmedErasures()]
        case .histories: return try store.histories()
        }
        return [:]
    }

    private func invite(_ user: UserID) throws -> JSONValue {
        guard let text = try? String(contentsOfFile: directory.endpoint, encoding: .utf8),
            let endpoint = EnrolmentString.Endpoint(text: text)
        else { throw ServerFailure.notRunning }
        let code = Base32.encode(SecureRandom.bytes(16))
        try store.invite(
            user, codeHash: Authenticator.hash(code),
            expires: clock.realMilliseconds + Self.invitationLifeMilliseconds)
        let pin = try directory.authority().certificate.publicKeySHA256
        let invitation = EnrolmentString(
            endpoint: endpoint, pin: pin, code: code, isDemonstration: store.isDemonstration)
        return ["invitation": .string(invitation.text)]
    }

    private static func line(_ account: Account) -> JSONValue {
        [
            "user": .string(account.user.text), "name": .string(account.name),
            "role": .string(account.role.rawValue), "disabled": .bool(account.isDisabled),
            "password": .bool(account.hasPassword),
            "devices": .array(account.devices.map { .string($0) }),
        ]
    }

    // MARK: - Through the socket

    /// Answers one line of the local socket.
    func answer(_ line: [UInt8]) -> [UInt8] {
        let result: JSONValue
        do {
            guard let command = AdministrationCommand(json: try JSONParser.parse(line))
            else { throw ServerFailure.badAnswer }
            result = ["ok": try perform(command)]
        } catch {
            let (code, subject) = Self.name(of: error)
            result = ["error": ["code": .string(code), "subject": .string(subject)]]
        }
        return JSONWriter.bytes(of: result)
    }

    private static func name(of error: any Error) -> (code: String, subject: String) {
        switch error {
        case StoreError.noAccount(let login): ("no_account", login)
        case StoreError.accountExists(let login): ("account_exists", login)
        case StoreError.badLogin(let login): ("bad_login", login)
        case StoreError.exists(let path): ("exists", path)
        case ServerFailure.demonstrationOnly: ("demonstration_only", "")
        default: ("failed", String(describing: error))
        }
    }

    /// Carries out a command on a data directory, whether a server runs on it or not.
    package static func perform(
        _ command: AdministrationCommand, directory: ServerDirectory
    ) throws -> JSONValue {
        let store: Store
        do throws(StoreError) {
            store = try Store(directory: directory.path)
        } catch .busy {
            return try ask(command, directory)
        }
        defer { store.close() }
        let clock = ServerClock(demonstrationFile: store.isDemonstration ? directory.clock : nil)
        return try Administration(store: store, directory: directory, clock: clock)
            .perform(command)
    }

    private static func ask(
        _ command: AdministrationCommand, _ directory: ServerDirectory
    ) throws -> JSONValue {
        let line = JSONWriter.bytes(of: command.json)
        let answer = try JSONParser.parse(try LocalSocket.ask(path: directory.socket, line: line))
        if let result = answer["ok"] { return result }
        throw ServerFailure.reported(
            code: answer["error"]?["code"]?.stringValue ?? "failed",
            subject: answer["error"]?["subject"]?.stringValue ?? "")
    }
}
