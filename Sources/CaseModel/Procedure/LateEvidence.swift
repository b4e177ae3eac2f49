// Evidence that reached the server only after its deadline. It counts, because facts are never
// refused; it stays flagged for ever, with when it happened, when it was recorded and when it
// arrived.

extension CaseFacts {
    /// The entries of stages 1 to 10 that arrived after their deadline, by key.
    package var lateEvidence: [Record] {
        state.records.values.filter { record in
            guard !record.isDeleted, let arrived = record.syncedAt,
                let type = FormCatalogue.type(record.key.type), (1...10).contains(type.stage),
                record.happenedAt != nil
            else { return false }
            let piece = Missing(record.key.description, .add, stage: type.stage)
            return !isRenewal(record) && Deadline.of(piece, self)?.hasPassed(at: arrived) ?? false
        }.sorted { $0.key < $1.key }
    }

    /// Whether a message renews one that was sent before the training: its deadline is the session
    /// that it is about, and the gates judge that.
    private func isRenewal(_ record: Record) -> Bool {
        guard ["n13", "disclosure"].contains(record.key.type) else { return false }
        return all(record.key.type).contains { other in
            other.key != record.key && Announcements.wasSent(other, before: firstStart)
        }
    }

    /// Returns whether an answer to an item of a checklist came after the item's deadline: it was
    /// given then, or it was on its way for that long.
    package func isLateAnswer(
        at address: FieldAddress, doneAt: Instant, arrivedAt: Instant?
    ) -> Bool {
        guard let type = FormCatalogue.type(address.record.type),
            case .checkItem? = type.field(address.field)?.type
        else { return false }
        let piece = Missing(address.description, .fill, stage: type.stage)
        return Deadline.of(piece, self)?.hasPassed(at: max(doneAt, arrivedAt ?? doneAt)) ?? false
    }
}

extension Record {
    /// When the thing happened that a log entry tells of; nil for other records.
    package var happenedAt: Instant? {
        guard let type = FormCatalogue.type(key.type), type.cardinality == .log else { return nil }
        return ["occurred_at", "at", "sent_at", "given_at"].lazy.compactMap { self.instant($0) }
            .first
    }
}
