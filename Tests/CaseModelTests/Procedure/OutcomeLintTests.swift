// The laws of `OutcomeLint`: it advises, and nothing ever depends on it.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct OutcomeLintTests {
    private func advice(_ text: String, whole: Bool = true) -> [OutcomeAdvice.Kind] {
        var fields: [String: JSONValue] = ["no": "LO1", "text": .string(text)]
        if whole {
            fields.merge(["criterion": "8 z 10", "method": "test", "category": "skills"]) { $1 }
        }
        let facts = CaseFixture.facts(
            ["outcome/o1": .object(fields)], now: "2026-02-01T08:00:00Z")
        return OutcomeLint.advice(facts).map(\.kind)
    }

    @Test(arguments: Settings.standard.operationalVerbs.sorted())
    func anOutcomeThatSaysWhatSomebodyDoesIsFine(_ verb: String) {
        #expect(advice("\(verb) źródło wiadomości") == [])
        #expect(advice(verb.uppercased() + ", co trzeba") == [])
    }

    @Test(arguments: ["wie", "zna", "rozumie", "potrafi"])
    func whatNobodyCanObserveIsNamed(_ verb: String) {
        #expect(advice("\(verb.capitalised) zasady") == [.notObservable(verb.capitalised)])
    }

    @Test func anythingElseIsAskedToBeginWithAVerb() {
        #expect(advice("Uczestnik ocenia źródło") == [.noOperation("Uczestnik")])
    }

    @Test func whatVerifiesItIsAskedFor() {
        #expect(advice("Ocenia źródło", whole: false) == [.noCriterion, .noMethod, .noCategory])
    }

    @Test func aBlankOutcomeIsTheGatesAffair() {
        #expect(advice("\u{A0} ") == [])
    }

    @Test func theListOfVerbsIsASetting() {
        #expect(!Settings.standard.operationalVerbs.isEmpty)
        let both = Settings.standard.operationalVerbs
            .intersection(Settings.standard.unobservableVerbs)
        #expect(both.isEmpty)
    }

    @Test func adviceBlocksNothing() {
        let facts = StoryA.offered.adding(["outcome/lo1": ["no": "LO1", "text": "Wie wszystko"]])
        #expect(!OutcomeLint.advice(facts).isEmpty)
        #expect(GateCatalogue.gate("G04b")?.answer(facts).isMet == true)
        #expect(Procedure.hints(facts).map(\.gate) == Procedure.hints(StoryA.offered).map(\.gate))
    }

    @Test func everyAdviceIsInBothLanguages() {
        let kinds: [OutcomeAdvice.Kind] = [
            .noOperation("x"), .notObservable("x"), .noCriterion, .noMethod, .noCategory,
        ]
        for kind in kinds { #expect(kind.label.polish != kind.label.english) }
    }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
