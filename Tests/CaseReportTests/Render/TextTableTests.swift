// The laws of `TextTable`.

import CaseModel
import CaseReport
import Testing

@Suite struct TextTableTests {
    @Test(arguments: TextKey.allCases)
    func keyHasBothLanguagesWithTheSameBlanks(key: TextKey) throws {
        let text = try #require(TextTable.texts[key])
        #expect(!text.polish.isEmpty && !text.english.isEmpty)
        #expect(blanks(text.polish) == blanks(text.english))
        #expect(text.polish.hasSuffix(".") == text.english.hasSuffix(".") || text.polish.count < 12)
    }

    @Test(arguments: NounKey.allCases)
    func nounHasEveryForm(key: NounKey) throws {
        let noun = try #require(TextTable.nouns[key])
        for text in [noun.one, noun.few, noun.many] {
            #expect(!text.polish.isEmpty && !text.english.isEmpty)
        }
    }

    @Test func valuesAreNotReadAsTemplates() {
        #expect(Phrasebook(.english).text(.perTrainer, "{1}", "x") == "{1}: x")
    }

    private func blanks(_ text: String) -> Set<Character> {
        Set(text.split(separator: "{").dropFirst().compactMap(\.first))
    }
}
