// From need to result: what the client wanted, the outcomes that were to bring it about, the
// modules that teach them, the question that F5 asks of each, and what the answers came to, as far
// as the server published them. Nothing is calculated here, and nothing withheld is told.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var trace: [String: JSONValue] {
        let needs = ["expectations", "desired_results", "application_area", "implications"]
        let note = facts.state.single("note")
        let rows = needs.compactMap { name -> JSONValue? in
            guard let field = FormCatalogue.type("note")?.field(name), let note,
                let value = values.text(note[name], field.type)
            else { return nil }
            return ["label": .string(field.label.polish), "value": .string(value)]
        }
        let goals = Contents.ordered(facts.all("outcome"))
        let modules = Contents.ordered(facts.all("module"))
        return [
            "needs": .array(rows), "has_needs": .bool(!rows.isEmpty),
            "note_place": .string("zapisy.html#" + Self.anchor(RecordKey("note"))),
            "goals": .array(goals.map(goal)), "has_goals": .bool(!goals.isEmpty),
            "modules": .array(modules.map(module)), "has_modules": .bool(!modules.isEmpty),
            "offers": .array(offers), "has_offers": .bool(!offers.isEmpty),
        ]
    }

    private func goal(_ outcome: Record) -> JSONValue {
        let result = contents.result(of: outcome)
        let modules = Contents.ordered(facts.all("module")).filter {
            Self.numbers($0.text("outcomes")).contains(Self.folded(outcome.text("no")))
        }
        return [
            "modules": .array(
                modules.map {
                    .string(
                        [$0.text("no"), $0.text("title")].compactMap(\.self).joined(separator: " "))
                }),
            "has_modules": .bool(!modules.isEmpty),
            "no": .string(outcome.text("no") ?? ""), "text": .string(outcome.text("text") ?? "–"),
            "criterion": .string(outcome.text("criterion") ?? "–"),
            "method": .string(outcome.text("method") ?? "–"),
            "place": .string("zapisy.html#" + Self.anchor(outcome.key)),
            "before": text(result.before), "after": text(result.after), "gain": text(result.gain),
            "n": text(result.count), "withheld": text(result.withheld),
        ]
    }

    /// The outcomes that a module names, as people list them.
    private static func numbers(_ text: String?) -> Set<String> {
        Set(
            (text ?? "").split { $0.isWhitespace || $0 == "," || $0 == ";" }
                .map { folded(String($0)) })
    }

    private static func folded(_ number: String?) -> String { (number ?? "").lowercased() }

    private func module(_ module: Record) -> JSONValue {
        [
            "no": .string(module.text("no") ?? ""),
            "title": .string(module.text("title") ?? "–"),
            "length": text(module.integer("minutes").map { "\(ValueText.number($0)) min" }),
            "content": text(module.text("content")),
            "outcomes": text(module.text("outcomes")),
            "place": .string("zapisy.html#" + Self.anchor(module.key)),
        ]
    }

    private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
