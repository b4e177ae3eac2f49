// The laws of `PluralRule`.

import CaseModel
import CaseReport
import Testing

@Suite struct PluralRuleTests {
    @Test(arguments: [
        (0, "0 uczestników"), (1, "1 uczestnik"), (2, "2 uczestnicy"), (4, "4 uczestnicy"),
        (5, "5 uczestników"), (12, "12 uczestników"), (14, "14 uczestników"),
        (21, "21 uczestników"), (22, "22 uczestnicy"), (112, "112 uczestników"),
        (122, "122 uczestnicy"), (1001, "1 001 uczestników"),
    ])
    func participantsAgreeWithTheirNumber(number: Int, text: String) {
        #expect(Phrasebook(.polish).counted(number, .participant).plain == text)
    }

    @Test(arguments: [(1, "1 odpowiedź"), (3, "3 odpowiedzi"), (5, "5 odpowiedzi")])
    func responsesAgreeWithTheirNumber(number: Int, text: String) {
        #expect(Phrasebook(.polish).counted(number, .response).plain == text)
    }

    @Test(arguments: [(0, "0 participants"), (1, "1 participant"), (2, "2 participants")])
    func englishHasTwoForms(number: Int, text: String) {
        #expect(Phrasebook(.english).counted(number, .participant).plain == text)
    }

    @Test func leastNumberHasAForm() {
        #expect(PluralRule.form(of: .min, in: .polish) == .many)
    }
}
