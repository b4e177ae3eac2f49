// Shorthand for tests in which several people work: commands that have to succeed, what they print,
// and further devices.

import Foundation
import Testing

extension Office {
    /// Runs a command that has to work.
    @discardableResult
    func done(
        _ home: String, _ arguments: String..., at location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let ended = try await Program.run("teczka", arguments, home: self.home(home))
        try #require(
            ended.code == 0,
            "\(home): \(arguments): \(ended.code) \(ended.output) \(ended.errors)",
            sourceLocation: location)
        return ended.output
    }

    /// Runs a command that has to work and reads the JSON it prints.
    func read<Value: Decodable>(
        _ type: Value.Type = Value.self, _ home: String, _ arguments: String...,
        at location: SourceLocation = #_sourceLocation
    ) async throws -> Value {
        let ended = try await Program.run("teczka", arguments + ["--json"], home: self.home(home))
        try #require(
            ended.code == 0, "\(home): \(arguments): \(ended.code) \(ended.errors)",
            sourceLocation: location)
        return try JSONDecoder().decode(type, from: Data(ended.output.utf8))
    }

    /// Runs an administrator's command that has to work.
    @discardableResult
    func administrate(
        _ arguments: String..., at location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let ended = try await administer(arguments)
        try #require(
            ended.code == 0, "\(arguments): \(ended.code) \(ended.errors)",
            sourceLocation: location)
        return ended.output
    }

    /// Enrols another device of a person.
    func enrol(_ login: String, as home: String) async throws {
        let ended = try await teczka(
            home, "enrol", try await invitation(login), "--password-fd", "0", "--device", home,
            input: Self.password)
        try #require(ended.code == 0, "\(ended.errors)")
    }

    /// Copies a home, as a backup of a computer or a new one set up from the old does.
    func copy(_ home: String, to copy: String) throws {
        try FileManager.default.copyItem(at: self.home(home), to: self.home(copy))
    }

    /// Returns the notes of the contacts of the case that a person sees, in order.
    func notes(_ home: String) async throws -> [String] {
        struct Contact: Decodable {
            let fields: [String: Value]
        }
        return try await read([Contact].self, home, "show", "001", "contact")
            .compactMap { $0.fields["note"]?.text }.sorted()
    }

    /// Returns where a device stands.
    func status(_ home: String) async throws -> Standing {
        try await read(Standing.self, home, "status")
    }

    /// An edit that shows once for each time it takes effect; its note is its name.
    static func contact(_ name: String) -> [String] {
        ["add", "001", "contact", "type=inquiry", "channel=www", "note=\(name)"]
    }

    /// Records contacts without the network.
    func recordOffline(_ home: String, _ names: [String]) async throws {
        for name in names {
            let ended = try await Program.run(
                "teczka", Self.contact(name) + ["--offline"], home: self.home(home))
            try #require(ended.code == 0, "\(ended.errors)")
        }
    }
}

/// The numbers of `teczka status`.
struct Standing: Decodable {
    let waiting: Int
    let refused: Int
    let conflicts: Int
    let parked: Int
    let salvaged: Int
    let attachments: Int
    let cases: Int
}

/// A value of a field, of which tests look at texts only.
struct Value: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
    }
}
