// The one string that the administrator gives a person: where the server is, how to recognise it,
// and a code that works once.

/// What an enrolment string carries.
package struct EnrolmentString: Sendable, Hashable {
    /// A server's host and port.
    package struct Endpoint: Sendable, Hashable {
        /// A host name or address.
        package let host: String
        /// The TCP port, 1…65535.
        package let port: Int

        /// Makes an endpoint.
        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// Reads `host:port`; an IPv6 address stands as it is, the port after the last colon.
        package init?(text: String) {
            guard let colon = text.lastIndex(of: ":"),
                let port = Int(text[text.index(after: colon)...].filter { $0 != "\n" }),
                (1...65_535).contains(port), colon > text.startIndex
            else { return nil }
            self.init(host: String(text[..<colon]), port: port)
        }

        /// The text `host:port`.
        package var text: String { "\(host):\(port)" }
    }

    /// Where the server is.
    package let endpoint: Endpoint
    /// The SHA-256 of the authority's public key, in hexadecimal.
    package let pin: String
    /// The single-use code.
    package let code: String
    /// Is true for a demonstration server, so that the home gets a clock of its own.
    package let isDemonstration: Bool

    /// Makes an enrolment string.
    package init(endpoint: Endpoint, pin: String, code: String, isDemonstration: Bool) {
        self.endpoint = endpoint
        self.pin = pin
        self.code = code
        self.isDemonstration = isDemonstration
    }

    /// Reads the text, or returns nil for anything that is not one.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "teczka" || parts[0] == "teczka-demo",
            let endpoint = Endpoint(text: parts[1]), parts[2].utf8.count == 64,
            parts[2].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            (20...40).contains(parts[3].utf8.count)
        else { return nil }
        self.init(
            endpoint: endpoint, pin: parts[2], code: parts[3],
            isDemonstration: parts[0] == "teczka-demo")
    }

    /// The text, without spaces: `teczka/HOST:PORT/PIN/CODE`.
    package var text: String {
        "\(isDemonstration ? "teczka-demo" : "teczka")/\(endpoint.text)/\(pin)/\(code)"
    }
}
