// What people read for a path.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct PathNameTests {
    private static let state = CaseFixture.state([
        "offer/o1": ["number": "OF/2026/0003"], "session/s1": ["no": "S1"],
        "participant/p1": ["no": "P01"],
        "mark/s1~p1": ["session": "s1", "participant": "p1"],
        "disclosure/d_1.s46": ["elements": ["time"]],
    ])
    private static let firm = CaseFixture.state(
        ["trainer/bz": ["login": "bz"]], scope: .organisation)

    @Test(arguments: [
        ("offer/o1.price.gross", "Oferta OF/2026/0003 – Wycena – Cena brutto"),
        ("note", "Notatka z analizy"), ("mark/s1~p2", "Obecność S1~p2"),
        ("mark/s1~p1", "Obecność S1~P01"),
        ("share.trainer.bz", "Udostępnienie raportu – Trener – bz"),
        ("trainer/bz.recruitment_status", "Karta trenera bz – Status rekrutacji"),
        ("contract.participant.p1", "Umowa – Uczestnik – P01"), ("nothing.known", "nothing.known"),
        (
            "disclosure/d_1.s46.elements.staff",
            "Informacja dla zleceniodawcy _1.s46 – Przekazane informacje – kadra"
        ),
    ])
    func aPathIsNamedByItsFormsAndLabels(_ path: String, _ name: String) {
        let names = PathName(.polish, state: Self.state, organisation: Self.firm)
        #expect(names.text(path) == name)
    }

    @Test func aMissingPieceSaysWhatHasToBeDone() {
        let piece = Missing("offer/o1.terms", .fill, stage: 5)
        let english = PathName(.english, state: Self.state).text(piece)
        #expect(english == "Offer OF/2026/0003 – Terms of cooperation: fill in")
        #expect(PathName(.polish, state: Self.state).text(piece).hasSuffix(": wypełnić"))
    }

    @Test(arguments: Need.allCases)
    func everyNeedHasWordsOfItsOwn(_ need: Need) {
        for language in Language.allCases {
            let others = Need.allCases.filter {
                $0.label.text(language) == need.label.text(language)
            }
            #expect(others == [need])
        }
    }
}
