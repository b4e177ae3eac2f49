// Why a message was not handed over: a kind that programs put into people's words, and the other
// side's own words.

/// What stood in the way of a message.
package struct MailProblem: Equatable, Sendable {
    /// The kinds of problems.
    package enum Kind: String, Sendable, CaseIterable {
        /// The relay refuses the sender.
        case sender
        /// The relay refuses a recipient.
        case recipient
        /// The relay refuses the message.
        case message
        /// The relay does not take the message now.
        case busy
        /// The relay does not serve us.
        case service
        /// The relay does not let us sign in.
        case login
        /// The relay's name is not known.
        case unknownHost = "unknown_host"
        /// The relay cannot be reached.
        case unreachable
        /// The relay's TLS cannot be trusted.
        case untrusted
        /// The relay offers no TLS, which is required.
        case noTLS = "no_tls"
        /// The relay went away before the message.
        case wentAway = "went_away"
        /// The relay got the message or a part of it and did not say that it took it.
        case unclear
        /// The program on this machine cannot take mail now.
        case programBusy = "program_busy"
        /// The program on this machine refuses the message.
        case programRefuses = "program_refuses"
        /// The program on this machine ended otherwise.
        case programEnded = "program_ended"
        /// There is no recipient, or there are too many, or an address is none.
        case addresses
        /// Something on this machine or in its settings is wrong.
        case setup
    }

    /// The kind.
    package let kind: Kind
    /// The other side's words, or the particulars; may name an address.
    package let detail: String

    /// Names a problem.
    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The problem as an English sentence, for logs and administrators.
    package var sentence: String {
        switch kind {
        case .sender: "The mail relay refuses the sender \(detail)"
        case .recipient: "The mail relay refuses the recipient \(detail)"
        case .message: "The mail relay refuses the message: \(detail)"
        case .busy: "The mail relay does not take the message now: \(detail)"
        case .service: "The mail relay does not serve us: \(detail)"
        case .login: "The mail relay does not let us sign in: \(detail)"
        case .unknownHost: "The mail relay's name is not known: \(detail)"
        case .unreachable: "The mail relay cannot be reached: \(detail)"
        case .untrusted: "The mail relay cannot be trusted, its TLS failed: \(detail)"
        case .noTLS: "The mail relay offers no TLS, which is required: \(detail)"
        case .wentAway: "The mail relay went away before the message: \(detail)"
        case .unclear:
            "The mail relay got the message or a part of it and did not say that it took it: "
                + detail
        case .programBusy: "The mail program cannot take mail now\(detail)"
        case .programRefuses: "The mail program refuses the message\(detail)"
        case .programEnded: "The mail program ended oddly\(detail)"
        case .addresses, .setup: detail
        }
    }
}
