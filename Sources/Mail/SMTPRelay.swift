// Handing mail to a server, through the program curl: it brings TLS, the ways to sign in and twenty
// years of odd servers.
//
// What it must not do: show a secret. The password goes to curl through a pipe, never by its
// arguments or a file; and only over TLS whose certificate is checked, or to this very machine.

internal import Foundation

/// A server that takes mail.
package struct SMTPRelay: Equatable, Sendable {
    /// `smtp://host:587` or `smtps://host:465`; a path is the name by which we greet, otherwise it
    /// is the domain of the sender.
    package let url: String
    /// The name to sign in with.
    package let user: String?
    /// The file with the password.
    package let passwordFile: String?
    /// Whether mail goes only over TLS with a certificate that is checked; otherwise TLS is used
    /// where it is offered, and the certificate checked only against `caFile`.
    package let requireTLS: Bool
    /// The certificates of the authorities to trust, instead of the system's.
    package let caFile: String?

    /// Names a server.
    package init(
        url: String, user: String? = nil, passwordFile: String? = nil, requireTLS: Bool = true,
        caFile: String? = nil
    ) {
        self.url = url
        self.user = user
        self.passwordFile = passwordFile
        self.requireTLS = requireTLS
        self.caFile = caFile
    }

    func deliver(
        _ message: URL, from: String, to: [String], in folder: URL, seconds: Int
    ) throws(RelayError) -> Delivery {
        let options = try options(
            message: message.path, from: from, to: to, seconds: seconds)
        // Without a configuration of somebody's home, and without a proxy of the environment's.
        let curl = ChildProgram(
            path: try ChildProgram.find("curl"), arguments: ["-q", "--config", "-"],
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"])
        let pipe = Pipe()
        do {
            // A pipe holds 64 KiB, and the options are bounded: nobody needs to read meanwhile.
            try pipe.fileHandleForWriting.write(contentsOf: Data(options.utf8))
            try pipe.fileHandleForWriting.close()
        } catch {
            throw RelayError("The options for curl could not be written.")
        }
        let ended = try curl.run(input: pipe.fileHandleForReading, in: folder, seconds: seconds)
        return CurlVerdict(ended, seconds: seconds).delivery
    }

    /// Returns what curl reads, an option a line.
    private func options(
        message: String, from: String, to: [String], seconds: Int
    ) throws(RelayError) -> String {
        var options = [
            ("url", try place(from: from)), ("proto", "=smtp,smtps"), ("noproxy", "*"),
            ("upload-file", message), ("output", "/dev/null"),
            ("write-out", CurlVerdict.format), ("mail-from", from),
            // Looking up a name may hang; then curl itself gives up and can say where it stood.
            ("connect-timeout", "\(max(seconds / 2, 1))"),
        ]
        options += to.map { ("mail-rcpt", $0) }
        if let caFile { options.append(("cacert", caFile)) }
        if let user { options.append(("user", "\(user):\(try password(of: user))")) }
        var switches = ["verbose", "silent", "show-error", "globoff", "tlsv1.2"]
        switches.append(requireTLS ? "ssl-reqd" : "ssl")
        // Who demands no TLS has no protection from who stands between; unchecked, it still helps
        // against who only listens. A mail server on this machine often has a makeshift one.
        if !requireTLS, caFile == nil, scheme == "smtp" { switches.append("insecure") }
        var lines = switches
        for (name, value) in options { lines.append("\(name) = \(try Self.quoted(value))") }
        let text = lines.map { $0 + "\n" }.joined()
        guard text.utf8.count < 60_000 else {
            throw RelayError("The mail relay's options are too long.")
        }
        return text
    }

    private var scheme: String {
        String(url.prefix { $0 != ":" }).lowercased()
    }

    /// The host and the port as they stand in the address, and the path with its stroke.
    private var parts: (authority: Substring, path: Substring)? {
        guard ["smtp", "smtps"].contains(scheme) else { return nil }
        let rest = url.dropFirst(scheme.count)
        guard rest.hasPrefix("://") else { return nil }
        let authority = rest.dropFirst(3).prefix { $0 != "/" }
        let path = rest.dropFirst(3 + authority.count)
        let isPlain = { (text: Substring, more: String) in
            text.utf8.allSatisfy { HeaderText.isLetterOrDigit($0) || more.utf8.contains($0) }
        }
        guard !authority.isEmpty, isPlain(authority, ".-:[]"), isPlain(path, "./-") else {
            return nil
        }
        return (authority, path)
    }

    private func place(from: String) throws(RelayError) -> String {
        guard let parts else {
            throw RelayError(
                "The mail relay's address is not like smtp://host:587 or smtps://host:465.")
        }
        // Without a path curl would greet by the name of the file that it sends.
        let domain = from.split(separator: "@").last ?? "localhost"
        let path = parts.path.count > 1 ? String(parts.path) : "/\(domain)"
        return "\(scheme)://\(parts.authority)\(path)"
    }

    private var isThisMachine: Bool {
        guard let authority = parts?.authority else { return false }
        let host =
            authority.hasPrefix("[")
            ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return ["localhost", "127.0.0.1", "::1"].contains(host.lowercased())
    }

    private func password(of user: String) throws(RelayError) -> String {
        guard requireTLS || scheme == "smtps" || isThisMachine else {
            throw RelayError("A password is sent to a mail relay only when TLS is required.")
        }
        guard !user.contains(":") else {
            throw RelayError("The user name at the mail relay must not hold a colon.")
        }
        guard let passwordFile, let data = FileManager.default.contents(atPath: passwordFile),
            let text = String(data: data.prefix(1_000), encoding: .utf8)
        else { throw RelayError("The file with the mail relay's password cannot be read.") }
        return String(text.prefix { !$0.isNewline })
    }

    /// Returns a value as a string of curl's configuration.
    private static func quoted(_ value: String) throws(RelayError) -> String {
        // A new line in the format is written by curl's own sign for it.
        guard value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw RelayError("A setting of the mail relay holds a control character.")
        }
        return HeaderText.quoted(value)
    }
}
