// One person on one device: the cache, the clock and who they are. The use cases extend it, a file
// each. It never prints.

internal import CanonicalJSON
internal import CaseCache
package import CaseMerge
package import CaseModel
internal import Digest
internal import Foundation

/// An enrolled device and its person.
package struct Workspace: Sendable {
    /// The directory.
    package let home: Home
    /// The person, with the role the server last confirmed.
    package let actor: Actor
    /// The device.
    package let device: DeviceID
    /// The server's host.
    package let host: String
    /// The server's port.
    package let port: Int
    /// Is true on a device of a demonstration server.
    package let isDemonstration: Bool
    let cache: Cache

    /// Opens the device's directory.
    ///
    /// - Throws: `notEnrolled`, `disk` or `cacheBusy`.
    package init(home: Home) throws(ClientFailure) {
        guard home.isEnrolled else { throw .notEnrolled(home.path) }
        self.home = home
        do throws(CacheError) {
            cache = try Cache(directory: home.path)
            guard let user = try cache.meta(.user), let device = try cache.meta(.device),
                let host = try cache.meta(.host),
                let port = try cache.meta(.port).flatMap({ Int($0) }),
                let role = try cache.meta(.role).flatMap({ Role(rawValue: $0) })
            else { throw CacheError.notEnrolled(path: home.path) }
            actor = Actor(user: UserID(user), role: role)
            self.device = DeviceID(device)
            self.host = host
            self.port = port
            isDemonstration = try cache.meta(.demonstration) == "1"
        } catch {
            throw ClientFailure(error)
        }
    }

    // MARK: - Time

    /// The person's time, to the second as everything that is written down: real, or what a command
    /// said on a demonstration device.
    package var now: Instant {
        let now = (isDemonstration ? home.clock : nil) ?? Self.realNow
        return Instant(milliseconds: now.milliseconds / 1000 * 1000)
    }

    /// The day in Poland.
    package var today: CalendarDate { WarsawTime.date(of: now) }

    /// Real time, whatever a demonstration's clock says.
    package var realNow: Instant { Self.realNow }

    static var realNow: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// Moves the demonstration clock of this device.
    ///
    /// - Throws: `demonstrationOnly` on a device of a real server, `badMoment`.
    package func moveClock(_ text: String) throws(ClientFailure) -> Instant {
        guard isDemonstration else { throw .demonstrationOnly }
        guard let moment = ValueParser(today: today).instant(text) else { throw .badMoment(text) }
        try home.moveClock(to: moment)
        return moment
    }

    // MARK: - Reading

    /// Returns the organisation as the person sees it.
    package func organisation() throws(ClientFailure) -> CaseState {
        try overlay(.organisation, organisation: CaseState(scope: .organisation)).state
    }

    /// Returns a case as the person sees it: what the server said and the person's own edits on it.
    package func view(_ scope: ScopeID) throws(ClientFailure) -> CaseView {
        try view(scope, organisation: try organisation())
    }

    private func view(
        _ scope: ScopeID, organisation: CaseState
    ) throws(ClientFailure) -> CaseView {
        let overlay = try overlay(scope, organisation: organisation)
        return CaseView(
            state: overlay.state, organisation: organisation, predictions: overlay.predictions,
            standing: actor.standing(in: overlay.state), now: now)
    }

    private func overlay(
        _ scope: ScopeID, organisation: CaseState
    ) throws(ClientFailure) -> Overlay {
        let (confirmed, edits) = try guarding { () throws(CacheError) in
            try cache.layers(of: scope)
        }
        return Overlay(
            confirmed: confirmed, edits: edits, in: context(organisation: organisation))
    }

    /// Returns the surroundings in which this device predicts.
    func context(organisation: CaseState) -> MergeContext {
        MergeContext(
            actor: actor, now: now, version: 0, organisation: organisation,
            numbers: .provisional, digest: { SHA256.hex($0) })
    }

    /// Returns all cases the person may see, by number.
    package func cases() throws(ClientFailure) -> [CaseView] {
        let scopes = try guarding { () throws(CacheError) in try cache.cases() }
        let organisation = try organisation()
        var views: [CaseView] = []
        for scope in scopes {
            let view = try view(scope, organisation: organisation)
            if view.state.exists("case") { views.append(view) }
        }
        return views.sorted { $0.number < $1.number }
    }

    /// Returns the scope of a case by its number, a provisional one included, by the beginning of
    /// its identifier, or by the last part of its number alone.
    ///
    /// - Throws: `unknownCase`, `ambiguousCase`.
    package func find(_ text: String) throws(ClientFailure) -> ScopeID {
        if text == "org" { return .organisation }
        let wanted = text.lowercased()
        let found = try cases().filter { view in
            let number = view.number.lowercased()
            let alias = Numbers.provisionalTail(view.state.scope.text).lowercased()
            let serial = number.split(separator: "/").last.map(String.init) ?? number
            return number == wanted || serial == wanted
                || Int(wanted).map { Int(serial) == $0 } ?? false
                || wanted == alias || wanted.hasSuffix("/" + alias)
                || view.state.scope.text == text
        }
        guard let first = found.first else { throw .unknownCase(text) }
        guard found.count == 1 else { throw .ambiguousCase(text, found.map(\.number)) }
        return first.state.scope
    }

    /// Gives the cache's failures the words of this target.
    func guarding<Value>(_ work: () throws(CacheError) -> Value) throws(ClientFailure) -> Value {
        do throws(CacheError) {
            return try work()
        } catch {
            throw ClientFailure(error)
        }
    }

    /// Returns the lower-case hexadecimal SHA-256 of bytes.
    package static func sha256(_ bytes: [UInt8]) -> String { SHA256.hex(bytes) }

    /// Returns a fresh identifier.
    package func newIdentifier() -> String {
        UniqueID.text(at: Self.realNow, random: SecureRandom.bytes(10))
    }
}

/// A case as one person sees it now.
package struct CaseView: Sendable {
    /// The case.
    package let state: CaseState
    /// The trainer cards and the published procedure.
    package let organisation: CaseState
    /// What will probably become of the edits the server has not answered.
    package let predictions: [MutationID: Decision]
    /// How the person stands to the case.
    package let standing: Standing
    /// The person's time.
    package let now: Instant

    /// The case as rules read it.
    package var facts: CaseFacts { CaseFacts(state, organisation: organisation, now: now) }
    /// The case's number, or its provisional name.
    package var number: String { state.single("case")?.text("number") ?? state.scope.text }
    /// The first stage that is open; nil when none is, and when the person sees too little of the
    /// case to tell.
    package var stage: Int? {
        seesAll ? StageStatus.currentStage(facts) : nil
    }

    /// Is true for those who see enough of the case to tell how far it is.
    package var seesAll: Bool { standing == .coordinator || standing == .manager }

    /// Returns those of a rule's answers that the person can check and that are not met.
    package func open(_ results: [GateResult]) -> [GateResult] {
        results.map { $0.checkable(by: standing) }.filter { !$0.isMet }
    }
    /// Is true until the case is closed.
    package var isUnderWay: Bool {
        ["active", "ready"].contains(state.single("case")?.text("state") ?? "")
    }
    /// The case's title.
    package var title: String { state.single("case")?.text("title") ?? "" }
}

extension ClientFailure {
    init(_ error: CacheError) {
        switch error {
        case .notEnrolled(let path): self = .notEnrolled(path)
        case .forked: self = .forked
        case .unreadable(let text): self = .damagedCache(text)
        case .disk(let text): self = .disk(text)
        case .busy: self = .cacheBusy
        case .notDurable(let level): self = .disk("synchronous = \(level)")
        case .noEntry(let number): self = .noEntry(number)
        case .mutationReuse(let name): self = .badIdentifier(name)
        }
    }
}
