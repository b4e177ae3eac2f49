// The names under which the two kinds of connection meet inside TLS (Protocol 3).

/// The application protocols that a connection agrees on (RFC 7301).
package enum ApplicationProtocol {
    /// Cases; a device certificate is required.
    package static let cases = "teczka/1"
    /// The enrolment of a device that has no certificate yet.
    package static let enrolment = "teczka-enrol/1"
}
