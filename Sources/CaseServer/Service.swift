// A server as a process: readiness on standard output, logs on standard error, an orderly end on
// SIGTERM or SIGINT.

internal import CanonicalJSON
internal import Dispatch
internal import Foundation
internal import Logging

/// Runs a server until the process is told to end.
package struct Service: Sendable {
    private let configuration: ServerConfiguration

    /// Describes the service.
    package init(_ configuration: ServerConfiguration) { self.configuration = configuration }

    /// Serves until SIGTERM or SIGINT; the second signal ends the process at once.
    ///
    /// - Throws: whatever keeps the server from starting.
    package func run() async throws {
        let server = try await Server(configuration, logger: Self.logger)
        let signals = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for source in signals {
            source.setEventHandler {
                for source in signals { source.cancel() }
                signal(SIGTERM, SIG_DFL)
                signal(SIGINT, SIG_DFL)
                Task { await server.shutDown() }
            }
            source.resume()
        }
        let ready: JSONValue = [
            "ready": true, "port": .integer(Int64(server.port)),
            "pid": .integer(Int64(ProcessInfo.processInfo.processIdentifier)),
        ]
        FileHandle.standardOutput.write(Data((ready.canonicalText + "\n").utf8))
        await server.run()
    }

    private static var logger: Logger {
        Logger(label: "teczkad") { StreamLogHandler.standardError(label: $0) }
    }
}
