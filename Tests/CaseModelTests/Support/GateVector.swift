// The files in Protocol/Vectors/gates: what each gate must answer, readable without this code.

import CanonicalJSON
import CaseModel
import Foundation
import Testing

/// One case of a vector file.
struct GateVector: Sendable, CustomTestStringConvertible {
    /// The gate's name.
    let gate: String
    /// The case as it stands in the file.
    let json: JSONValue

    var testDescription: String { "\(gate): \(name)" }
    /// What the case shows.
    var name: String { json["name"]?.stringValue ?? "?" }

    /// What the gate is asked about.
    var facts: CaseFacts {
        CaseFixture.facts(
            json["case"] ?? [:], organisation: json["organisation"] ?? [:],
            now: json["now"]?.stringValue ?? "", subject: json["subject"]?.stringValue)
    }

    /// What it must answer.
    var missing: [Missing] {
        (json["missing"]?.arrayValue ?? []).map { entry in
            Missing(
                entry["path"]?.stringValue ?? "?",
                Need(rawValue: entry["need"]?.stringValue ?? "") ?? .fill,
                who: Standing(rawValue: entry["who"]?.stringValue ?? "") ?? .otherTrainer,
                stage: Int(entry["stage"]?.integerValue ?? -1),
                before: entry["before"]?.instant,
                measure: entry["wanted"]?.integerValue.flatMap {
                    Measure(entry["found"]?.integerValue ?? -1, of: $0)
                })
        }
    }

    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every case of every file.
    static let all: [GateVector] = {
        let folder = root.appendingPathComponent("Protocol/Vectors/gates")
        let files =
            (try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file -> [GateVector] in
            guard let data = try? Data(contentsOf: file),
                let json = try? JSONParser.parse(Array(data)),
                let gate = json["gate"]?.stringValue,
                file.lastPathComponent == gate + ".json"
            else { return [GateVector(gate: file.lastPathComponent, json: .null)] }
            return (json["cases"]?.arrayValue ?? []).map { GateVector(gate: gate, json: $0) }
        }
    }()
}
