// What can be wrong with a line, and what its sender should do about it (Protocol 6).

package import CanonicalJSON

/// What the receiver of an error should do.
package enum RetryAdvice: String, Sendable, CaseIterable {
    /// The same line will never be taken.
    case never
    /// The same line may be taken after a while.
    case later
    /// The person has to sign in again.
    case auth
    /// The program is too old.
    case upgrade
    /// The device needs an identity of its own (`renew`).
    case rehome
}

/// An error as it stands on the wire.
package struct WireError: Error, Hashable, Sendable {
    /// The kind of error (Protocol 6); an unknown one is acted on by its advice.
    package enum Code: String, Sendable, CaseIterable {
        /// The line is not one JSON object of the agreed form.
        case malformed
        /// The line is longer than allowed.
        case lineTooLong = "line_too_long"
        /// The type of the message is not known, or not in this state.
        case unknownMessage = "unknown_message"
        /// No common protocol version.
        case version
        /// Name, password, token or certificate do not fit together.
        case authentication
        /// The account or the device was disabled.
        case disabled
        /// The enrolment code is unknown, used or expired.
        case enrolment
        /// The password does not meet the rules.
        case password
        /// An earlier mutation of this device has not arrived.
        case gap
        /// The device used one number for two mutations: it was copied or restored.
        case forked
        /// What was asked for does not exist or may not be seen.
        case notFound = "not_found"
        /// The bytes of a blob do not make its hash; they have to be sent again from the start.
        case blobHash = "blob_hash"
        /// The blob is longer than allowed.
        case blobSize = "blob_size"
        /// The server cannot write just now; nothing was stored.
        case unavailable
    }

    /// The kind.
    package let code: Code
    /// What the receiver should do.
    package let retry: RetryAdvice
    /// What the kind leaves open: a field, a limit, a wanted number.
    package let detail: [String: JSONValue]

    /// Makes an error.
    package init(_ code: Code, _ retry: RetryAdvice = .never, detail: [String: JSONValue] = [:]) {
        self.code = code
        self.retry = retry
        self.detail = detail
    }

    static func missing(_ key: String) -> WireError {
        WireError(.malformed, detail: ["field": .string(key)])
    }
}
