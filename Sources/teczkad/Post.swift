// Outgoing e-mail: through which relay it goes.

import ArgumentParser
import CanonicalJSON
import CaseModel
import CaseServer
import Foundation
import Mail

/// The relay for outgoing e-mail.
struct Post: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Say how the server's e-mails go out",
        subcommands: [PostSet.self, PostShow.self, PostOff.self])
}

/// Chooses a relay.
struct PostSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Send through an SMTP relay or a sendmail-compatible program",
        discussion: """
            Examples:
              teczkad mail set --from biuro@example.pl --smtp smtp://relay.example.pl:587 \
            --user biuro --password-file /etc/teczka/relay --data DIR
              teczkad mail set --from biuro@example.pl --program /usr/sbin/sendmail --data DIR
            A running server uses the new setting from the next e-mail on.
            """)

    @Option(name: .long, help: "The address that e-mails come from") var from: String
    @Option(name: .long, help: "The name beside the address") var name: String?
    @Option(name: .long, help: "smtp://HOST:PORT or smtps://HOST:PORT") var smtp: String?
    @Option(name: .long, help: "The user at the relay") var user: String?
    @Option(name: .long, help: "A file with the password, readable for the server only")
    var passwordFile: String?
    @Option(name: .long, help: "The certificate of the relay's own authority") var ca: String?
    @Flag(name: .long, help: "Do without TLS, to a relay on this machine") var plain = false
    @Option(name: .long, help: "A program that takes messages as sendmail does")
    var program: String?
    @OptionGroup var options: DataOptions

    func validate() throws {
        guard (smtp == nil) != (program == nil)
        else { throw ValidationError("Give either --smtp or --program.") }
        guard (try? FieldType.email.check(.string(from))) != nil, from.utf8.allSatisfy({ $0 < 128 })
        else { throw ValidationError("--from \(from) is no e-mail address.") }
        // The server runs in a directory of its own.
        for path in [program, passwordFile, ca].compactMap({ $0 }) where !path.hasPrefix("/") {
            throw ValidationError("\(path) is not a whole path; begin it with /.")
        }
        if let program, !FileManager.default.isExecutableFile(atPath: program) {
            throw ValidationError("\(program) is no program.")
        }
        guard let smtp else { return }
        guard let url = URL(string: smtp), ["smtp", "smtps"].contains(url.scheme), url.host != nil
        else { throw ValidationError("--smtp is smtp://HOST:PORT or smtps://HOST:PORT.") }
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url.host ?? "")
        guard !plain || isHere
        else { throw ValidationError("--plain is for a relay on this machine.") }
    }

    func run() throws {
        try options.speech.guarding {
            let relay: MailRelay =
                program.map { .program(path: $0) }
                ?? .smtp(
                    SMTPRelay(
                        url: smtp ?? "", user: user, passwordFile: passwordFile,
                        requireTLS: !plain, caFile: ca))
            let setting = MailSetting(
                from: MailAddress(address: from, name: name), relay: relay)
            try MailSetting.save(setting, in: options.directory)
            try Setup.perform(.noteSender(from), options.directory)
            print(options.speech.mailSet(from))
        }
    }
}

/// Shows the relay.
struct PostShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show how e-mails go out")

    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            let setting = try MailSetting.load(options.directory)
            print(setting.map { $0.json.canonicalText } ?? options.speech.mailOff)
        }
    }
}

/// Sends no more.
struct PostOff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "off", abstract: "Send no e-mails; what waits goes on waiting")

    @OptionGroup var options: DataOptions

    func run() throws {
        try options.speech.guarding {
            try MailSetting.save(nil, in: options.directory)
            try Setup.perform(.noteSender(nil), options.directory)
            print(options.speech.mailOff)
        }
    }
}
