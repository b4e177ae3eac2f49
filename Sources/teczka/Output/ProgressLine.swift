// How far long work is: one line on a terminal that is written over, and nothing anywhere else.

import CaseClient
import Foundation
import Glibc
import Synchronization

/// Shows progress on standard error while somebody watches.
final class ProgressLine: Sendable {
    private struct State {
        var last = ContinuousClock.now
        var isShown = false
    }

    private let screen: Screen
    private let isVisible: Bool
    private let state = Mutex(State())

    /// Makes a line; it stays invisible unless standard error is a terminal.
    init(_ screen: Screen) {
        self.screen = screen
        isVisible = isatty(2) == 1 && !screen.isJSON
    }

    /// Shows how far the work is, a few times a second at most.
    func show(_ progress: SyncProgress) {
        guard isVisible else { return }
        state.withLock { state in
            guard ContinuousClock.now - state.last > .milliseconds(150) else { return }
            state.last = ContinuousClock.now
            state.isShown = true
            write("\r\u{1B}[K" + text(progress))
        }
    }

    /// Clears the line.
    func end() {
        state.withLock { state in
            if state.isShown { write("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    private func text(_ progress: SyncProgress) -> String {
        var parts: [String] = []
        if progress.sent > 0 {
            parts.append(
                screen.say(
                    pl: "zmiany \(progress.answered)/\(progress.sent)",
                    en: "edits \(progress.answered)/\(progress.sent)"))
        }
        if progress.scopes > 0 {
            parts.append(
                screen.say(pl: "sprawy \(progress.scopes)", en: "cases \(progress.scopes)"))
        }
        if let attachment = progress.attachment, attachment.size > 0 {
            let percent = attachment.done * 100 / attachment.size
            let megabytes = attachment.size / 1_048_576
            parts.append(
                screen.say(
                    pl: "załącznik \(percent)% z \(megabytes) MiB",
                    en: "attachment \(percent)% of \(megabytes) MiB"))
        }
        return parts.joined(separator: " · ")
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
