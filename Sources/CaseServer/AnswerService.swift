// Questions that take disk, time or cryptography: each is one read of the store and one answer.

internal import CanonicalJSON
internal import CaseModel
internal import CaseSession
internal import CaseStore
internal import CaseWire

/// Answers questions.
struct AnswerService: Sendable {
    let store: Store
    let reports: ReportService
    let authenticator: Authenticator
    let blobs: BlobService

    /// Returns what the session says to a question of a person.
    func answer(
        _ question: ServerQuestion, of who: SignedIn, in session: ServerSession, request: Int64?
    ) async -> ServerAction {
        switch question {
        case .report(let report):
            let figures = await reports.figures(report, for: who.actor)
            return session.answered(figures.map { ReportAnswer(figures: $0) }, request: request)
        case .renew(let renew):
            return session.answered(
                await attempt { try await authenticator.renew(renew, for: who) }, request: request)
        case .verify:
            return session.answered(
                await reading { .success(try store.digests(for: who.actor)) }, request: request)
        case .history(let history):
            let answer = await reading {
                try store.past(history, for: who.actor).map { .success($0) }
                    ?? .failure(WireError(.notFound))
            }
            return session.answered(answer, request: request)
        case .peers:
            return session.answered(
                await reading { .success(try store.peers(of: who.actor)) }, request: request)
        case .blobHeld(let question):
            return session.answered(
                await reading { try blobs.held(question, for: who.actor) }, request: request)
        case .blobPut(let put):
            return session.answered(
                await reading { try blobs.put(put, for: who.actor) }, request: request)
        case .blobGet(let get):
            return session.answered(
                await reading { try blobs.get(get, for: who.actor) }, request: request)
        }
    }

    private func reading<Answer: Sendable>(
        _ work: @escaping @Sendable () throws -> Result<Answer, WireError>
    ) async -> Result<Answer, WireError> {
        await attempt { try await Blocking.reading.run { try work() } }
    }

    private func attempt<Answer: Sendable>(
        _ work: () async throws -> Result<Answer, WireError>
    ) async -> Result<Answer, WireError> {
        do {
            return try await work()
        } catch {
            return .failure(WireError(.unavailable, .later))
        }
    }
}
