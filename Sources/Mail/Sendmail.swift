// Handing mail to a program on this machine that is called as sendmail is: Postfix, Exim, OpenSMTPD
// and msmtp bring one.

internal import Foundation

/// A program in the manner of sendmail.
struct Sendmail {
    let path: String

    /// What such programs say by their exit code (`sysexits.h`).
    private static let failures: ClosedRange<Int32> = 64...78
    private static let temporary: Int32 = 75

    func deliver(
        _ message: URL, from: String, to: [String], in folder: URL, seconds: Int
    ) throws(RelayError) -> Delivery {
        let program = ChildProgram(path: path, arguments: ["-i", "-f", from, "--"] + to)
        guard let input = FileHandle(forReadingAtPath: message.path) else {
            throw RelayError("The message could not be read back from its temporary file.")
        }
        let ended = try program.run(input: input, in: folder, seconds: seconds)
        let line = Explanation.firstLine(ended.errors)
        let said = line.isEmpty ? "." : ": \(line)"
        return switch ended.ending {
        case .exited(0): .taken
        case .exited(Self.temporary): .notTaken(MailProblem(.programBusy, said))
        case .exited(let code) where Self.failures.contains(code):
            .refused(MailProblem(.programRefuses, " (exit code \(code))\(said)"))
        case .exited(let code): doubtful("exit code \(code)", said)
        case .signalled(let signal): doubtful("signal \(signal)", said)
        case .overdue: doubtful("\(seconds) seconds were over", said)
        }
    }

    private func doubtful(_ end: String, _ said: String) -> Delivery {
        .doubtful(MailProblem(.programEnded, " (\(end))\(said)"))
    }
}
