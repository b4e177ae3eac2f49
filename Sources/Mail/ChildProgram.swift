// A program that is run once, with an end to its time. What it prints goes to files: a pipe would
// have to be read while it runs, and a grandchild that outlives it would hold the pipe open.

internal import Dispatch
internal import Foundation

/// How a program ended.
enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case overdue
}

/// What a program left.
struct Ended {
    let ending: Ending
    let output: [UInt8]
    let errors: [UInt8]
}

/// A program to run.
struct ChildProgram {
    let path: String
    let arguments: [String]
    /// What its surroundings have apart from ours; nil leaves ours.
    var environment: [String: String]?

    /// Returns where a program of a name is, as a shell would find it.
    static func find(_ name: String) throws(RelayError) -> String {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let paths = folders.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
            throw RelayError("The program \(name) is not installed.")
        }
        return path
    }

    /// Runs the program and blocks the thread until it ends, or until its time is over and it has
    /// been killed.
    ///
    /// - Throws: when it could not be started.
    func run(input: FileHandle, in folder: URL, seconds: Int) throws(RelayError) -> Ended {
        try folder.write(Data(), "output")
        try folder.write(Data(), "errors")
        let output = folder.appending(path: "output")
        let errors = folder.appending(path: "errors")
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.standardInput = input
        let isReaped = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in isReaped.signal() }
        do {
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
        } catch {
            throw RelayError("The program \(path) cannot be started.")
        }
        // Foundation hears of an end only when all that the program started has ended too, and a
        // mail program may well leave something at work behind it.
        let identifier = process.processIdentifier
        let hasEnded = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            var information = siginfo_t()
            while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0,
                errno == EINTR
            {}
            hasEnded.signal()
        }
        var isOverdue = false
        if hasEnded.wait(timeout: .now() + .seconds(max(seconds, 1))) == .timedOut {
            isOverdue = true
            Self.kill(identifier)
            hasEnded.wait()
        }
        let ending = Self.ending(identifier) ?? Self.ending(process, when: isReaped)
        return Ended(
            // What came to its own end in the last moment did so.
            ending: isOverdue && ending != .exited(0) ? .overdue : ending,
            output: Self.read(output), errors: Self.read(errors))
    }

    /// Returns how a program ended whose end nobody has taken note of yet.
    private static func ending(_ identifier: pid_t) -> Ending? {
        var information = siginfo_t()
        let flags = WEXITED | WNOWAIT | WNOHANG
        guard waitid(P_PID, id_t(identifier), &information, flags) == 0 else { return nil }
        let status = information._sifields._sigchld.si_status
        return Int(information.si_code) == Int(CLD_EXITED) ? .exited(status) : .signalled(status)
    }

    /// Returns how a program ended that Foundation has taken note of, or is about to.
    private static func ending(_ process: Process, when isReaped: DispatchSemaphore) -> Ending {
        isReaped.wait()
        let code = process.terminationStatus
        return process.terminationReason == .exit ? .exited(code) : .signalled(code)
    }

    /// Kills a program and what it has started, when it leads a group of its own.
    private static func kill(_ process: pid_t) {
        let leads = getpgid(process) == process
        _ = Foundation.kill(leads ? -process : process, SIGKILL)
    }

    private static func read(_ file: URL) -> [UInt8] {
        (try? Data(contentsOf: file)).map { Array($0) } ?? []
    }
}
