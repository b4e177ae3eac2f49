// The laws of `GateCatalogue`.

import CaseModel
import Testing

@Suite struct GateCatalogueTests {
    struct Effect: Sendable {
        let id: String
        let blocks: [Act]
        let nonconformity: NonconformityRule

        init(_ id: String, _ blocks: [Act], _ nonconformity: NonconformityRule = .never) {
            self.id = id
            self.blocks = blocks
            self.nonconformity = nonconformity
        }
    }

    /// The column of effects, as the procedure's reading has it.
    private static let effects: [Effect] = [
        Effect("G00", [.closeCase]), Effect("G01", [.sendOffer]), Effect("H1", []),
        Effect("G02", [.finaliseNote]), Effect("G03", [.finaliseNote, .sendOffer]),
        Effect("H2", []), Effect("G04a", [.sendOffer]), Effect("G04b", [.sendOffer]),
        Effect("G04c", [.sendOffer]), Effect("G04d", [.sendOffer]), Effect("G04e", [.markReady]),
        Effect("G05a", [.sendOffer]), Effect("G05b", [.markReady], .fromStart),
        Effect("G06a", [.sendContract, .markReady]), Effect("G06b", [.markReady]),
        Effect("G07a", [.sendContract, .markReady]), Effect("G07b", [.markReady], .fromStart),
        Effect("G07c", [.sendContract]), Effect("G07d", [.markReady], .fromStart),
        Effect("G08a", [.markReady]), Effect("G08b", [.markReady], .fromStart),
        Effect("G09a", [.markReady], .fromStart), Effect("G09b", [], .fromStart),
        Effect("G09c", [], .fromStart), Effect("G10", [.signCompletion]),
        Effect("G11", [.shareReport, .closeCase]), Effect("G12a", [.closeCase]),
        Effect("G12b", [.issueCertificate]), Effect("G12c", [.closeCase]),
        Effect("G12d", [.closeCase]), Effect("G12e", [.shareReport, .closeCase]),
        Effect("G13a", [.sendContract, .markReady]), Effect("G13b", [.archiveCase], .atOnce),
    ]

    @Test func theCatalogueHoldsThirtyOneGatesAndTwoHints() {
        #expect(GateCatalogue.all.map(\.id) == Self.effects.map(\.id))
        #expect(GateCatalogue.all.filter(\.isHint).map(\.id) == ["H1", "H2"])
    }

    @Test(arguments: effects)
    func everyGateHasItsEffect(_ effect: Effect) throws {
        let gate = try #require(GateCatalogue.gate(effect.id))
        #expect(gate.blocks == effect.blocks)
        #expect(gate.nonconformity == effect.nonconformity)
    }

    @Test func noGateGuardsAFactOrADecisionOnAComplaint() {
        let unguarded: [Act] = [
            .recordSheet, .closeEvaluation, .reopenEvaluation, .finaliseChecklist, .decideComplaint,
            .answerComplaint, .acceptNonconformity, .sendBriefing, .sendFeedback, .adoptParked,
            .declineParked,
        ]
        for act in unguarded { #expect(GateCatalogue.blocking(act).isEmpty) }
    }

    @Test func everySentenceIsInBothLanguages() {
        for gate in GateCatalogue.all {
            #expect(gate.sentence.polish.hasSuffix("."))
            #expect(gate.sentence.english.hasSuffix("."))
        }
    }
}
