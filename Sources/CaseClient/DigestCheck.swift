// Comparing what is here with what should be here. A scope that differs is fetched anew; the rest
// stays. Digests are compared at one and the same position only, and asked for again when others
// were at work in between.

internal import CaseCache
internal import CaseModel
internal import CaseSession
internal import CaseWire

/// How far a check of the digests is.
struct DigestCheck {
    private(set) var isAsking = false
    private(set) var roundsLeft = 20
    private(set) var missing: Set<ScopeID> = []
    private(set) var isClean = false

    func isDone(_ goal: SyncGoal) -> Bool { goal != .verify || isClean || roundsLeft == 0 }

    mutating func ask() {
        isAsking = true
        roundsLeft -= 1
    }

    mutating func answer(missing: Set<ScopeID>, isClean: Bool) {
        isAsking = false
        self.missing = missing
        self.isClean = isClean
    }

    mutating func came(_ scope: ScopeID) { missing.remove(scope) }
}

extension Conversation {
    /// Asks for the digests once nothing else is under way.
    mutating func advanceCheck() throws(ClientFailure) -> [UInt8] {
        guard goal == .verify, session.capabilities.contains(.verify), !check.isAsking,
            check.missing.isEmpty, !check.isDone(goal)
        else { return [] }
        check.ask()
        return bytes(of: session.request(VerifyRequest()))
    }

    /// Compares digests, and asks for what differs.
    mutating func compare(_ digest: DigestMessage) throws(ClientFailure) -> [UInt8] {
        let here = try writing { cache throws(CacheError) in try cache.digests() }
        guard here.cursor == digest.cursor else {
            check.answer(missing: [], isClean: false)
            return []
        }
        let names = Set(here.scopes.keys).union(digest.scopes.keys)
        let differing = names.filter { here.scopes[$0] != digest.scopes[$0] }
        report.verified = digest.scopes.count
        report.mended.formUnion(differing)
        check.answer(missing: differing, isClean: differing.isEmpty)
        return differing.sorted().flatMap { bytes(of: session.request(GetRequest(scope: $0))) }
    }
}
