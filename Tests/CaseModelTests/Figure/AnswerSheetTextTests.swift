// A sheet is kept as text: what is written must read back.

import CanonicalJSON
import CaseModel
import Testing

@Suite
struct AnswerSheetTextTests {
    @Test
    func aSheetReadsBackFromItsText() throws {
        let sheet = AnswerSheet(
            scores: ["q01": 5, "q03:lc": 4], recommend: 9, before: ["LO1": 2], after: ["LO1": 4],
            pace: "right", comments: ["o1": "Żółw"], quoteConsent: true,
            mode: .phone)
        let text = JSONWriter.bytes(of: sheet.json)
        let value = try JSONParser.parse(text)
        #expect(try AnswerSheet(json: value) == sheet)
    }

    @Test
    func everyKeyOfASheetIsAKeyOfTheProtocol() throws {
        let bare = AnswerSheet(scores: ["q01": 5])
        #expect(throws: Never.self) { try JSONParser.parse(JSONWriter.bytes(of: bare.json)) }
    }

    @Test(arguments: AnswerMode.allCases) func everyModeIsRead(mode: AnswerMode) throws {
        let value: JSONValue = ["scores": [["q01", 5]], "mode": .string(mode.rawValue)]
        #expect(try AnswerSheet(json: value).mode == mode)
        #expect(try AnswerSheet(json: ["scores": [["q01", 5]]]).mode == nil)
    }

    @Test(arguments: ["fax", "", 1, true, ["paper"]] as [JSONValue])
    func anotherModeIsRefused(mode: JSONValue) {
        #expect(throws: AnswerSheetError.malformed(field: "mode")) {
            try AnswerSheet(json: ["scores": [["q01", 5]], "mode": mode])
        }
    }
}
