// For whom a report is asked for, and whether it is what came.

import CanonicalJSON
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct ReportRequestTests {
    private static let asked = ReportRequest(scope: "c_1", audience: .institution)

    @Test
    func anotherAudienceThanTheOneAskedForIsNoAnswer() {
        #expect(Self.asked.isAnswered(by: ["case": ["audience": "institution"]]))
        for figures: JSONValue in [
            ["case": ["audience": "coordinator"]], ["case": ["audience": "manager"]], ["case": [:]],
            ["portfolio": ["audience": "institution"]], [:],
        ] {
            #expect(!Self.asked.isAnswered(by: figures))
        }
    }

    @Test
    func aReportForWhoeverAsksIsAnsweredByAny() {
        for figures: JSONValue in [["case": ["audience": "manager"]], ["portfolio": [:]]] {
            #expect(ReportRequest(scope: "c_1").isAnswered(by: figures))
        }
    }

    @Test(arguments: [
        #"{"t":"report","id":3,"scope":"c_1","audience":"public"}"#,
        #"{"t":"report","id":3,"scope":"c_1","audience":1}"#,
        #"{"t":"report","id":3,"audience":"institution"}"#,
    ])
    func whatNoReportIsMadeForIsMalformed(line: String) {
        #expect(throws: WireError.self) {
            try ClientMessage(try Envelope(line: Array(line.utf8)))
        }
    }
}
