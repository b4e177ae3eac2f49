// Hands e-mails over to the relay, one after the other. An attempt is on disk before it begins: one
// that was not seen to end is never repeated by itself, for nobody likes an offer twice and nobody
// may believe in one that never came. A doubtful outcome waits for a person.

internal import BlobFiles
internal import CanonicalJSON
internal import CaseDocument
internal import CaseMail
internal import CaseModel
internal import CaseStore
internal import Foundation
internal import Logging
internal import Mail
internal import Paper

/// The sender of the server's e-mails.
struct MailService: Sendable {
    let store: Store
    let directory: ServerDirectory
    let clock: ServerClock
    let head: HeadSignal
    let logger: Logger

    /// How long after each attempt in vain the next follows, in minutes; after the last one the
    /// e-mail counts as not sent.
    private static let pausesMinutes: [Int64] = [1, 5, 15, 60, 240, 720, 1440]
    private static let attemptSeconds = 60
    private static let lookSeconds = 20

    /// Sends what is due whenever something new is there, until the task is cancelled.
    func run() async {
        try? FileManager.default.removeItem(atPath: directory.outbox)
        let bell = HeadSignal()
        let calls = bell.subscribe()
        let news = head.subscribe()
        bell.moved()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in news { bell.moved() } }
            // Whatever waits for its next attempt needs a look without news, too.
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(Self.lookSeconds))
                    bell.moved()
                }
            }
            for await _ in calls { await work() }
            group.cancelAll()
        }
    }

    /// Hands over everything that is due.
    func work() async {
        do {
            for mail in try await reading({ try store.interruptedMails() }) {
                let kept: [String: JSONValue] =
                    if let message = mail.message { try await keep(message) } else { [:] }
                try await finish(mail, "doubtful", problem: "interrupted", kept: kept)
            }
            guard let setting = try MailSetting.load(directory) else { return }
            while let mail = try await reading({ [store, clock] in
                try store.nextMail(now: clock.now)
            }), !Task.isCancelled {
                try await send(mail, setting)
            }
        } catch {
            logger.error("e-mail not handled", metadata: ["reason": "\(error)"])
        }
    }

    private func send(_ mail: OutgoingMail, _ setting: MailSetting) async throws {
        let facts = try await reading { [store, clock] in
            try store.facts(mail.scope, now: clock.now)
        }
        guard let record = facts.state.record(mail.key), record.text("state") == "queued" else {
            return try await reading { [store, clock] in
                try store.finishMail(mail, [:], now: clock.now)
            }
        }
        let name = mail.messageID ?? Letter.messageID(of: record, from: setting.from)
        let message: [UInt8]
        do {
            message =
                if let composed = mail.message { composed } else {
                    try await Letter(record, facts)
                        .message(name, from: setting.from, at: facts.now)
                }
        } catch {
            let isPaper = error is PDFError
            logger.error("e-mail not composed", metadata: ["reason": "\(error)"])
            return try await finish(mail, "failed", problem: isPaper ? "no_pdf" : "no_document")
        }
        if Task.isCancelled { return }
        let outbox = directory.outbox
        let begins = try await reading { [store] in
            try FileManager.default.createDirectory(
                atPath: outbox, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            return try store.beginMail(mail, message: message, messageID: name)
        }
        // Its recipient was erased, or somebody settled it: either way it no longer waits.
        guard begins else { return try await finish(mail, "failed", problem: "addresses") }
        // What will be evidence is on disk before it leaves.
        let kept: [String: JSONValue]
        do {
            kept = try await keep(message)
        } catch BlobError.size {
            return try await finish(mail, "failed", problem: "too_large")
        }
        let outcome = await setting.relay.deliver(
            message, from: setting.from.address, to: Letter.recipients(of: record),
            timeoutSeconds: Self.attemptSeconds, in: outbox)
        try await note(outcome, mail, name, kept)
    }

    /// Keeps a message as attachments are kept and returns the fields that name it.
    private func keep(_ message: [UInt8]) async throws -> [String: JSONValue] {
        let folder = BlobFolder(path: directory.attachments)
        let hash = try await reading { try folder.keep(message) }
        return ["sha256": .string(hash.text), "size": .integer(Int64(message.count))]
    }

    /// Drops the bytes of a message that did not go out.
    private func forget(_ kept: [String: JSONValue]) async throws {
        let folder = BlobFolder(path: directory.attachments)
        try await reading { [store] in
            guard let hash = kept["sha256"]?.stringValue, let name = BlobHash(hash),
                try !store.isNamed(hash)
            else { return }
            try folder.remove(name)
        }
    }

    private func note(
        _ outcome: Delivery, _ mail: OutgoingMail, _ name: String, _ kept: [String: JSONValue]
    ) async throws {
        switch outcome {
        case .taken:
            try await finish(
                mail,
                [
                    "state": "sent", "message_id": .string(name),
                    "sent_at": .string(clock.now.text),
                ].merging(kept) { $1 })
        case .refused(let problem):
            try await forget(kept)
            try await finish(mail, "failed", problem, name)
        case .doubtful(let problem):
            // Somebody may yet say that it arrived.
            try await finish(mail, "doubtful", problem, name, kept: kept)
        case .notTaken(let problem):
            let attempts = Int(mail.attempts)
            guard Self.pausesMinutes.indices.contains(attempts) else {
                try await forget(kept)
                return try await finish(mail, "failed", problem, name)
            }
            let due = clock.now.adding(minutes: Self.pausesMinutes[attempts])
            log(mail, "not taken over", problem)
            try await reading { [store, clock] in
                try store.postponeMail(mail, until: due, Self.fields(of: problem), now: clock.now)
            }
            head.moved()
        }
    }

    /// The words of a relay may hold an address, which has no place in a log.
    private func log(_ mail: OutgoingMail, _ fate: String, _ problem: MailProblem) {
        logger.notice(
            "e-mail \(fate)",
            metadata: ["mail": "\(mail.key)", "reason": "\(problem.kind.rawValue)"])
    }

    private static func fields(of problem: MailProblem) -> [String: JSONValue] {
        ["problem": .string(problem.kind.rawValue), "answer": .string(problem.detail)]
    }

    private func finish(
        _ mail: OutgoingMail, _ state: String, _ problem: MailProblem, _ name: String,
        kept: [String: JSONValue] = [:]
    ) async throws {
        log(mail, state, problem)
        let said = ["answer": .string(problem.detail)].merging(kept) { $1 }
        try await finish(mail, state, problem: problem.kind.rawValue, name, kept: said)
    }

    private func finish(
        _ mail: OutgoingMail, _ state: String, problem: String, _ name: String? = nil,
        kept: [String: JSONValue] = [:]
    ) async throws {
        try await finish(
            mail,
            [
                "state": .string(state), "problem": .string(problem),
                "message_id": (name ?? mail.messageID).map { .string($0) } ?? .null,
            ].merging(kept) { $1 })
    }

    private func finish(_ mail: OutgoingMail, _ fields: [String: JSONValue]) async throws {
        try await reading { [store, clock] in
            try store.finishMail(mail, fields, now: clock.now)
        }
        head.moved()
    }

    private func reading<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await Blocking.reading.run(work)
    }
}
