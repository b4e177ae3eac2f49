// The examples of `Protocol/Vectors/merge`, held against the reducer.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseWire
import Testing

@Suite
struct MergeVectorTests {
    @Test(arguments: try MergeVector.all())
    func comesToWhatIsWritten(_ vector: MergeVector) throws {
        for arrival in vector.arrivals {
            let result = try MergeResult(vector, order: arrival.order)
            let place = "\(vector.name), order \(arrival.order.map { $0 + 1 })"
            #expect(result.decisions.count == arrival.outcomes.count, "\(place)")
            for (decision, wanted) in zip(result.decisions, arrival.outcomes) {
                #expect(Self.became(decision, like: wanted) == wanted, "\(place)")
            }
            for (path, value) in vector.values {
                #expect(result.value(path) == value, "\(place): \(path)")
            }
            #expect(result.conflicts == vector.conflicts, "\(place)")
        }
    }

    @Test(arguments: try MergeVector.all())
    func aRefusedMutationChangesNothing(_ vector: MergeVector) throws {
        for arrival in vector.arrivals {
            let result = try MergeResult(vector, order: arrival.order)
            for decision in result.decisions where decision.outcome == .refused {
                #expect(decision.changes.isEmpty)
                #expect(decision.steps.isEmpty)
                #expect(!decision.reasons.isEmpty)
            }
        }
    }

    @Test(arguments: try MergeVector.all())
    func mutationsAreLinesOfTheProtocol(_ vector: MergeVector) throws {
        let schema = try JSONSchema(text: try ProtocolFolder.text("Schema/messages.json"))
        for step in vector.steps {
            let line = MutationMessage(number: 1, content: step.mutation.json).line()
            _ = try ReadLine(.client, line)
            #expect(schema.problems(of: step.mutation.json, by: "mutation") == [])
        }
    }

    @Test(arguments: Reason.Code.allCases.filter { !elsewhere.contains($0) })
    func everyReasonOccurs(_ code: Reason.Code) throws {
        let codes = try MergeVector.all().flatMap(\.arrivals).flatMap(\.outcomes)
            .flatMap { $0["why"]?.arrayValue ?? [] }.compactMap { $0["code"]?.stringValue }
        #expect(codes.contains(code.rawValue))
    }

    @Test(arguments: Outcome.allCases.filter { !ofWholeEdits.contains($0) })
    func everyOutcomeOccurs(_ outcome: Outcome) throws {
        let outcomes = try MergeVector.all().flatMap(\.arrivals).flatMap(\.outcomes)
            .compactMap { $0["st"]?.stringValue }
        #expect(outcomes.contains(outcome.rawValue))
    }

    @Test(arguments: MergeType.allCases)
    func everyMergeTypeOccurs(_ merge: MergeType) throws {
        let addresses = try MergeVector.all().flatMap(\.steps).flatMap(\.mutation.operations)
            .compactMap { operation -> FieldAddress? in
                switch operation {
                case .set(let address, _, _), .insert(let address, _), .remove(let address, _):
                    address
                case .create, .delete, .restore, .resolve, .withdraw, .act: nil
                }
            }
        #expect(addresses.contains { FormCatalogue.field($0)?.merge == merge })
    }

    /// The store gives these; the reducer never does.
    private static let ofWholeEdits: Set<Outcome> = [.parked, .void]

    /// The store gives this reason before the reducer is asked; a wire vector shows it.
    private static let elsewhere: Set<Reason.Code> = [.mutationReuse]

    /// Returns a decision in the form of the examples, with as much detail as the example has.
    private static func became(_ decision: Decision, like wanted: JSONValue) -> JSONValue {
        var object: [String: JSONValue] = ["st": .string(decision.outcome.rawValue)]
        if wanted["out"] != nil {
            object["out"] = .array(decision.steps.map { .string($0.rawValue) })
        }
        let wantedReasons = wanted["why"]?.arrayValue ?? []
        if !decision.reasons.isEmpty {
            object["why"] = .array(
                decision.reasons.enumerated().map { index, reason in
                    let like = index < wantedReasons.count ? wantedReasons[index] : .null
                    return Self.told(reason, like: like)
                })
        }
        return .object(object)
    }

    private static func told(_ reason: Reason, like wanted: JSONValue) -> JSONValue {
        var object = reason.json.objectValue ?? [:]
        if case .string = wanted["gate"], let gate = reason.gate {
            object["gate"] = .string(gate.gate)
        }
        return .object(object)
    }
}
