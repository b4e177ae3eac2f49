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
        let (signals, sources) = Self.endSignals()
        defer { for source in sources { source.cancel() } }
        let ready: JSONValue = [
            "ready": true, "port": .integer(Int64(server.port)),
            "pid": .integer(Int64(ProcessInfo.processInfo.processIdentifier)),
        ]
        FileHandle.standardOutput.write(Data((ready.canonicalText + "\n").utf8))
        await withDiscardingTaskGroup { group in
            group.addTask { await server.run() }
            for await _ in signals {
                await server.shutDown()
                break
            }
        }
    }

    /// Returns the signal to end, once, and what has to be kept to hear it; from then on signals do
    /// what they usually do.
    private static func endSignals() -> (AsyncStream<Void>, [any DispatchSourceSignal]) {
        let numbers = [SIGTERM, SIGINT]
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                for number in numbers { signal(number, SIG_DFL) }
                continuation.yield()
                continuation.finish()
            }
            source.resume()
            return source
        }
        return (stream, sources)
    }

    private static var logger: Logger {
        Logger(label: "teczkad") { StreamLogHandler.standardError(label: $0) }
    }
}
