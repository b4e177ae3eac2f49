// An office in which a case was begun. Enrolling people takes most of the time of a test, so each
// company of people is enrolled once, and every test works on a copy of its own.

import Foundation
import GRDB
import Synchronization
import Testing

extension Office {
    /// Makes an office of these people, `ed` among them, who has begun the case K/2026/001.
    ///
    /// Of the others, `mg` is its second coordinator and `bz` its trainer. It has a session S1 and
    /// the participants P1 to P3, and everybody has read it.
    static func withCase(_ people: String...) async throws -> Office {
        let office = try Office(copying: try await Templates.shared.office(of: people))
        // The copy's server has a port of its own, and its people have to know it.
        for login in people {
            let cache = try DatabaseQueue(
                path: office.home(login).appending(path: "cache.sqlite").path)
            let port = try office.port
            try await cache.write { db in
                try db.execute(
                    sql: "UPDATE meta SET value = ? WHERE key = 'port'", arguments: [port])
            }
            try cache.close()
        }
        return office
    }

    /// Begins the case on the first day of the year's business.
    fileprivate func beginCase(with people: [String]) async throws {
        try await administrate("clock", "2026-01-12 09:00")
        try await done("ed", "new", "title=Nad rzeką", "kind=closed")
        if people.contains("mg") { try await done("ed", "set", "001", "case.coordinators+=mg") }
        for number in 1...3 {
            try await done(
                "ed", "add", "001", "participant", "no=P\(number)", "last_name=Łoś \(number)",
                "--offline")
        }
        var session = [
            "add", "001", "session", "no=S1", "planned.start=2026-02-27 09:00",
            "planned.end=2026-02-27 12:00",
        ]
        if people.contains("bz") {
            try await done("ed", "add", "org", "trainer", "login=bz", "name=BZ", "--offline")
            try await done("ed", "add", "001", "assignment", "trainer=bz", "role=lead", "--offline")
            session.append("trainer=bz")
        }
        let ended = try await Program.run("teczka", session, home: home("ed"))
        try #require(ended.code == 0, "\(ended.errors)")
        for login in people where login != "ed" { try await done(login, "sync") }
    }
}

/// The offices that tests begin with, each made when the first test wants it.
private actor Templates {
    static let shared = Templates()

    private var offices: [[String]: Task<Office, any Error>] = [:]

    func office(of people: [String]) async throws -> Office {
        if let known = offices[people] { return try await known.value }
        let made = Task {
            let office = try await Office(people: people)
            try await office.beginCase(with: people)
            office.stop()
            Leftovers.removeAtExit(office.directory)
            return office
        }
        offices[people] = made
        return try await made.value
    }
}

/// Directories that are needed as long as any test runs.
private enum Leftovers {
    private static let directories = Mutex<[URL]>([])

    static func removeAtExit(_ directory: URL) {
        let isFirst = directories.withLock { directories in
            directories.append(directory)
            return directories.count == 1
        }
        guard isFirst else { return }
        atexit {
            for directory in Leftovers.directories.withLock({ $0 }) {
                try? FileManager.default.removeItem(at: directory)
            }
        }
    }
}
