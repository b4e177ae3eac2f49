// The reference client of the protocol folder, on a device that was enrolled for it alone: two
// clients must not share one device identity.

import Foundation
import Testing

/// `Protocol/client.py` in a directory of its own.
struct Reference: Sendable {
    /// The server runs as long as its client is there.
    private let office: Office
    private let login: String
    private let directory: URL
    private let port: String

    static let source = Program.root.appending(path: "Protocol/client.py")

    /// Enrols a device of a person and takes its key files over.
    init(_ login: String, in office: Office) async throws {
        self.office = office
        self.login = login
        directory = office.home(login + "-reference")
        let invitation = try await office.invitation(login)
        let endpoint = try #require(invitation.split(separator: "/").dropFirst().first)
        port = String(try #require(endpoint.split(separator: ":").last))
        let enrolled = login + "-enrolled"
        let ended = try await office.teczka(
            enrolled, "enrol", invitation, "--password-fd", "0", input: Office.password)
        try #require(ended.code == 0, "\(ended.errors)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for file in ["device.crt", "device.key", "authority.crt"] {
            try FileManager.default.moveItem(
                at: office.home(enrolled).appending(path: file),
                to: directory.appending(path: file))
        }
    }

    /// Runs a command; offline, nobody listens at the port it knows.
    ///
    /// With `cut`, the connection breaks when the first answer of that type comes, before it is
    /// acted on.
    func run(
        _ arguments: String..., offline: Bool = false, cut: String = ""
    ) async throws -> Ended {
        try await Program.python(
            Self.source,
            [directory.path, "127.0.0.1", offline ? "1" : port, login] + arguments,
            environment: ["TECZKA_PASSWORD": Office.password, "TECZKA_CUT": cut])
    }

    func file(_ name: String) -> URL { directory.appending(path: name) }
}
