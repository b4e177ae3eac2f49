// What curl's own account of a delivery says about the message.
//
// curl writes each line of the dialogue to standard error *before* it acts on it, and sends no byte
// of the message before the answer 354. So, whenever and however curl ends:
//  1. no 354 in the account ⇒ nothing of the message was sent ⇒ nothing was taken;
//  2. an answer after 354 is the relay's word on the whole message, whatever happens behind it;
//  3. 354 and no answer behind it ⇒ nobody can tell.
// The figures that curl writes when it ends in order are a second witness: a message is called not
// taken only when neither witness has seen it begin, and at least one of them spoke at all.

/// One answer of the relay, and the command it answers.
struct RelayReply: Equatable {
    /// Empty for the greeting.
    var command: String
    var code: Int
    var text: String

    /// The word the command begins with.
    var verb: Substring { command.prefix { $0 != " " } }
}

/// Reads how curl fared.
struct CurlVerdict {
    /// What curl writes when it ends: the last answer's code, and how much it has sent.
    ///
    /// Standard error is not buffered: what stands there survives that curl is killed.
    static let format = #"%{stderr}\nteczka %{response_code} %{size_upload}\n"#

    private static let verbs: Set<Substring> = [
        "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT",
    ]
    /// Answers that speak of signing in, at whichever command (RFC 4954 §6).
    private static let loginCodes: Set = [530, 534, 535, 538]

    private let ending: Ending
    private let seconds: Int
    private var replies: [RelayReply] = []
    private var hasSpoken = false
    private var message = ""
    private var figures: (code: Int, sent: Int)?

    init(_ ended: Ended, seconds: Int) {
        ending = ended.ending
        self.seconds = seconds
        read(ended.errors)
    }

    private mutating func read(_ errors: [UInt8]) {
        var command = ""
        var text = ""
        for bytes in errors.split(separator: 0x0A) {
            let line = Explanation.short(String(decoding: bytes, as: UTF8.self))
            let rest = line.dropFirst(2)
            if line.hasPrefix("* ") { hasSpoken = true }
            let words = line.split(separator: " ")
            if words.count == 3, words[0] == "teczka", let code = Int(words[1]),
                let sent = Int(words[2])
            {
                figures = (code, sent)
            }
            if line.hasPrefix("curl: ("), message.isEmpty {
                message = String(line.drop { $0 != ")" }.dropFirst(2))
            }
            // What follows on AUTH is a secret, and no command.
            if line.hasPrefix("> "), Self.verbs.contains(rest.prefix { $0 != " " }) {
                command = rest.trimmed
            }
            guard line.hasPrefix("< "), let code = Int(rest.prefix(3)) else { continue }
            text += (text.isEmpty ? "" : " ") + rest.dropFirst(4).trimmed
            if rest.dropFirst(3).first == "-" { continue }
            replies.append(
                RelayReply(command: command, code: code, text: Explanation.short(text)))
            text = ""
        }
    }

    /// What became of the message.
    var delivery: Delivery {
        if ending == .exited(0) { return .taken }
        if let start = replies.firstIndex(where: { $0.code == 354 }) {
            guard let last = replies.dropFirst(start + 1).first else { return .doubtful(doubt) }
            return switch last.code {
            case 200..<300: .taken
            case 500..<600: .refused(MailProblem(.message, spelled(last)))
            case 400..<500:
                .notTaken(MailProblem(.busy, spelled(last)))
            default: .doubtful(doubt)
            }
        }
        let hasBegun = figures.map { $0.sent > 0 || $0.code == 354 } ?? false
        if hasBegun || figures == nil && !hasSpoken { return .doubtful(doubt) }
        let answer = replies.last { $0.verb != "QUIT" }
        guard let answer, answer.code >= 400 else { return .notTaken(failure) }
        return judge(answer)
    }

    /// Judges an answer that ended the dialogue before the message.
    private func judge(_ answer: RelayReply) -> Delivery {
        let said = spelled(answer)
        if Self.loginCodes.contains(answer.code) || answer.verb == "AUTH" {
            return .notTaken(MailProblem(.login, said))
        }
        let problem =
            switch answer.verb {
            case "MAIL": MailProblem(.sender, "\(address(answer)): \(said)")
            case "RCPT": MailProblem(.recipient, "\(address(answer)): \(said)")
            case "DATA": MailProblem(.message, said)
            default: MailProblem(.service, said)
            }
        let isAboutMessage = ["MAIL", "RCPT", "DATA"].contains(answer.verb)
        return isAboutMessage && answer.code >= 500 ? .refused(problem) : .notTaken(problem)
    }

    private func spelled(_ reply: RelayReply) -> String { "\(reply.code) \(reply.text)" }

    private func address(_ reply: RelayReply) -> String {
        String(reply.command.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    private var doubt: MailProblem { MailProblem(.unclear, cause) }

    /// Says why no dialogue came to its point.
    private var failure: MailProblem {
        guard case .exited(let code) = ending else { return MailProblem(.service, cause) }
        let kind: MailProblem.Kind =
            switch code {
            case 6: .unknownHost
            case 7: .unreachable
            case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: .untrusted
            case 64: .noTLS
            case 67: .login
            default: .wentAway
            }
        return MailProblem(kind, cause)
    }

    private var cause: String {
        switch ending {
        case .exited(let code): message.isEmpty ? "curl ended with \(code)." : message
        case .signalled(let signal): "curl was ended by the signal \(signal)."
        case .overdue: "it did not answer within \(seconds) seconds."
        }
    }
}

extension Substring {
    /// The text without spaces at its ends.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
