// How mail leaves the server: through an SMTP relay, or a program in the manner of sendmail.
//
// What it guarantees: `taken` when the other side has taken the message over; `refused` and
// `notTaken` only when it certainly has not, so that sending again cannot make a second copy.
// Everything between is `doubtful`, for a person to decide.

internal import Dispatch
internal import Foundation

/// Where mail is handed over.
package enum MailRelay: Equatable, Sendable {
    /// A server that speaks SMTP.
    case smtp(SMTPRelay)
    /// A program that is called as sendmail is.
    case program(path: String)
}

/// What became of a message.
package enum Delivery: Equatable, Sendable {
    /// The relay has taken it over.
    case taken
    /// The relay has certainly not taken it, and may do so later.
    case notTaken(MailProblem)
    /// The relay has certainly not taken it, and will not.
    case refused(MailProblem)
    /// Nobody can tell whether the relay has taken it.
    case doubtful(MailProblem)
}

extension MailRelay {
    /// The most recipients of one message; more than that, relays need not take
    /// (RFC 5321 §4.5.3.1.8).
    package static let recipientsMax = 100

    /// Hands a message over, for all recipients or for none.
    ///
    /// It takes no longer than the time that is given, and the moment of ending a program then.
    /// What it writes meanwhile lies in a folder of its own in `place`, which must be there, or in
    /// the system's place for such.
    package func deliver(
        _ message: [UInt8], from: String, to: [String], timeoutSeconds: Int,
        in place: String? = nil
    ) async -> Delivery {
        if let problem = Self.problem(from: from, to: to) {
            return .refused(MailProblem(.addresses, problem))
        }
        // Waiting for a program blocks a thread, so it is not one of those that all tasks share.
        return await withCheckedContinuation { continuation in
            Self.queue.async {
                let delivery = Self.inFolder(of: place.map { URL(filePath: $0) }) {
                    folder throws(RelayError) in
                    let file = folder.appending(path: "message")
                    try folder.write(Data(message), "message")
                    return switch self {
                    case .smtp(let relay):
                        try relay.deliver(
                            file, from: from, to: to, in: folder, seconds: timeoutSeconds)
                    case .program(let path):
                        try Sendmail(path: path).deliver(
                            file, from: from, to: to, in: folder, seconds: timeoutSeconds)
                    }
                }
                continuation.resume(returning: delivery)
            }
        }
    }

    private static let queue = DispatchQueue(label: "mail", attributes: .concurrent)

    private static func problem(from: String, to: [String]) -> String? {
        if to.isEmpty { return "There is no recipient." }
        if to.count > recipientsMax { return "There are more than \(recipientsMax) recipients." }
        if !MailAddress.isDeliverable(from) {
            return "The sender \(Explanation.short(from)) is no e-mail address."
        }
        return to.first { !MailAddress.isDeliverable($0) }.map {
            "The recipient \(Explanation.short($0)) is no e-mail address."
        }
    }

    /// Gives a folder that nobody else may read, and that goes with the work.
    private static func inFolder(
        of place: URL?, _ work: (URL) throws(RelayError) -> Delivery
    ) -> Delivery {
        let folder =
            (place ?? FileManager.default.temporaryDirectory)
            .appending(path: "teczka-mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        } catch {
            return .notTaken(
                MailProblem(.setup, "No temporary folder for the message could be made."))
        }
        do { return try work(folder) } catch {
            return .notTaken(MailProblem(.setup, error.reason))
        }
    }
}

/// Names what kept a message from being handed over before anything began.
struct RelayError: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

extension URL {
    /// Writes a file for its owner alone into a folder.
    func write(_ content: Data, _ name: String) throws(RelayError) {
        let isMade = FileManager.default.createFile(
            atPath: appending(path: name).path, contents: content,
            attributes: [.posixPermissions: 0o600])
        if !isMade { throw RelayError("The message could not be written to a temporary file.") }
    }
}

/// Words that come from outside, made fit for a sentence.
enum Explanation {
    /// The most characters of a quotation.
    private static let lengthMax = 200

    static func short(_ text: String) -> String {
        let line = HeaderText.clean(text)
        return line.count > lengthMax ? line.prefix(lengthMax) + "…" : line
    }

    static func firstLine(_ bytes: [UInt8]) -> String {
        let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
        return short(lines.first.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
}
