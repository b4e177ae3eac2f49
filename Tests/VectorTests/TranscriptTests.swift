// The conversations of `Protocol/Vectors/wire`, held against both sessions, the codecs and the
// schema.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct TranscriptTests {
    private static func schema() throws -> JSONSchema {
        try JSONSchema(text: try ProtocolFolder.text("Schema/messages.json"))
    }

    @Test(arguments: try Transcript.all())
    func theServerSaysWhatIsWritten(_ transcript: Transcript) throws {
        var run = ServerRun(transcript)
        try run.play()
    }

    @Test(arguments: try Transcript.all().filter(\.isClientDriven))
    func theClientSaysWhatIsWritten(_ transcript: Transcript) throws {
        var run = try ClientRun(transcript)
        try run.play()
    }

    @Test(arguments: try Transcript.all())
    func everyLineFitsTheSchema(_ transcript: Transcript) throws {
        let schema = try Self.schema()
        for (side, content) in transcript.lines {
            let kind = MessageKind(side: side, type: content["t"]?.stringValue ?? "")
            #expect(schema.problems(of: content, by: kind.definition) == [])
        }
    }

    @Test(arguments: try Transcript.all())
    func everyLineReadsAndWritesBack(_ transcript: Transcript) throws {
        let schema = try Self.schema()
        for (side, content) in transcript.lines {
            let line = try ReadLine(side, content.line)
            #expect(line.bytes.text == content.line.text)
            // A key that the schema does not name would be lost without a word.
            let known = schema.properties(of: line.kind.definition)
            let keys = Set((content.objectValue ?? [:]).keys)
            #expect(keys.isSubset(of: known))
        }
    }

    @Test(arguments: try Transcript.all())
    func mutationsAndReceiptsReadAndWriteBack(_ transcript: Transcript) throws {
        for (_, content) in transcript.lines {
            if let mutation = content["m"] {
                #expect(try Mutation(json: mutation).json == mutation)
            }
            if let receipt = content["rc"] {
                #expect(try Receipt(json: receipt).json == receipt)
            }
        }
    }

    @Test(arguments: MessageKind.all)
    func everyMessageOccurs(_ kind: MessageKind) throws {
        let isThere = try Transcript.all().contains { transcript in
            transcript.lines.contains {
                $0.side == kind.side && $0.content["t"]?.stringValue == kind.type
            }
        }
        #expect(isThere)
    }

    @Test(arguments: WireError.Code.allCases)
    func everyErrorOccurs(_ code: WireError.Code) throws {
        let isThere = try Transcript.all().contains { transcript in
            transcript.lines.contains {
                $0.content["t"] == "err" && $0.content["code"]?.stringValue == code.rawValue
            }
        }
        #expect(isThere)
    }

    @Test
    func aClientAppliesOnlyWholeBatches() throws {
        let all = try Transcript.all()
        let transcript = try #require(all.first { $0.name == "first-sync.jsonl" })
        var run = try ClientRun(transcript)
        try run.play()
        let batches = run.told.compactMap { action -> StreamBatch? in
            if case .apply(let batch) = action { batch } else { nil }
        }
        #expect(batches.map(\.cursor) == [3, 4])
        #expect(batches.map(\.events.count) == [4, 1])
    }

    @Test
    func aClientKeepsReplayedReceipts() throws {
        let all = try Transcript.all()
        let transcript = try #require(all.first { $0.name == "resume-after-cut.jsonl" })
        var run = try ClientRun(transcript)
        try run.play()
        let numbers = run.told.compactMap { action -> Int64? in
            if case .store(let receipt, _) = action { receipt.number } else { nil }
        }
        #expect(numbers == [6, 7, 8, 9])
        #expect(run.told.last == .ended("shutdown"))
    }

    @Test
    func aClientActsOnAdviceItDoesNotKnowAsOnLater() throws {
        let all = try Transcript.all()
        let transcript = try #require(all.first { $0.name == "later-server.jsonl" })
        var run = try ClientRun(transcript)
        try run.play()
        let error = WireError(.unavailable, .later)
        #expect(
            run.told.contains { action in
                if case .failed(error, _) = action { true } else { false }
            })
    }
}
