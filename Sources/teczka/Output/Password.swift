// Passwords come from a terminal without echo, or from a file descriptor; never from arguments or
// the environment, which other programs can see.

import CaseClient
import Foundation
import Glibc

/// Reads passwords.
enum Password {
    /// Is true when somebody sits at a terminal.
    static var isPossible: Bool { isatty(0) == 1 }

    /// Reads a password; at a terminal a `confirmation` prompt has it typed twice.
    static func read(
        _ descriptor: Int32?, prompt: String, confirmation: String? = nil
    ) throws(ClientFailure) -> String {
        if let descriptor { return try read(from: descriptor) }
        guard isPossible, let password = ask(prompt) else { throw .passwordNeeded }
        if let confirmation, ask(confirmation) != password { throw .passwordsDiffer }
        return password
    }

    private static func read(from descriptor: Int32) throws(ClientFailure) -> String {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        guard let data = try? handle.readToEnd(), let text = String(data: data, encoding: .utf8)
        else { throw .unreadableFile("\(descriptor)") }
        return String(text.prefix { !$0.isNewline })
    }

    private static func ask(_ prompt: String) -> String? {
        FileHandle.standardError.write(Data(prompt.utf8))
        var before = termios()
        tcgetattr(0, &before)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            tcsetattr(0, TCSAFLUSH, &before)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine(strippingNewline: true)
    }
}
