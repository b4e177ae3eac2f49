// Stage 7: the client confirmed an offer that was sent and not replaced by then. In an open
// training that nobody ordered, each returned F3 is a confirmation.

extension Gate {
    static let g07a = Gate(
        "G07a", stage: 7, pl: "Klient potwierdził ofertę.", en: "The client confirmed the offer.",
        blocks: [.sendContract, .markReady], reads: ["offer.number", "offer.version"]
    ) { facts in
        if facts.isAcceptedByRegistration { return registrationGaps(facts) }
        guard let latest = facts.acceptedOffer else {
            let sent = facts.all("offer").filter {
                $0.text("kind") != "general" && $0.instant("sent_at") != nil
            }
            return [
                sent.last?.missing("accepted_at", .receive, stage: 7)
                    ?? Missing("offer", .send, stage: 5)
            ]
        }
        let gaps = acceptanceGaps(latest, facts)
        let isConfirmed = facts.all("offer").contains {
            $0.instant("accepted_at") != nil && acceptanceGaps($0, facts).isEmpty
        }
        return isConfirmed ? [] : gaps
    }

    private static func registrationGaps(_ facts: CaseFacts) -> [Missing] {
        let enrolled = facts.enrolledLearners
        if enrolled.isEmpty { return [Missing("participant", .add, stage: 6)] }
        return enrolled.filter { $0.instant("f3_returned_at") == nil }
            .map { $0.missing("f3_returned_at", .receive, stage: 6) }
    }

    private static func acceptanceGaps(_ offer: Record, _ facts: CaseFacts) -> [Missing] {
        var missing = offer.blanks(
            ["accepted_by", "accepted_channel", "accepted_version"], stage: 7)
        if offer.text("number") == nil {
            missing.append(offer.missing("number", .number, stage: 7))
        }
        if let version = offer.integer("accepted_version"),
            version != offer.integer("version") ?? 1
        {
            missing.append(offer.missing("accepted_version", .correct, stage: 7))
        }
        guard let acceptedAt = offer.instant("accepted_at") else { return missing }
        guard let sentAt = offer.instant("sent_at") else {
            return missing + [offer.missing("sent_at", .send, stage: 5)]
        }
        if sentAt > acceptedAt { missing.append(offer.missing("sent_at", .earlier, stage: 5)) }
        let isSuperseded = facts.all("offer").contains { other in
            other.text("supersedes") == offer.key.local
                && other.instant("sent_at").map { $0 <= acceptedAt } ?? false
        }
        if isSuperseded { missing.append(offer.missing("accepted_at", .renew, stage: 7)) }
        return missing
    }
}
