// The server's two clocks. Real time rules certificates, tokens and invitations, always. Business
// time is the same, except in a demonstration, where a command moves it: it is a file there, read
// anew each time it is asked for, so that the command needs no word with the server.

package import CaseModel
internal import Foundation

/// Tells the time.
package struct ServerClock: Sendable {
    private let file: String?

    /// Makes a clock; `file` is the demonstration's.
    package init(demonstrationFile file: String?) { self.file = file }

    /// Business time, to the second as everything that is written down.
    package var now: Instant {
        guard let file, let text = try? String(contentsOfFile: file, encoding: .utf8),
            let moved = Instant(text: text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { return Instant(milliseconds: Self.real.milliseconds / 1000 * 1000) }
        return moved
    }

    /// Real time, in milliseconds since 1970.
    package var realMilliseconds: Int64 { Self.real.milliseconds }

    private static var real: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
