// What has to be tidied once a day, and once at start.

internal import BlobFiles
internal import CaseModel
internal import CaseStore
internal import Logging

/// Drops what is kept for a time only.
struct DailySweep: Sendable {
    let store: Store
    let attachments: BlobFolder
    let clock: ServerClock
    let logger: Logger

    /// Tidies now and then once a day, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            tidy()
            try? await Task.sleep(for: .seconds(86_400))
        }
    }

    private func tidy() {
        let moment = Instant(
            milliseconds: clock.now.milliseconds - Store.logDays * 86_400_000)
        do throws(StoreError) {
            let floor = try store.compact(before: moment)
            logger.debug("log compacted", metadata: ["floor": "\(floor)"])
        } catch {
            logger.error("log not compacted", metadata: ["reason": "\(error)"])
        }
        do {
            for hash in try store.erasedAttachments() {
                if let name = BlobHash(hash), try !store.isNamed(hash) {
                    try attachments.remove(name)
                }
                try store.forgetErasedAttachment(hash)
            }
        } catch {
            logger.error("erased attachments not dropped", metadata: ["reason": "\(error)"])
        }
    }
}
