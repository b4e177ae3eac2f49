// Every clause of the procedure, played through the reducer: without its evidence an act is refused
// or a nonconformity shows, with it, handed in late, the act passes and the nonconformity is gone.
// What the procedure leaves open never holds anything up.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

/// How one clause is played.
struct ClausePlay: Sendable, CustomTestStringConvertible {
    enum Proof: Sendable {
        /// The step is refused by a gate that asks for something.
        case refuses(String, asks: String)
        /// The same on a device that no server has given a number yet.
        case refusesOnDevice(String, asks: String)
        /// After the training a nonconformity of the gate names something.
        case counts(asks: String)
        /// The step is taken all the same, and at most a hint shows.
        case permits(String)
    }

    let clause: String
    /// The gate; nil where nothing asks.
    let gate: String?
    let proof: Proof
    var without: Set<String> = []
    var with: [String: JSONValue] = [:]
    /// What is handed in beside what was held back.
    var late: [PathStep] = []
    /// Is true when what is handed in stands for what was held back.
    var isReplaced = false

    var testDescription: String { clause }

    init(
        _ clause: String, _ gate: String?, _ proof: Proof, without: Set<String> = [],
        with: [String: JSONValue] = [:], late: [PathStep] = [], isReplaced: Bool = false
    ) {
        self.clause = clause
        self.gate = gate
        self.proof = proof
        self.without = without
        self.with = with
        self.late = late
        self.isReplaced = isReplaced
    }
}

@Suite struct ClausePlayTests {
    @Test func everyClauseIsPlayed() {
        #expect(Set(ClausePlay.all.map(\.clause)) == Set(ClauseCatalogue.all.map(\.id)))
    }

    @Test(arguments: ClausePlay.all)
    func aPlayAsksTheGateThatItsClauseNames(_ play: ClausePlay) throws {
        let clause = try #require(ClauseCatalogue.clause(play.clause))
        if let gate = play.gate {
            #expect(clause.gates.contains(gate))
        } else {
            #expect(clause.gates.isEmpty)
        }
    }

    @Test func theWholeCaseReachesTheArchive() {
        var player = PathPlayer()
        expectNone(player.play(before: ""))
        #expect(player.state.single("case")?.text("state") == "archived")
        #expect(Procedure.nonconformities(player.facts(at: "2026-06-01T09:00:00Z")).isEmpty)
    }

    @Test(arguments: ClausePlay.all)
    func theClauseHolds(_ play: ClausePlay) throws {
        switch play.proof {
        case .refuses(let step, let asks):
            try expectRefusal(play, step, asks, isServer: true)
        case .refusesOnDevice(let step, let asks):
            try expectRefusal(play, step, asks, isServer: false)
        case .counts(let asks): try expectNonconformity(play, asks)
        case .permits(let step):
            var player = PathPlayer(without: play.without, with: play.with)
            expectNone(player.play(before: step))
            if let gate = play.gate {
                let hints = Procedure.hints(player.facts(at: "2026-02-01T09:00:00Z"))
                #expect(hints.contains { $0.gate == gate })
            }
            expectApplied(try attempt(step, &player))
        }
    }

    private func expectNone(_ refused: [String]) { #expect(refused.isEmpty, "\(refused)") }

    private func expectApplied(_ decision: Decision) {
        #expect(decision.outcome == .applied, "\(decision.reasons)")
    }

    private func attempt(_ name: String, _ player: inout PathPlayer) throws -> Decision {
        let step = try #require(CasePath.steps.first { $0.name == name }, "\(name)")
        let pruned = player.prune(step)
        return player.perform(try #require(pruned))
    }

    private func expectRefusal(
        _ play: ClausePlay, _ name: String, _ asks: String, isServer: Bool
    ) throws {
        var player = PathPlayer(without: play.without, with: play.with, isServer: isServer)
        expectNone(player.play(before: name))
        let refused = try attempt(name, &player)
        #expect(refused.outcome == .refused)
        let asked = refused.reasons.compactMap(\.gate).filter { $0.gate == play.gate }
            .flatMap(\.missing).map(\.path)
        #expect(asked.contains(asks), "\(refused.reasons)")
        guard isServer else { return }
        if !play.isReplaced { expectNone(player.handIn(except: name)) }
        for step in play.late { expectApplied(player.perform(step)) }
        let step = try #require(CasePath.steps.first { $0.name == name })
        expectApplied(player.perform(step))
    }

    private func expectNonconformity(_ play: ClausePlay, _ asks: String) throws {
        var player = PathPlayer(without: play.without, with: play.with)
        expectNone(player.play(before: "case.close"))
        let after = "2026-03-09T09:00:00Z"
        let open = Procedure.nonconformities(player.facts(at: after))
            .filter { $0.gate == play.gate }.flatMap(\.missing).map(\.path)
        #expect(open.contains(asks), "\(open)")
        expectNone(player.handIn(except: ""))
        for step in play.late { expectApplied(player.perform(step)) }
        let gates = Procedure.nonconformities(player.facts(at: after)).map(\.gate)
        #expect(!gates.contains(play.gate ?? ""))
    }

    /// R16: what was analysed stays as it was.
    @Test func aFinalNoteStaysAsItWas() {
        var player = PathPlayer()
        expectNone(player.play(before: "offer.send"))
        let change = PathStep.fill("note.implications", "2026-01-24T09:00:00Z", "inaczej")
        let decision = player.perform(change)
        #expect(decision.reasons.map(\.code) == [.frozen])
    }

    /// R48: an open training's report never goes to an institution.
    @Test func theReportOfAnOpenTrainingNeverGoesToAnInstitution() throws {
        var player = PathPlayer(with: ["case.kind": "open"])
        expectNone(player.play(before: "report.share.institution"))
        let refused = try attempt("report.share.institution", &player)
        #expect(refused.reasons.compactMap(\.gate?.gate) == ["G12e"])
    }
}
