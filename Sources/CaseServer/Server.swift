// The server as a whole: opens the store, listens, serves, and ends without losing anything.

internal import BlobFiles
package import CaseModel
internal import CaseSession
internal import CaseStore
internal import CaseWire
internal import Foundation
package import Logging
internal import Transport

/// Where and how a server runs.
package struct ServerConfiguration: Sendable {
    /// The data directory.
    package let directory: ServerDirectory
    /// The address to listen on.
    package let host: String
    /// The port to listen on; 0 takes a free one.
    package let port: Int

    /// Makes a configuration.
    package init(directory: ServerDirectory, host: String, port: Int) {
        self.directory = directory
        self.host = host
        self.port = port
    }
}

/// A server on one data directory.
package final class Server: Sendable {
    private let configuration: ServerConfiguration
    private let store: Store
    private let services: ConnectionServices
    private let listener: Listener
    private let local: LocalListener
    private let administration: Administration
    private let sweep: DailySweep
    private let mail: MailService
    private let logger: Logger

    private static let farewellSeconds = 3

    /// The port that the server listens on.
    package var port: Int { listener.port }

    /// Opens the store and starts to listen; connections wait until `run`.
    ///
    /// - Throws: `StoreError`, `ServerFailure` or a failure to bind.
    package init(_ configuration: ServerConfiguration, logger: Logger) async throws {
        self.configuration = configuration
        self.logger = logger
        let directory = configuration.directory
        store = try Store(directory: directory.path)
        let clock = ServerClock(demonstrationFile: store.isDemonstration ? directory.clock : nil)
        let head = HeadSignal()
        let registry = ConnectionRegistry()
        let linkCut = LinkCut()
        let authenticator = Authenticator(
            store: store, clock: clock, authority: try directory.authority())
        let answers = AnswerService(
            store: store, reports: ReportService(store: store, clock: clock),
            authenticator: authenticator,
            blobs: BlobService(
                store: store, folder: directory.attachments, now: { clock.now },
                onComplete: { head.moved() }))
        services = ConnectionServices(
            store: store, committer: Committer(store: store, clock: clock, head: head), head: head,
            authenticator: authenticator, answers: answers, registry: registry, linkCut: linkCut)
        sweep = DailySweep(
            store: store, attachments: BlobFolder(path: directory.attachments), clock: clock,
            logger: logger)
        mail = MailService(
            store: store, directory: directory, clock: clock, head: head, logger: logger)
        administration = Administration(
            store: store, directory: directory, clock: clock, registry: registry,
            linkCut: linkCut, head: head)
        listener = try await Listener.bind(
            host: configuration.host, port: configuration.port,
            context: try directory.context(),
            limits: ConnectionLimits(handshakeTimeoutMilliseconds: 5_000))
        local = try LocalListener(path: directory.socket)
        try directory.noteEndpoint(listensOn: configuration.host, port: listener.port)
    }

    /// Serves until `shutDown`.
    package func run() async {
        let local = local
        let administration = administration
        let thread = Thread { local.run { administration.answer($0) } }
        thread.start()
        logger.info("serving", metadata: ["port": "\(port)"])
        await withDiscardingTaskGroup { group in
            group.addTask { [sweep] in await sweep.run() }
            group.addTask { [mail] in await mail.run() }
            await listener.run { [services] channel in
                var connection = Connection(channel, services)
                await connection.serve()
            } onRefusal: { [logger] peer, error in
                logger.notice(
                    "connection refused", metadata: ["peer": "\(peer)", "reason": "\(error)"])
            }
            group.cancelAll()
        }
        store.close()
        logger.info("stopped")
    }

    /// Stops taking connections, says goodbye to the open ones and lets `run` end.
    package func shutDown() async {
        await listener.close()
        local.close()
        await withDiscardingTaskGroup { group in
            for channel in services.registry.channels {
                group.addTask {
                    // A peer that reads nothing must not keep the server from ending.
                    let limit = Task {
                        try await Task.sleep(for: .seconds(Self.farewellSeconds))
                        channel.abort()
                    }
                    try? await channel.send(Bye(code: "shutdown").line())
                    await channel.close()
                    limit.cancel()
                }
            }
        }
    }
}

extension ServerDirectory {
    /// Notes where people reach the server, for enrolment strings: the name given at `init`, and
    /// the port that is really in use.
    func noteEndpoint(listensOn host: String, port: Int) throws {
        let known = (try? String(contentsOfFile: endpoint, encoding: .utf8))
            .flatMap { EnrolmentString.Endpoint(text: $0) }
        let name = known?.host ?? host
        try Self.write(EnrolmentString.Endpoint(host: name, port: port).text + "\n", to: endpoint)
    }

    /// Notes the name and port that people will use.
    package func setEndpoint(host: String, port: Int) throws {
        try Self.write(EnrolmentString.Endpoint(host: host, port: port).text + "\n", to: endpoint)
    }

    /// Is true for a demonstration: it has a clock, and a normal directory never gets one.
    var isDemonstration: Bool {
        get throws {
            guard FileManager.default.fileExists(atPath: serverKey)
            else { throw StoreError.noStore(path: path) }
            return FileManager.default.fileExists(atPath: clock)
        }
    }

    /// Moves the demonstration clock.
    package func moveClock(to moment: Instant) throws {
        try Self.write(moment.text + "\n", to: clock)
    }
}
