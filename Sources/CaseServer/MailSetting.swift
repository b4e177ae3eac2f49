// How e-mails go out: from which address, and through which relay. A file of the data directory
// that only the server's user reads.

package import CanonicalJSON
internal import CaseWire
internal import Foundation
package import Mail

/// The administrator's choice of a relay.
package struct MailSetting: Sendable {
    /// The address that e-mails come from.
    package let from: MailAddress
    /// What takes them over.
    package let relay: MailRelay

    /// Chooses a relay.
    package init(from: MailAddress, relay: MailRelay) {
        self.from = from
        self.relay = relay
    }

    /// Reads the setting of a data directory; nil when there is none.
    ///
    /// - Throws: `WireError` when the file cannot be understood.
    package static func load(_ directory: ServerDirectory) throws -> MailSetting? {
        guard let data = FileManager.default.contents(atPath: directory.mailSetting)
        else { return nil }
        return try MailSetting(json: try JSONParser.parse([UInt8](data)))
    }

    /// Writes it, or takes it away.
    package static func save(_ setting: MailSetting?, in directory: ServerDirectory) throws {
        guard let setting else {
            if FileManager.default.fileExists(atPath: directory.mailSetting) {
                try FileManager.default.removeItem(atPath: directory.mailSetting)
            }
            return
        }
        try ServerDirectory.write(setting.json.canonicalText + "\n", to: directory.mailSetting)
    }

    private init(json: JSONValue) throws {
        let reader = try JSONReader(json)
        from = MailAddress(
            address: try reader.text("from"), name: json["name"]?.stringValue)
        if let path = json["program"]?.stringValue {
            relay = .program(path: path)
        } else {
            relay = .smtp(
                SMTPRelay(
                    url: try reader.text("url"), user: json["user"]?.stringValue,
                    passwordFile: json["password_file"]?.stringValue,
                    requireTLS: json["tls"]?.boolValue ?? true,
                    caFile: json["ca_file"]?.stringValue))
        }
    }

    /// The setting as the file has it; it holds no password, only where one lies.
    package var json: JSONValue {
        var object: [String: JSONValue] = ["from": .string(from.address)]
        object["name"] = from.name.map { .string($0) }
        switch relay {
        case .program(let path): object["program"] = .string(path)
        case .smtp(let smtp):
            object["url"] = .string(smtp.url)
            object["user"] = smtp.user.map { .string($0) }
            object["password_file"] = smtp.passwordFile.map { .string($0) }
            object["tls"] = .bool(smtp.requireTLS)
            object["ca_file"] = smtp.caFile.map { .string($0) }
        }
        return .object(object)
    }
}
